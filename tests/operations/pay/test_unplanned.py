"""Who sold in a month and is paid by no plan."""

from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.operations.pay.unplanned import unplanned
from desktop_app.store import groupings
from desktop_app.store.database import Store


def test_only_those_with_revenue_who_are_not_paid_are_found(team: Store) -> None:
    ana = groupings.group_id(team, "person", "Ana")
    found = unplanned(team, parse_period("2026-03"), {ana})
    assert [(one.name, one.revenue) for one in found] == [("Ion", Fraction(30_000))]
    assert unplanned(team, parse_period("2026-01"), ()) == []
