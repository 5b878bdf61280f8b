"""What must be answered before an import is said in one sentence."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.open_questions import refuse_open_questions
from desktop_app.operations.importing.understand import understand_file
from desktop_app.store.database import Store

WEATHER = "Station,Temperature,Humidity\nK1,20.5,40\nK2,21.5,41\n"


def asked(store: Store, text: str, kind: Kind | None = None) -> str:
    with pytest.raises(UserError) as refused:
        refuse_open_questions(understand_file(store, text.encode(), "w.csv", Choices(kind=kind)))
    return refused.value.what


def test_a_file_that_is_none_of_the_kinds_is_asked_about(store: Store) -> None:
    found = understand_file(store, WEATHER.encode(), "w.csv", Choices())
    assert found.asks_kind
    assert found.mapping.columns == ()
    assert asked(store, WEATHER) == "It is not clear what {file} holds."


def test_once_it_is_said_what_it_holds_the_missing_field_is_asked_for(store: Store) -> None:
    assert not understand_file(store, WEATHER.encode(), "w.csv", Choices(kind=Kind.SALE)).asks_kind
    assert asked(store, WEATHER, kind=Kind.SALE).startswith("No column of {file} is known to be")


MONTHS = "person,Jan 2026,Feb 2026\nAna,1000,2000\nIon,500,700\n"


def test_months_without_a_kpi_are_asked_about(store: Store) -> None:
    assert understand_file(store, MONTHS.encode(), "w.csv", Choices()).asks_targets
    assert (
        asked(store, MONTHS) == "{file} has a column for each period and names no KPI: it may hold targets or results."
    )


def test_targets_said_by_a_person_or_by_a_name_are_not_asked_about(store: Store) -> None:
    said = understand_file(store, MONTHS.encode(), "w.csv", Choices(kind=Kind.TARGET))
    named = [
        understand_file(store, MONTHS.encode(), name, Choices()) for name in ("Targets 2026.csv", "2026年销售目标.csv")
    ]
    assert not any(found.asks_targets for found in (said, *named))
    refuse_open_questions(said)


def test_results_need_the_kpi_they_are_of(store: Store) -> None:
    assert asked(store, MONTHS, kind=Kind.KPI_VALUE).startswith("No column of {file} is known to be")


def test_months_with_a_kpi_are_not_asked_about(store: Store) -> None:
    text = "kpi,Jan 2026,Feb 2026\nWin rate,30%,35%\n"
    assert not understand_file(store, text.encode(), "w.csv", Choices()).asks_targets


def test_a_credit_note_with_one_amount_is_asked_about_its_tax(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("Credit note no,Date,Original invoice,Total amount\nC1,2024-03-25,F1,119\n", "utf-8")
    found = understand_file(store, path, path.name, Choices())
    assert found.mapping.kind is Kind.CREDIT_NOTE
    assert found.asks_tax
