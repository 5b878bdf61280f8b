"""Trainings on a real file: who still has to, and the effect on those who took one, against those who did not."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.improving.trainings import trainable, training_effect, training_list
from desktop_app.reports.training_words import trainings_table
from desktop_app.reports.wording import outline
from desktop_app.rules.statistics.effect import Verdict
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
END = date(2025, 12, 31)
PEOPLE = """name,team,hire date,termination date
Ana,Field,2020-01-01,
Ion,Field,2020-01-01,
Mei,Field,2020-01-01,
Dan,Field,2020-01-01,
Gone,Field,2020-01-01,2025-07-31
"""
TAKEN = """employee,training,due date,completed on,hours,passed
Ana,Offers,2025-06-30,2025-06-10,6,yes
Ion,Offers,2025-06-30,2025-06-12,6,no
Mei,Offers,2025-06-30,,6,
Gone,Offers,2025-06-30,,6,
Dan,Offers,2026-06-30,,6,
"""


def _deals(month: int) -> list[str]:
    """Ana sells about 100 a month and 200 from July on; the others stay where they are, and Gone is gone then."""
    amounts = {"Ana": (200 if month > 6 else 100) + month % 3 * 4, "Ion": 100 + month % 2 * 6,
               "Mei": 90 + month % 3 * 5, "Dan": 110 + month % 2 * 4, "Gone": 400}  # fmt: skip
    return [
        f"{who}{month},{who},Acme,Won,2025-{month:02d}-01,2025-{month:02d}-20,{amount}"
        for who, amount in amounts.items()
        if who != "Gone" or month <= 7
    ]


@pytest.fixture
def trained(store: Store, import_text: ImportText) -> Store:
    rows = [row for month in range(1, 13) for row in _deals(month)]
    import_text(PEOPLE, "people.csv", kind=Kind.PERSON)
    import_text("id,owner,customer,stage,opened,closed,amount\n" + "\n".join(rows) + "\n", "deals.csv")
    import_text(TAKEN, "trainings.csv")
    return store


def test_who_still_has_to_is_named_but_not_who_is_gone(trained: Store) -> None:
    (offers,) = training_list(trained, END)
    assert (offers.title, offers.due, offers.done, offers.failed) == ("Offers", 4, 1, 1)
    assert offers.late == ("Ion", "Mei")
    (row,) = trainings_table([offers]).rows
    assert row[-1] == "Ion, Mei"


def test_the_effect_is_held_against_those_who_did_not_take_it(trained: Store) -> None:
    """Ana from about 104 to about 204; the three who stayed did not move; one month of June counts on no side."""
    found = training_effect(trained, "Offers", "revenue", END)
    seen = found.found.effect
    assert (found.found.trained, found.found.told, seen.periods) == (1, 0, 6)
    assert seen.verdict is Verdict.TOO_EARLY  # five whole months before
    later = training_effect(trained, "Offers", "deals_won", END)
    assert later.kpi.key == "deals_won"
    assert any("have figures here" in words or "has figures here" in words
               for _depth, words, _figure in outline(found.explanation))  # fmt: skip


def test_a_leaver_is_no_measure_of_what_the_others_did(trained: Store, import_text: ImportText) -> None:
    """With the year before Ana's effect is shown, and those without it changed by next to nothing."""
    steady = [row for month in range(1, 7) for row in _deals(month)]
    older = [f"x{row}".replace("2025-", "2024-") for row in steady]
    older += [row.replace("x", "y").replace(f"2024-{n:02d}", f"2024-{n + 6:02d}") for n in range(1, 7) for row in older
              if f"2024-{n:02d}" in row]  # fmt: skip
    import_text("\n".join(["id,owner,customer,stage,opened,closed,amount", *older, ""]), "older.csv")
    seen = training_effect(trained, "Offers", "revenue", END).found.effect
    assert seen.verdict is Verdict.SHOWN
    assert seen.others is not None
    assert abs(seen.others.change) < 5


def test_a_training_nobody_took_is_refused(trained: Store) -> None:
    with pytest.raises(UserError, match="Nobody took"):
        training_effect(trained, "Chess", "revenue", END)
    assert "revenue" in {kpi.key for kpi in trainable(trained)}
