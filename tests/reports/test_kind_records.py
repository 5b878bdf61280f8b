"""Every kind that is kept as records can be listed, and what has no column is shown under its field's title."""

from fractions import Fraction

from desktop_app.domain.records import HAPPENINGS, Kind
from desktop_app.reports import kind_records
from desktop_app.store.record_pages import SHOWN, Found

NAMES = {Kind.PERSON, Kind.CUSTOMER, Kind.PRODUCT}


def found(kind: Kind, more: str, **values: object) -> Found:
    return Found(1, kind, {key: values.get(key) for key in SHOWN} | {"currency": "EUR"}, "", "", more, 1, 2)


def test_every_kind_of_record_has_its_columns() -> None:
    kept = HAPPENINGS - NAMES - {Kind.CREDIT_NOTE, Kind.CASE_EVENT}
    assert kept <= set(kind_records.KINDS)
    for kind in kind_records.KINDS:
        assert kind_records.columns(kind, "EUR")
        assert all(kind_records.title_of(kind, key) for key in SHOWN if key not in ("foreign_amount", "rate"))


def test_a_mapped_cell_without_a_column_stands_under_the_title_of_its_field() -> None:
    more = '{".answered": "2024-03-05T09:30:00", ".taken": "yes", "Wallboard": "A"}'
    shown = dict(kind_records.fields(found(Kind.INTERACTION, more), "EUR"))
    assert shown["First answer"].endswith("09:30")
    assert (shown["Picked up"], shown["Wallboard"]) == ("yes", "A")


def test_a_priority_stands_as_it_was_written_and_a_state_in_the_readers_words() -> None:
    assert ("Priority", "won") in kind_records.fields(found(Kind.INTERACTION, "", status="won"), "EUR")
    assert ("Sort", "credit note") in kind_records.fields(found(Kind.INVOICE, "", stage="credit_note"), "EUR")


def test_the_score_of_a_training_keeps_its_decimals() -> None:
    assert ("Score", "87.50") in kind_records.fields(found(Kind.TRAINING, "", score=87_500_000), "EUR")
    assert ("Score", "5") in kind_records.fields(found(Kind.SURVEY, "", score=5), "EUR")


def test_all_fields_of_all_records_stand_side_by_side() -> None:
    more = '{".answered": "2026-03-02T10:00:00", "Tag": "urgent", ".events": "[]"}'
    records = [found(Kind.INTERACTION, more), found(Kind.INTERACTION, "", wait=5)]
    table = kind_records.whole_table(Kind.INTERACTION, records, "EUR")
    titles = [column.title for column in table.columns]
    assert titles[-2:] == ["First answer", "Tag"]
    assert "Minutes to first answer" in titles
    assert [row[-1] for row in table.rows] == ["urgent", None]
    assert not any("events" in column.key for column in table.columns)


def test_what_a_company_brings_besides_happenings_is_listed_too() -> None:
    assert set(Kind) - HAPPENINGS - {Kind.TARGET} <= set(kind_records.KINDS)
    rate = [1] + [{"day": 1, "currency": "USD", "stage": "RON", "rate": "4.55"}.get(key) for key in SHOWN]
    assert kind_records.cells(Kind.EXCHANGE_RATE, rate, "RON") == ("any day", "USD", "RON", "4.55")
    value = [1] + [{"document": "nps", "stage": "team", "original": "West", "amount": 40_500_000}.get(k) for k in SHOWN]
    shown = kind_records.cells(Kind.KPI_VALUE, value, "RON")
    assert (shown[0], shown[3:6]) == ("nps", ("team", "West", Fraction(81, 2)))
