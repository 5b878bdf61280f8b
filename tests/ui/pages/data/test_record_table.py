"""Every kind that is kept as records can be listed, and what has no column is shown under its field's title."""

from desktop_app.domain.records import HAPPENINGS, Kind
from desktop_app.store.record_pages import SHOWN, Found
from desktop_app.ui.pages.data import record_table

NAMES = {Kind.PERSON, Kind.CUSTOMER, Kind.PRODUCT}


def found(kind: Kind, more: str, **values: object) -> Found:
    return Found(1, kind, {key: values.get(key) for key in SHOWN} | {"currency": "EUR"}, "", "", more, 1, 2)


def test_every_kind_of_record_has_its_columns() -> None:
    kept = HAPPENINGS - NAMES - {Kind.CREDIT_NOTE, Kind.CASE_EVENT}
    assert kept <= set(record_table.KINDS)
    for kind in record_table.KINDS:
        assert record_table.columns(kind, "EUR")
        assert all(record_table.title_of(kind, key) for key in SHOWN if key not in ("foreign_amount", "rate"))


def test_a_mapped_cell_without_a_column_stands_under_the_title_of_its_field() -> None:
    more = '{".answered": "2024-03-05T09:30:00", ".taken": "yes", "Wallboard": "A"}'
    shown = dict(record_table.fields(found(Kind.INTERACTION, more), "EUR"))
    assert shown["First answer"].endswith("09:30")
    assert (shown["Picked up"], shown["Wallboard"]) == ("yes", "A")


def test_a_priority_stands_as_it_was_written_and_a_state_in_the_readers_words() -> None:
    assert ("Priority", "won") in record_table.fields(found(Kind.INTERACTION, "", status="won"), "EUR")
    assert ("Sort", "credit note") in record_table.fields(found(Kind.INVOICE, "", stage="credit_note"), "EUR")


def test_the_score_of_a_training_keeps_its_decimals() -> None:
    assert ("Score", "87.50") in record_table.fields(found(Kind.TRAINING, "", score=87_500_000), "EUR")
    assert ("Score", "5") in record_table.fields(found(Kind.SURVEY, "", score=5), "EUR")
