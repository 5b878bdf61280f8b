"""Presets name only fields that are there, and the most specific of several that fit is taken."""

from typing import Any

import pytest

from desktop_app.files.system_presets import SystemExport, load_systems, recognise, system_of

EXPORTS: list[SystemExport] = [export for system in load_systems() for export in system.exports]
PRESET: dict[str, Any] = {
    "name": "Till",
    "source": "somewhere",
    "exports": [{"title": "Day", "kind": "sale", "recognised_by": ["Slip"], "columns": {"document": ["Slip"]}}],
}


@pytest.mark.parametrize("system", load_systems(), ids=lambda system: system.name)
def test_every_system_says_where_its_titles_were_seen(system: Any) -> None:
    assert system.source
    assert system.exports


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: f"{export.system} {export.title}")
def test_every_export_is_recognised_by_its_own_titles(export: SystemExport) -> None:
    assert recognise(tuple(export.recognised_by)) is export
    assert recognise(tuple(title.upper() for title in export.recognised_by)) is export
    titles = [title for titles in export.columns.values() for title in titles]
    assert len(set(titles)) == len(titles)


def test_one_title_less_is_not_that_export() -> None:
    for export in EXPORTS:
        found = recognise(export.recognised_by[1:])
        assert found is not export


def test_the_more_telling_export_is_taken() -> None:
    deals = recognise(("Record ID", "Deal Name", "Deal Stage", "Close Date"))
    stages = recognise(("Record ID", "Deal Name", "Deal Stage", "Date entered stage"))
    assert (deals and deals.title, stages and stages.title) == ("Deals", "Stages of deals")


def test_an_ordinary_table_is_no_export() -> None:
    assert recognise(("id", "owner", "customer", "stage", "closed", "amount")) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"columns": {"colour": ["Slip"]}}, "colour"),
        ({"kind": "till"}, "till"),
        ({"recognised_by": []}, "recognised_by"),
        ({"colums": {}}, "colums"),
    ],
)
def test_what_no_preset_may_say_is_named(change: dict[str, Any], said: str) -> None:
    assert system_of(PRESET).exports[0].columns == {"document": ("Slip",)}
    with pytest.raises(ValueError, match=said):
        system_of(PRESET | {"exports": [PRESET["exports"][0] | change]}, "till.toml")
