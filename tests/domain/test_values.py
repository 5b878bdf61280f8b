"""The small frozen values (quantity, records, scope, table): equal by content, usable as keys, kept by pickle."""

import pickle
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind, Record
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.domain.table import Column, Table

RECORD = Record(1, Kind.SALE, "F-17", date(2017, 9, 3), 4, Fraction("10.5"))
VALUES = [
    Quantity(Fraction(1, 3), Unit.MONEY, "RON"),
    RECORD,
    Scope(ScopeKind.TEAM, 3, "North"),
    Table((Column("n", "Number", Unit.COUNT),), ((Quantity(Fraction(1)),), (None,))),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_equal_by_content_and_survives_the_way_to_another_process(value: object) -> None:
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert again == value
    assert hash(again) == hash(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_cannot_be_changed(value: object) -> None:
    name = next(iter(type(value).__slots__))  # type: ignore[attr-defined] # each of them has slots
    with pytest.raises(AttributeError):
        setattr(value, name, None)


def test_what_is_not_said_of_a_record_is_one_piece_of_nothing_known() -> None:
    assert RECORD.quantity == 1
    assert (RECORD.customer, RECORD.product, RECORD.currency) == ("", "", "")


def test_the_whole_company_is_the_scope_that_needs_no_name() -> None:
    assert Scope() == COMPANY
    assert COMPANY.kind is ScopeKind.COMPANY


def test_names_kept_in_workspaces_do_not_change() -> None:
    assert [kind.value for kind in ScopeKind] == ["company", "team", "region", "person", "product", "segment"]
    assert [unit.value for unit in Unit] == ["money", "count", "percent", "days", "hours", "score", "ratio"]
