"""A column read in the way that a person chose, and doubts settled by earlier files."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.files.cell_values import parser_for
from desktop_app.files.chosen_types import DECIMALS, TEXT, WAYS, read_as, recalled, way_of
from desktop_app.files.column_types import ColumnKind, infer_column
from desktop_app.files.kinds import FieldType

DOUBTFUL = infer_column("Closed", ["03/05/2026", "04/05/2026"])


@pytest.mark.parametrize(("way", "day"), [("dmy", date(2026, 5, 3)), ("mdy", date(2026, 3, 5))])
def test_days_are_read_in_the_order_chosen(way: str, day: date) -> None:
    chosen = read_as(DOUBTFUL, way)
    assert chosen.certain
    assert way_of(chosen) == way
    assert parser_for(FieldType.DAY, chosen)("03/05/2026") == day


@pytest.mark.parametrize(("way", "amount"), [("comma", Decimal("1.5")), ("point", Decimal(15))])
def test_amounts_are_read_with_the_sign_chosen(way: str, amount: Decimal) -> None:
    chosen = read_as(infer_column("Value", ["n/k", "tbd"]), way)
    text = "1,5" if way == "comma" else "1,500"
    expected = amount if way == "comma" else Decimal(1500)
    assert parser_for(FieldType.AMOUNT, chosen)(text) == expected
    assert chosen.amount is not None
    assert chosen.amount.decimal == DECIMALS[way]


def test_a_column_that_is_to_be_text_has_no_layout() -> None:
    chosen = read_as(infer_column("Room", ["1.10", "1.20"]), TEXT)
    assert (chosen.kind, chosen.day, chosen.amount) == (ColumnKind.TEXT, None, None)


def test_a_text_column_read_as_days_takes_serials_too() -> None:
    chosen = read_as(infer_column("When", ["soon", "45000"]), "dmy")
    assert parser_for(FieldType.DAY, chosen)("45000") == date(2023, 3, 15)


def test_an_unknown_way_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match=", ".join(WAYS)):
        read_as(DOUBTFUL, "ydm")


def test_an_earlier_file_settles_doubt_and_never_overrules_proof() -> None:
    assert way_of(recalled(DOUBTFUL, "mdy")) == "mdy"
    proved = infer_column("Closed", ["25/03/2026", "04/05/2026"])
    assert recalled(proved, "mdy") is proved
    assert recalled(DOUBTFUL, "comma") is DOUBTFUL
