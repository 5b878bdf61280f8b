"""The sentence of a gap names the measure, the import and the fields."""

from desktop_app.reports.kpi_gaps import IMPORT_WITH, SET_TARGET, Gap, gap_text


def test_a_gap_is_a_whole_sentence() -> None:
    gap = Gap("leads", IMPORT_WITH, "lead", "Leads", ("Opened", "Status"))
    assert gap_text(gap) == "Needs “Leads received”: import Leads with Opened, Status."
    assert gap_text(Gap("", SET_TARGET)) == "Needs a target: record one on the page Targets."
