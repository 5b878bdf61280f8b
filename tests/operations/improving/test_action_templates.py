"""Templates of actions: for known KPIs only, the fitting ones first."""

from desktop_app.operations.improving.action_templates import TEMPLATES, templates_for
from desktop_app.operations.kpis.catalogue import built_in


def test_templates_name_known_kpis() -> None:
    known = {kpi.key for kpi in built_in()}
    assert {key for one in TEMPLATES for key in one.kpis} - known == set()


def test_those_for_the_kpi_come_first() -> None:
    found = templates_for("first_response_time")
    assert "first_response_time" in found[0].kpis
    assert [bool(one.kpis) for one in found] == sorted((bool(one.kpis) for one in found), reverse=True)
    assert templates_for("nothing")
