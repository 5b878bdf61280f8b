"""Files of targets, absences, balances, rates, working days and KPI values: found out, kept, repeated, taken back."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.company import Absence, CalendarDay, ExchangeRate, KpiValue, OpeningBalance
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.entries import SECOND_BALANCE
from desktop_app.operations.importing.company_import import REPLACED
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.row_periods import NO_YEAR
from desktop_app.operations.importing.row_scopes import TWO_SCOPES, UNKNOWN_SCOPE
from desktop_app.operations.importing.take_back import foresee_take_back, take_back
from desktop_app.operations.importing.target_rows import ROUNDED, TAKEN_FOR
from desktop_app.store import (
    absences,
    calendar_days,
    integrity,
    kpi_values,
    names,
    opening_balances,
    rates,
    settings,
    targets,
)
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
WIDE = "person,Jan 2026,Feb 2026,Mar 2026\nAna,1000,2000,3000\nIon,500,,700\n"
LONG = """kpi,team,region,period,target
Revenue,Field,,2026-Q1,90000
Win rate,,,2026,35%
Vânzări,,West,martie 2026,"12,500.50"
"""


def counts(batch: Batch) -> tuple[int, int, int, int, int]:
    return batch.rows, batch.created, batch.changed, batch.unchanged, batch.refused


def person(store: Store, name: str) -> int:
    return next(one.id for one in names.load(store, "person") if one.text == name)


def amounts(store: Store, kpi: str = "revenue") -> dict[tuple[str, str], Fraction]:
    """Targets of 2026 by who and when, in the KPI's unit."""
    first, after = date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()
    found = targets.load(store, kpi, first, after)
    return {(one.scope.name or "company", one.period.name): Fraction(one.amount or 0, 1_000_000) for one in found}


def test_a_wide_table_has_one_target_for_each_cell(store: Store, import_text: ImportText) -> None:
    done = import_text(WIDE, "targets.csv")
    assert done.batch.kind == "target"
    assert counts(done.batch) == (2, 2, 0, 0, 0)
    assert amounts(store) == {
        ("Ana", "2026-01"): 1000, ("Ana", "2026-02"): 2000, ("Ana", "2026-03"): 3000,
        ("Ion", "2026-01"): 500, ("Ion", "2026-03"): 700,
    }  # fmt: skip
    assert [problem.reason for problem in done.problems if problem.reason == TAKEN_FOR]


def test_a_long_table_names_kpi_scope_and_period(team: Store, import_text: ImportText) -> None:
    done = import_text(LONG, "targets.csv")
    assert counts(done.batch) == (3, 3, 0, 0, 0)
    assert amounts(team) == {("Field", "2026-Q1"): 90_000, ("West", "2026-03"): Fraction("12500.5")}
    assert amounts(team, "win_rate") == {("company", "2026"): Fraction("0.35")}


def test_the_same_targets_again_change_nothing_and_outlast_the_first(store: Store, import_text: ImportText) -> None:
    first = import_text(WIDE, "targets.csv").batch
    again = import_text(WIDE, "targets.csv").batch
    assert counts(again) == (2, 0, 0, 2, 0)
    before = amounts(store)
    take_back(store, first.id)
    assert amounts(store) == before
    take_back(store, again.id)
    assert amounts(store) == {}
    assert not targets.has_any(store)


def test_taking_targets_back_restores_what_they_replaced(store: Store, import_text: ImportText) -> None:
    import_text(WIDE, "targets.csv")
    later = import_text(WIDE.replace("3000", "3500") + "Mei,1,1,1\n", "targets.csv").batch
    assert counts(later) == (3, 1, 1, 1, 0)
    assert amounts(store)["Ana", "2026-03"] == 3500
    foreseen = foresee_take_back(store, later.id)
    assert (foreseen.removed, foreseen.restored, foreseen.names) == (3, 1, 1)
    done = take_back(store, later.id)
    assert (done.removed, done.restored, done.gone) == (3, 1, ("Mei",))
    assert amounts(store)["Ana", "2026-03"] == 3000
    scope = Scope(ScopeKind.PERSON, person(store, "Ana"), "Ana")
    march = targets.find(store, "revenue", scope, parse_period("2026-03"))
    assert march is not None
    assert [one.amount for one in targets.history(store, march)] == [3_000_000_000]


def test_months_without_a_year_take_the_one_of_the_file_name(store: Store, import_text: ImportText) -> None:
    text = "angajat,ian,feb,mar\nAna,1,2,3\n"
    assert [one.reason for one in import_text(text, "ținte.csv", kind=Kind.TARGET).refused] == [NO_YEAR]
    import_text(text, "ținte 2026.csv", kind=Kind.TARGET)
    assert amounts(store)["Ana", "2026-02"] == 2


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ana,,Pen,2026-01,5", TWO_SCOPES),
        (",Nowhere,,2026-01,5", UNKNOWN_SCOPE),
    ],
)
def test_a_target_for_nobody_known_is_refused(team: Store, import_text: ImportText, row: str, reason: str) -> None:
    head = "person,team,product,period,target\nAna,,,2026-01,7\n,Field,,2026-01,9\n,,Pen,2026-01,3\n"
    done = import_text(f"{head}{row}\n", "targets.csv")
    assert [one.reason for one in done.refused] == [reason]
    assert amounts(team) == {("Ana", "2026-01"): 7, ("Field", "2026-01"): 9, ("Pen", "2026-01"): 3}


def test_a_target_finer_than_a_cent_is_said_to_be_rounded(store: Store, import_text: ImportText) -> None:
    done = import_text("person,period,target\nAna,2026-01,10.005\nIon,2026-01,10.01\n", "targets.csv")
    assert [(one.line, one.details["kept"]) for one in done.problems if one.reason == ROUNDED] == [(2, "1001/100")]
    assert amounts(store)["Ana", "2026-01"] == Fraction("10.01")


def test_absences_include_their_last_day_and_say_whether_they_were_paid(store: Store, import_text: ImportText) -> None:
    text = (
        "Angajat;Data început;Data sfârșit;Tip concediu;Plătit\n"
        "Ana;02.03.2026;13.03.2026;concediu de odihnă;da\n"
        "Ion;16.03.2026;16.03.2026;fără plată;nu\n"
        "Mei;20.03.2026;19.03.2026;medical;da\n"
    )
    done = import_text(text, "concedii.csv")
    assert done.batch.kind == "absence"
    assert counts(done.batch) == (3, 2, 0, 0, 1)
    assert absences.load(store) == [
        Absence(person(store, "Ana"), date(2026, 3, 2), date(2026, 3, 13), "concediu de odihnă", True),
        Absence(person(store, "Ion"), date(2026, 3, 16), date(2026, 3, 16), "fără plată", False),
    ]
    assert len(absences.load(store, first=date(2026, 3, 13), after=date(2026, 3, 16))) == 1
    assert counts(import_text(text, "concedii.csv").batch) == (3, 0, 0, 2, 1)


def test_opening_balances_keep_every_amount_exactly(store: Store, import_text: ImportText) -> None:
    text = (
        "person,plan,date,measure to date,earned before,of it held,draw owed,negative carried\n"
        'Ana,Field plan,2026-07-01,"120,000.35",3000.01,500,200,0\n'
        "Ion,Field plan,2026-07-01,0,100,200,0,0\n"
    )
    done = import_text(text, "balances.csv")
    assert done.batch.kind == "opening_balance"
    assert counts(done.batch) == (2, 1, 0, 0, 1)
    measure, earned, held, owed, carried = map(Fraction, ("120000.35", "3000.01", "500", "200", "0"))
    kept = OpeningBalance(
        person(store, "Ana"), "Field plan", date(2026, 7, 1), measure, earned, held, owed, carried, "EUR"
    )
    assert opening_balances.load(store) == [kept]
    assert opening_balances.newest(opening_balances.load(store, kept.person), "field  PLAN") == kept


def test_a_second_balance_of_a_year_is_refused_with_the_day_of_the_first(store: Store, import_text: ImportText) -> None:
    rows = ("Ana,Field,2026-02-28,100", "Ana,Field,2026-06-30,200", "Ana,Field,2025-06-30,50", "Ion,Field,2026-06-30,9")
    done = import_text("person,plan,date,earned before\n" + "\n".join(rows) + "\n", "balances.csv")
    (problem,) = [one for one in done.problems if one.reason == SECOND_BALANCE]
    assert (problem.line, problem.original, dict(problem.details)) == (3, "2026-06-30", {"day": "2026-02-28"})
    again = import_text("person,plan,date,earned before\nIon,Field,2026-06-30,10\nIon,Field,2026-07-31,5\n", "b.csv")
    assert [(one.line, one.reason) for one in again.problems] == [(3, SECOND_BALANCE)]
    assert [one.earned for one in opening_balances.load(store)] == [50, 100, 10]


def test_a_central_banks_list_has_a_rate_for_each_column(store: Store, import_text: ImportText) -> None:
    text = "Data;EUR;100HUF;USD\n02.03.2026;4,9770;1,2345;4,5510\n03.03.2026;4,9781;1,2350;4,5400\n"
    settings.save(store, settings.WorkspaceSettings(currency="RON"), recorded_at="x")
    done = import_text(text, "curs.csv")
    assert done.batch.kind == "exchange_rate"
    assert counts(done.batch) == (2, 2, 0, 0, 0)
    known = rates.load_rates(store, "RON")
    assert known.on(date(2026, 3, 2), "HUF") == Fraction("0.012345")
    assert known.on(date(2026, 3, 9), "EUR") == Fraction("4.9781")
    assert counts(import_text(text.replace("4,5400", "4,5401"), "curs.csv").batch) == (2, 0, 1, 1, 0)


def test_a_pair_is_read_in_its_own_direction(store: Store, import_text: ImportText) -> None:
    text = "date,pair,rate\n2026-03-02,EUR/USD,1.08\n2026-03-02,EURRON,4.97\n2026-03-02,money,1\n"
    done = import_text(text, "fx.csv")
    assert counts(done.batch) == (3, 2, 0, 0, 1)
    assert ExchangeRate(date(2026, 3, 2), "EUR", "USD", Fraction("1.08")) in rates.load(store)


def test_days_override_the_country_and_a_span_is_each_of_its_days(store: Store, import_text: ImportText) -> None:
    text = (
        "Date,To,Type,Holiday\n2026-05-04,2026-05-06,holiday,Inventory\n2026-12-24,,half day,Christmas Eve\n"
        "2026-05-09,,working,Make-up day\n2026-05-01,,maybe,May\n"
    )
    done = import_text(text, "days.csv")
    assert done.batch.kind == "calendar_day"
    assert counts(done.batch) == (4, 3, 0, 0, 1)
    assert calendar_days.load(store)[0] == CalendarDay(date(2026, 5, 4), Fraction(0), "Inventory")
    calendar = calendar_days.working_calendar(store)
    shares = [calendar.share(date(2026, 5, day)) for day in (4, 5, 6, 7, 9)]
    assert [*shares, calendar.share(date(2026, 12, 24))] == [0, 0, 0, 1, 1, Fraction(1, 2)]
    take_back(store, done.batch.id)
    assert calendar_days.working_calendar(store) == settings.load(store).working_calendar


def test_values_of_kpis_are_kept_with_their_scope_and_period(team: Store, import_text: ImportText) -> None:
    text = "KPI,Team,Period,Value,Note\nCSAT,Field,2026-03,4.6,own survey\nwin_rate,,2026-Q1,42%,\nfoo,,2026-Q1,1,\n"
    done = import_text(text, "values.csv", kind=Kind.KPI_VALUE)
    assert counts(done.batch) == (3, 2, 0, 0, 1)
    field = next(Scope(ScopeKind.TEAM, one.id, one.text) for one in names.load(team, "team") if one.text == "Field")
    march, quarter = parse_period("2026-03"), parse_period("2026-Q1")
    assert kpi_values.load(team) == [
        KpiValue("csat_mean", march, field, Fraction("4.6"), "own survey"),
        KpiValue("win_rate", quarter, COMPANY, Fraction("0.42")),
    ]
    assert kpi_values.find(team, "win_rate", COMPANY, quarter) is not None
    assert kpi_values.find(team, "win_rate", field, quarter) is None


def test_a_day_said_twice_holds_as_its_last_line_says(store: Store, import_text: ImportText) -> None:
    text = "date,type,holiday\n2026-05-04,holiday,One\n2026-05-04,working,Two\n"
    done = import_text(text, "days.csv")
    assert counts(done.batch) == (2, 1, 1, 0, 0)
    assert [one.line for one in done.problems if one.reason == REPLACED] == [2]
    assert calendar_days.load(store) == [CalendarDay(date(2026, 5, 4), Fraction(1), "Two")]
    assert counts(import_text(text, "days.csv").batch) == (2, 0, 0, 2, 0)


def test_what_a_company_brings_leaves_the_totals_alone(team: Store, import_text: ImportText) -> None:
    import_text("person,from,to\nAna,2026-03-02,2026-03-13\n", "leave.csv", kind=Kind.ABSENCE)
    assert integrity.check(team, settings.load(team).revenue_source) == []


def test_a_notice_settles_a_provisional_year(store: Store, import_text: ImportText) -> None:
    china = settings.WorkspaceSettings(country="CN", currency="CNY", provisional_years=(2026, 2027))
    settings.save(store, china, recorded_at="x")
    text = "2026年\n春节:2月15日(周日)至23日(周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。"
    done = import_text(text, "notice.txt")
    assert done.batch.kind == "calendar_day"
    assert counts(done.batch) == (3, 3, 0, 0, 0)
    calendar = calendar_days.working_calendar(store)
    # February 2026 has 20 weekdays; 16 to 20 and Monday 23 are off, Saturdays 14 and 28 are worked.
    assert calendar.working_days(date(2026, 2, 1), date(2026, 3, 1)) == 20 - 6 + 2
    assert calendar.provisional == {2027}
