"""What a company brings besides happenings: targets, absences, opening balances, rates, working days, KPI values."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import CURRENCY, Field, FieldType, ImportKind
from desktop_app.i18n import N_

_AMOUNT: Final = FieldType.AMOUNT
_COUNT: Final = FieldType.COUNT
_DAY: Final = FieldType.DAY
_NAME: Final = FieldType.NAME
_TEXT: Final = FieldType.TEXT

_SCOPES: Final = (
    Field("owner", N_("Person"), _NAME, "person+owner+somebody"),
    Field("team", N_("Team"), _NAME, "team"),
    Field("region", N_("Region"), _NAME, "region"),
    Field("product", N_("Product"), _NAME, "product"),
    Field("segment", N_("Segment"), _NAME, "segment"),
    Field("scope", N_("For whom"), _NAME, "scope"),
)
_PERIOD: Final = (
    Field("period", N_("Period"), _TEXT, "period", telling=True),
    Field("year", N_("Year"), _TEXT, "year"),
    Field("month", N_("Month"), _TEXT, "month"),
)
TARGET: Final = ImportKind(
    Kind.TARGET,
    N_("Targets"),
    (
        Field("kpi", N_("KPI"), _TEXT, "kpi"),
        *_SCOPES,
        *_PERIOD,
        Field("dated", N_("Day in the period"), _DAY, "target_day", telling=True),
        Field("amount", N_("Target"), _AMOUNT, "target", required=True, telling=True),
        CURRENCY,
    ),
    one_of=("period", "month", "year", "dated"),
    spread="amount",
    spread_by="period",
)
ABSENCE: Final = ImportKind(
    Kind.ABSENCE,
    N_("Absences"),
    (
        Field("owner", N_("Person"), _NAME, "person+owner+somebody", required=True, into="owner"),
        Field("first", N_("First day"), _DAY, "first_day", required=True, telling=True, into="day"),
        Field("last", N_("Last day"), _DAY, "last_day", telling=True, into="due"),
        Field("type", N_("Type"), _TEXT, "absence_type", telling=True, into="stage"),
        Field("paid", N_("Paid"), _TEXT, "paid", telling=True, into="status"),
        Field("share", N_("Share of the day"), _AMOUNT, "share", into="quantity"),
        Field("note", N_("Note"), _TEXT, "note", into="comment"),
    ),
)
OPENING_BALANCE: Final = ImportKind(
    Kind.OPENING_BALANCE,
    N_("Opening balances"),
    (
        Field("owner", N_("Person"), _NAME, "person+owner+somebody", required=True, into="owner"),
        Field("plan", N_("Plan"), _TEXT, "plan", required=True, telling=True, into="stage"),
        Field("day", N_("Day"), _DAY, "day", required=True, into="day"),
        Field("measure", N_("Measure to date"), _AMOUNT, "measure_to_date", telling=True, into="amount"),
        Field("earned", N_("Earned before"), _AMOUNT, "earned_before", telling=True),
        Field("held", N_("Of it held"), _AMOUNT, "of_it_held", telling=True),
        Field("owed", N_("Draw owed"), _AMOUNT, "draw_owed", telling=True),
        Field("carried", N_("Negative balance carried"), _AMOUNT, "negative_carried", telling=True),
        CURRENCY,
    ),
)
EXCHANGE_RATE: Final = ImportKind(
    Kind.EXCHANGE_RATE,
    N_("Exchange rates"),
    (
        Field("day", N_("Day"), _DAY, "day", required=True, into="day"),
        Field("pair", N_("Currency pair"), _TEXT, "currency_pair", telling=True),
        Field("base", N_("From"), FieldType.CURRENCY, "base_currency", telling=True, into="currency"),
        Field("quote", N_("To"), FieldType.CURRENCY, "quote_currency", telling=True, into="stage"),
        Field("units", N_("For so many units"), _AMOUNT, "rate_units"),
        Field("rate", N_("Rate"), _AMOUNT, "exchange_rate", required=True, telling=True, into="rate"),
    ),
    one_of=("pair", "base"),
    spread="rate",
    spread_by="currency",
)
CALENDAR_DAY: Final = ImportKind(
    Kind.CALENDAR_DAY,
    N_("Working calendar"),
    (
        Field("day", N_("Day"), _DAY, "calendar_day", required=True, into="day"),
        Field("last", N_("Last day"), _DAY, "last_day"),
        Field("type", N_("Worked or not"), _TEXT, "day_type", telling=True, into="status"),
        Field("name", N_("Holiday"), _TEXT, "holiday_name", telling=True, into="comment"),
    ),
    one_of=("type", "name"),
)
KPI_VALUE: Final = ImportKind(
    Kind.KPI_VALUE,
    N_("KPI values"),
    (
        Field("kpi", N_("KPI"), _TEXT, "kpi", required=True, telling=True, into="document"),
        *_SCOPES,
        *_PERIOD,
        Field("day", N_("Day"), _DAY, "day", into="day"),
        Field("value", N_("Value"), _AMOUNT, "kpi_value", required=True, telling=True, into="amount"),
        Field("sample", N_("Number of answers"), _COUNT, "sample_size", into="contacts"),
        Field("note", N_("Note"), _TEXT, "note", into="comment"),
    ),
    one_of=("period", "month", "year", "day"),
    spread="value",
    spread_by="period",
)
