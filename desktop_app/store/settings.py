"""What holds for the whole workspace and changes results: company, currency, calendar, what counts as revenue.

Every change appends a dated revision; nothing is overwritten. Settings of the view alone are not kept here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import Final

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.formats import NUMBER_FORMATS
from desktop_app.domain.records import Kind
from desktop_app.store.database import Store
from desktop_app.store.faults import damaged, told

_SHARE = cache(Fraction)  # hundreds of days have one of a few shares


@dataclass(frozen=True)
class WorkspaceSettings:
    """``tax_rate`` is a text decimal (0.19 is 19 %); ``calendar`` maps ISO days to the share that is worked.

    ``revenue_source`` is the one kind that counts as revenue (never two). ``new_customer_history`` is the number of
    months at the beginning of the data in which nobody can be told to be new. ``watched_folder``: where files that
    appear are imported by themselves; empty: nowhere. ``reduced_tax``: the categories of products at the reduced rate,
    parted by commas. ``kpi_order``: keys in the order somebody gave them; ``kpi_pins``: those of the large gauges, None
    until somebody chooses; ``kpi_shown``: which KPIs are shown or hidden otherwise than the catalogue says.
    ``office_hours``: when people work on a worked day. ``payroll_columns``: keys of a payroll file's columns in their
    order, empty: the usual ones; ``pay_codes``: what payroll calls each component.
    ``goal_tree`` and ``smart_check``: shown where targets are recorded. ``target_ramp``: the share of a full target in
    each month of service, as text decimals; full afterwards.
    ``rates_competencies``, ``six_dimensions``: whether reviews of periods rate people, and the business, from 1 to 5.
    ``lead_passphrase``: the hash by which the lead leaves the view for two, empty: nobody is asked.
    """

    company: str = ""
    country: str = ""
    currency: str = "EUR"
    tax_rate: str = "0"
    number_format: str = "1,234.56"
    language: str = "en"
    week_start: int = 0
    weekend: tuple[int, ...] = (5, 6)
    fiscal_year_start: int = 1
    revenue_source: str = Kind.OPPORTUNITY.value
    calendar: Mapping[str, str] = field(default_factory=dict)
    provisional_years: tuple[int, ...] = ()
    pays_commission: bool = True
    leads_team: bool = True
    works_out_pay: bool = True
    new_customer_history: int = 3
    watched_folder: str = ""
    reduced_tax: str = ""
    office_hours: str = "09:00-17:00"
    kpi_order: tuple[str, ...] = ()
    kpi_pins: tuple[str, ...] | None = None
    kpi_shown: Mapping[str, bool] = field(default_factory=dict)
    payroll_columns: tuple[str, ...] = ()
    pay_codes: Mapping[str, str] = field(default_factory=dict)
    one_on_one_weeks: int = 4
    pulse: bool = False
    goal_tree: bool = False
    smart_check: bool = False
    target_ramp: tuple[str, ...] = ()
    rates_competencies: bool = False
    six_dimensions: bool = False
    lead_passphrase: str = ""

    @cached_property
    def working_calendar(self) -> WorkingCalendar:
        days = {date.fromisoformat(day): _SHARE(share) for day, share in self.calendar.items()}
        return WorkingCalendar(frozenset(self.weekend), days, frozenset(self.provisional_years))


_KEYS: Final = frozenset(item.name for item in fields(WorkspaceSettings))


def load(store: Store) -> WorkspaceSettings:
    """The newest revision of each setting; defaults for what was never set. UserError where the file is damaged.

    It is the first thing read of every workspace.
    """
    with told(store.path):
        rows = store.db.execute("select key, value from setting order by id").fetchall()
    try:
        return _settings(tuple(rows))
    except (ValueError, TypeError, ArithmeticError) as wrong:
        raise damaged(store.path) from wrong


@lru_cache(maxsize=16)  # they are asked for before every figure, and hardly ever others
def _settings(saved: tuple[tuple[str, str], ...]) -> WorkspaceSettings:
    """Of all revisions, the last of each key; what could never have been saved raises as json and _check do."""
    values = {key: json.loads(text) for key, text in dict(saved).items() if key in _KEYS}
    for key in ("weekend", "provisional_years", "kpi_order", "kpi_pins", "payroll_columns", "target_ramp"):
        if values.get(key) is not None:
            values[key] = tuple(values[key])
    found = WorkspaceSettings(**values)
    _check(found)
    return found


def _check(found: WorkspaceSettings) -> None:
    """What could never have been saved raises ValueError, TypeError or ArithmeticError."""
    Kind(found.revenue_source)
    Decimal(found.tax_rate)
    tuple(map(Decimal, found.target_ramp))
    found.working_calendar  # noqa: B018 - a day or a share that is none is told by making it
    if found.number_format not in NUMBER_FORMATS:
        raise ValueError(found.number_format)


def save(store: Store, settings: WorkspaceSettings, *, recorded_at: str, reason: str = "") -> list[str]:
    """Append a revision for every setting that differs from what is in force; the names of those."""
    before, now = vars(load(store)), vars(settings)
    first = next(store.db.query("select count(*) as n from setting"))["n"] == 0
    changed = [item.name for item in fields(settings) if first or before[item.name] != now[item.name]]
    store.db.conn.executemany(
        "insert into setting (key, value, recorded_at, reason) values (?, ?, ?, ?)",
        [(key, json.dumps(now[key]), recorded_at, reason) for key in changed],
    )
    return changed
