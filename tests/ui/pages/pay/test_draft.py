"""What saving makes of a plan's versions and examples, decided by the day from which the change holds."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.operations.pay.plans import templates
from desktop_app.rules.incentives.plan_file import PlanFile, run_examples
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.ui.pages.pay.draft import Draft, new_draft, open_draft

JANUARY, JULY = date(2026, 1, 1), date(2026, 7, 1)


@pytest.fixture
def flat() -> PlanFile:
    file = next(one.file for one in templates() if one.key == "flat_rate")
    version = replace(file.plan.versions[0], valid_from=JANUARY)
    return replace(file, plan=replace(file.plan, versions=(version,)))


def at_rate(draft: Draft, percent: int) -> Draft:
    component = draft.version.components[0]
    return draft.with_component(0, replace(component, shape=Flat(Fraction(percent, 100))))


def from_day(draft: Draft, day: date) -> Draft:
    return replace(draft, version=replace(draft.version, valid_from=day))


def rates(draft: Draft) -> list[tuple[date, Fraction]]:
    found = []
    for version in draft.file().plan.versions:
        shape = version.components[0].shape
        assert isinstance(shape, Flat)
        found.append((version.valid_from, shape.rate))
    return found


def test_a_change_from_the_same_day_corrects_the_version(flat: PlanFile) -> None:
    draft = at_rate(open_draft(3, flat), 7)
    assert rates(draft) == [(JANUARY, Fraction(7, 100))]
    assert draft.meaning().startswith("Corrects the version that begins on 1 January 2026")


def test_a_change_from_a_later_day_leaves_the_rules_before_it(flat: PlanFile) -> None:
    draft = from_day(at_rate(open_draft(3, flat), 7), JULY)
    assert rates(draft) == [(JANUARY, Fraction(5, 100)), (JULY, Fraction(7, 100))]
    assert draft.meaning() == "A new version; the rules before hold until 30 June 2026."


def test_a_change_from_an_earlier_day_moves_the_version(flat: PlanFile) -> None:
    draft = from_day(open_draft(3, flat), date(2025, 6, 1))
    assert rates(draft) == [(date(2025, 6, 1), Fraction(5, 100))]


def test_an_untouched_draft_has_nothing_to_save_and_a_new_plan_always_has(flat: PlanFile) -> None:
    assert not open_draft(3, flat).changed()
    assert at_rate(open_draft(3, flat), 6).changed()
    assert new_draft(flat, "Field", JANUARY).changed()


def test_another_name_is_a_copy_and_says_so(flat: PlanFile) -> None:
    draft = replace(open_draft(3, flat), name="Field 2026")
    assert draft.meaning() == "A plan of another name is a copy: “Flat rate” stays as it is."


def test_a_failing_example_can_be_accepted_or_taken_out(flat: PlanFile) -> None:
    draft = at_rate(open_draft(3, flat), 10)
    assert [one.passed for one in run_examples(draft.file())] == [False, False]
    accepted = draft.accepted(0)
    assert [one.passed for one in run_examples(accepted.file())] == [True, False]
    expected = accepted.examples[0].expect[0]
    assert expected.pay == Fraction("125.05")  # 10 % of 1,250.50
    assert expected.components["Commission"].records == (Fraction(100), Fraction("25.05"))
    assert expected.components["Commission"].tier is None  # what was not expected still is not
    assert len(accepted.without_example(1).examples) == 1


def test_a_new_plan_keeps_only_examples_of_its_own_time(flat: PlanFile) -> None:
    assert len(new_draft(flat, "Field", JANUARY).examples) == 2
    assert new_draft(flat, "Field", JULY).examples == ()
