"""The demo on a CRM's own exports: four files become a workspace with a target and a plan; what can be read from it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Length, Period, containing, split
from desktop_app.domain.progress import Progress
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request, import_file
from desktop_app.operations.importing.odd_values import NO_CUSTOMER, NO_DATES
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.importing.understand import understand_file
from desktop_app.operations.kpis.figures import Row, Wanted, breakdown, default_as_of, figures
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.sample.anew import made_anew
from desktop_app.operations.targets import targets
from desktop_app.operations.targets.target_grid import TargetGrid
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store.database import Store

FILES: Final = ("maven_crm_sales_teams.csv", "maven_crm_products.csv", "maven_crm_accounts.csv",
                "maven_crm_sales_pipeline.csv")  # fmt: skip
TARGET: Final = Fraction(12_000_000)
PLAN: Final = "marginal_tiers"
_PAID_MONTH: Final = 9
_COUNTRY: Final = "US"
_REASON: Final = N_("Yearly planning")


@dataclass(frozen=True, slots=True)
class Deals:
    """What the pipeline says: counts of opportunities and the amount of those won; ``cycle``: its median, in days."""

    won: int
    won_amount: Quantity
    lost: int
    open: int
    win_rate: Quantity
    cycle: Quantity
    by_quarter: tuple[tuple[Period, Quantity], ...]
    by_region: tuple[tuple[str, Quantity], ...]

    @property
    def decided(self) -> int:
        return self.won + self.lost


@dataclass(frozen=True, slots=True)
class Seller:
    """The person who sold most in the year, and what one month of it pays under the plan."""

    name: str
    amount: Quantity
    month: Period
    month_amount: Quantity
    plan: str
    pay: Quantity


@dataclass(frozen=True, slots=True)
class Again:
    """A batch that was taken back and imported again; ``meanwhile``: won deals in between; ``same``: every figure."""

    batch: int
    source: str
    meanwhile: int
    same: bool


@dataclass(frozen=True, slots=True)
class CrmResult:
    """``parts``: targets that the yearly one was broken down to; ``adds_up``: they sum to it, to the last cent."""

    file: Path
    year: Period
    rows: int
    imports: tuple[Imported, ...]
    aliases: tuple[tuple[str, str, str], ...]
    deals: Deals
    seller: Seller
    without_customer: int
    without_dates: int
    target: Quantity
    parts: int
    adds_up: bool
    again: tuple[Again, ...]


def read_crm(folder: Path, file: Path, progress: Progress) -> CrmResult:
    """Make the workspace ``file`` from the exports in ``folder`` and read its figures; UserError if one is missing."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise UserError(
            N_("{folder} lacks {files}."),
            N_("Name the folder that holds the four files of the CRM."),
            folder=folder.name,
            files=", ".join(missing),
        )
    with made_anew(file) as made:
        store = new_workspace(made, preset_settings(_COUNTRY, date.today(), company=folder.resolve().name), progress)
        with store:
            return _run(store, folder, file, progress)


def _run(store: Store, folder: Path, file: Path, progress: Progress) -> CrmResult:
    requests = []
    imports = []
    for name in FILES:
        requests.append(_request(store, folder / name, progress))
        imports.append(import_file(store, requests[-1], progress))
    year = containing(default_as_of(store), Length.YEAR)
    grid = _split_target(store, year, progress)
    deals = _deals(store, year)
    pipeline = imports[-1]
    reasons = Counter(problem.reason for problem in pipeline.problems)
    again = tuple(_again(store, year, imports[place], requests[place], progress) for place in (1, len(FILES) - 1))
    target = grid.amount(COMPANY, year)
    assert target is not None
    return CrmResult(
        file,
        year,
        pipeline.batch.rows,
        tuple(imports),
        requests[-1].choices.aliases,
        deals,
        _largest_seller(store, year, progress),
        reasons[NO_CUSTOMER],
        reasons[NO_DATES],
        target,
        len(grid.amounts),
        _adds_up(grid),
        again,
    )


def _request(store: Store, source: Path, progress: Progress) -> Request:
    """With every name that looks like a known one taken for it, as a person would confirm."""
    offers = understand_file(store, source, source.name, Choices(), progress).offers
    aliases = tuple((offer.noun, offer.written, offer.known) for offer in offers)
    return Request(source, source.name, Choices(aliases=aliases))


def _split_target(store: Store, year: Period, progress: Progress) -> TargetGrid:
    targets.set_target(store, "revenue", COMPANY, year, TARGET, reason=_REASON, progress=progress)
    wanted = targets.Split("revenue", year, targets.Spread.WORKING_DAYS, targets.Spread.HISTORY)
    return targets.split_and_save(store, wanted, _REASON, progress)


def _adds_up(grid: TargetGrid) -> bool:
    """Whether over people and over time every part sums to its whole, to the last minor unit."""
    for line in grid.lines:
        for column in grid.columns:
            whole = grid.amounts[line.scope, column.period]
            below = [grid.amounts[scope, column.period] for scope in grid.children(line.scope)]
            parts = [grid.amounts[line.scope, period] for period in grid.parts(column.period)]
            if any(found and sum(found) != whole for found in (below, parts)):
                return False
    return True


def _deals(store: Store, year: Period) -> Deals:
    day = default_as_of(store)

    def figure(key: str, period: Period = year) -> Figure:
        return figures(store, Wanted((key,), period, day, lean=True))[0]

    rate = figure("win_rate")
    won = figure("deals_won").n
    return Deals(
        won,
        _value(figure("revenue")),
        rate.n - won,
        figure("open_deals").n,
        _value(rate),
        _value(figure("sales_cycle_days")),
        tuple((quarter, _value(figure("revenue", quarter))) for quarter in split(year, Length.QUARTER)),
        tuple(sorted(((row.label, _value(row.figures[0])) for row in _by(store, year, "region")), key=_largest)),
    )


def _by(store: Store, year: Period, noun: str) -> tuple[Row, ...]:
    return breakdown(store, Wanted(("revenue",), year, default_as_of(store), by=noun, lean=True))


def _largest(item: tuple[str, Quantity]) -> tuple[Fraction, str]:
    return -item[1].value, item[0]


def _value(figure: Figure) -> Quantity:
    return figure.value or Quantity(Fraction(0), Unit.COUNT)


def _largest_seller(store: Store, year: Period, progress: Progress) -> Seller:
    rows = [row for row in _by(store, year, "person") if row.group]
    first = min(rows, key=lambda row: _largest((row.label, _value(row.figures[0]))))
    who = Scope(ScopeKind.PERSON, first.group, first.label)
    month = split(year, Length.MONTH)[_PAID_MONTH - 1]
    plan = next(found for found in plans.templates() if found.key == PLAN)
    saved = plans.save_plan(store, plans.starting(plan.file, year.start), _REASON, progress)
    plans.assign(store, saved, COMPANY, role="", first=year.start, last=None, progress=progress)
    run = evaluate.evaluate_period(store, month, progress)
    mine = next(one for one in run.statements if one.person == first.group)
    paid = Quantity(from_minor(mine.pay or 0, mine.currency), Unit.MONEY, mine.currency)
    sold = figures(store, Wanted(("revenue",), month, default_as_of(store), who, lean=True))[0]
    return Seller(first.label, _value(first.figures[0]), month, _value(sold), plan.file.plan.name, paid)


def _again(store: Store, year: Period, imported: Imported, request: Request, progress: Progress) -> Again:
    before = _deals(store, year)
    take_back(store, imported.batch.id, progress)
    meanwhile = _deals(store, year)
    import_file(store, request, progress)
    return Again(imported.batch.id, request.name, meanwhile.won, _deals(store, year) == before)
