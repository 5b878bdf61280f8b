"""What rows go through before they are parsed."""

from desktop_app.files.lookups import make_lookup, offer_join
from desktop_app.files.mending import Fix, Mend
from desktop_app.files.prepared import Preparation
from desktop_app.files.readers import read_source

TEXT = "id,region,why\n1,Nord,x\n2,South,\n"


def test_without_anything_to_do_the_rows_pass_as_they_are() -> None:
    rows = [(2, ("1", "a"))]
    assert Preparation(("id", "b")).rows(rows) is rows


def test_a_column_is_dropped_a_key_mended_and_what_is_joined_mended_too() -> None:
    table = read_source(TEXT.encode(), name="t.csv").table
    regions = read_source(b"region,manager\nNorth,Lena\nSouth,?unknown\n", name="r.csv").table
    first = Fix("region", "Nord", Mend.REPLACE, "North")
    second = Fix("manager", "?unknown", Mend.REPLACE, "Paul")
    mended = Preparation(table.header, [first], dropped="why").table(table)
    offer = offer_join(mended, regions, "Regions")
    assert offer is not None
    prepared = Preparation(table.header, [first, second], (), make_lookup(regions, offer), "why")
    made = prepared.table(table)
    assert made.header == ("id", "region", "manager")
    assert made.rows == [("1", "North", "Lena"), ("2", "South", "Paul")]
    assert len(prepared.problems) == 2
