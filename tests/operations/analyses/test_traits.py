"""Strengths and weaknesses of people whose deals are made by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.analyses.traits import Side, Trait, traits
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
YEAR = Wanted((), parse_period("2026"), date(2026, 10, 5))


def deals(months: int = 9) -> str:
    """Each decides ten deals a month, all alike: Ana wins 9, Ion 5, Mei 1; in the last month Ion wins none."""
    lines = ["id,owner,customer,stage,opened,closed,amount"]
    for month in range(1, months + 1):
        for owner, won in (("Ana", 9), ("Ion", 0 if month == months else 5), ("Mei", 1)):
            for step in range(10):
                stage = "Won" if step < won else "Lost"
                lines.append(f"{owner}{month}-{step},{owner},C{step},{stage},2026-{month:02}-01,2026-{month:02}-"
                             f"{step + 11},{100 if stage == 'Won' else 0}")  # fmt: skip
    return "\n".join(lines) + "\n"


@pytest.fixture
def found(store: Store, import_text: ImportText) -> Callable[[str], dict[str, Trait]]:
    import_text("name,team\nAna,Field\nIon,Field\nMei,Field\n", "people.csv")
    import_text(deals(), "deals.csv")

    def of(name: str) -> dict[str, Trait]:
        scope = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", name), name)
        return {one.kpi.key: one for one in traits(store, YEAR, scope)}

    return of


def test_who_wins_far_more_than_chance_is_strong_and_can_help_who_is_weak(
    found: Callable[[str], dict[str, Trait]],
) -> None:
    ana, mei = found("Ana")["win_rate"], found("Mei")["win_rate"]
    assert (ana.team, ana.is_strength, ana.helpers) == (Side.BETTER, True, ())
    assert (mei.team, mei.is_weakness, mei.helpers) == (Side.WORSE, True, ("Ana",))


def test_the_last_whole_month_is_held_against_the_own_months(found: Callable[[str], dict[str, Trait]]) -> None:
    ion, ana = found("Ion"), found("Ana")
    assert ion["deals_won"].month.period.name == "2026-09"
    assert (ion["deals_won"].own, ana["deals_won"].own) == (Side.WORSE, Side.USUAL)
    assert ion["win_rate"].own is Side.UNKNOWN  # ten deals in a month are below its least number of records


def test_figures_without_a_better_side_are_left_out(found: Callable[[str], dict[str, Trait]]) -> None:
    assert "open_deals" not in found("Ana")


def test_only_a_person_has_traits(store: Store) -> None:
    with pytest.raises(ValueError, match="COMPANY"):
        traits(store, YEAR, COMPANY)
