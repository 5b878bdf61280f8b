"""Which small tables can be joined, and what the join adds."""

import pytest

from desktop_app.files.lookups import (
    NOT_LISTED,
    Joining,
    JoinOffer,
    lookup_from_json,
    lookup_to_json,
    make_lookup,
    offer_join,
)
from desktop_app.files.prepared import Preparation
from desktop_app.files.readers import read_source
from desktop_app.files.source import RawTable

DEALS = "id,owner,region,amount\n1,Ana,North,10\n2,Ion,south,20\n3,Mei,North,30\n4,Bo,East,40\n"
REGIONS = "Region,Manager\nNorth,Lena\nSouth,Paul\nEast,Rosa\n"


def table(text: str) -> RawTable:
    return read_source(text.encode(), name="t.csv").table


def test_a_lookup_is_offered_with_its_evidence_and_joined() -> None:
    offer = offer_join(table(DEALS), table(REGIONS), "Regions")
    assert offer == JoinOffer("Regions", "Region", "region", ("Manager",), 3, 3)
    lookup = make_lookup(table(REGIONS), offer)
    assert lookup_from_json(lookup_to_json(lookup)) == lookup
    prepared = Preparation(table(DEALS).header, lookup=lookup)
    joined = prepared.table(table(DEALS))
    assert joined.header == ("id", "owner", "region", "amount", "Manager")
    assert [row[-1] for row in joined.rows] == ["Lena", "Paul", "Lena", "Rosa"]
    assert joined.layout.width == 5


@pytest.mark.parametrize(
    "other",
    [
        "Region,Manager\nNorth,Lena\nNorth,Paul\nSouth,Rosa\nEast,Bo\n",  # the key repeats
        "Region,Manager\nNorth,Lena\nSouth,Paul\n",  # one of three regions is missing
        "No,Price\n1,5\n2,6\n3,7\n4,8\n10,9\n20,9\n30,9\n40,9\n",  # numbers under another title
        "Region,Owner\nNorth,Lena\nSouth,Paul\nEast,Rosa\n",  # it adds nothing that is not there
    ],
)
def test_what_proves_nothing_is_not_offered(other: str) -> None:
    assert offer_join(table(DEALS), table(other), "x") is None


def test_a_text_that_is_not_listed_is_said_once_and_left_empty() -> None:
    offer = offer_join(table(DEALS), table(REGIONS), "Regions")
    assert offer is not None
    joining = Joining(table(DEALS).header, make_lookup(table(REGIONS), offer))
    rows = [(2, ("1", "Ana", "West", "1")), (3, ("2", "Ion", "WEST ", "2")), (4, ("3", "Mei", "", "3"))]
    assert [cells[-1] for _line, cells in joining.rows(rows)] == ["", "", ""]
    assert [(one.line, one.text, one.reason) for one in joining.problems] == [(2, "West", NOT_LISTED)]
