"""Every part of a KPI has a word, and what nobody wrote has no line."""

from dataclasses import replace

from desktop_app.domain.quantity import Unit
from desktop_app.reports import kpi_words
from desktop_app.rules.kpis.catalogue import Direction, Group, Reference
from desktop_app.rules.kpis.formula import EXAMPLES
from tests.kpis import built_in_kpi


def test_every_part_has_a_word() -> None:
    assert set(kpi_words.GROUP_WORDS) == set(Group)
    assert set(kpi_words.UNIT_WORDS) == set(Unit)
    assert set(kpi_words.DIRECTION_WORDS) == set(Direction)
    assert set(kpi_words.REFERENCE_WORDS) == set(Reference)
    assert set(kpi_words.FUNCTION_WORDS) == set(EXAMPLES)


def test_what_nobody_wrote_has_no_line() -> None:
    kpi = built_in_kpi("deals_won")
    kpi = replace(kpi, owner="Ana", texts=replace(kpi.texts, counted="", left_out=""))
    assert kpi_words.definition_lines(kpi) == [("Formula", "Deals won"), ("Answers for it", "Ana")]
