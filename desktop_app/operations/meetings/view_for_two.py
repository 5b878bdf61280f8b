"""The view for two: everything of one person that a talk shows, and nothing of anybody else; what if, and sign-off."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Meeting, Outcome, Promise, Side
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.sign_off import Signer, SignOff, Strokes
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.kpis.team_standing import quota_kpis
from desktop_app.operations.meetings.measured import measured, measures_of
from desktop_app.operations.meetings.one_on_one import about_person
from desktop_app.operations.moments import moment
from desktop_app.operations.pay.scenario import Scenario
from desktop_app.operations.pay.what_if import pay_now, what_if
from desktop_app.rules.coaching.sheet import Shown
from desktop_app.rules.incentives.beside import Beside
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store import calendar_days, one_on_ones, open_items, settings, sign_offs
from desktop_app.store.credited import Found
from desktop_app.store.database import Store

_DEALS: Final = "opportunity"


@dataclass(frozen=True, slots=True)
class Hope:
    """An open deal that can be won, or an open invoice that can be paid, in the period.

    ``amount`` without tax in the workspace's currency, ``estimated``: a list price. ``expected``: when somebody said.
    """

    document: str
    customer: str
    product: str
    amount: Fraction
    expected: date | None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """A promise and the KPI that measures it with its newest whole month, None where nothing does."""

    promise: Promise
    kpi: Kpi | None
    newest: Shown | None = None


@dataclass(frozen=True, slots=True)
class ForTwo:
    """``lead``: the manager's name or "". ``due``: the next one-on-one. ``worked`` of ``whole`` working days are over.

    ``figure`` of ``kpi``, None without data. ``hopes``: invoices to be paid if ``of_invoices``, else deals to be won.
    ``pay``: as it stands; None without a plan, or where somebody else works out pay. ``agreed``: see agreed_with.
    ``signed``: sign-offs of ``day``. ``measures``: the KPIs by which a promise can be measured.
    """

    person: int
    name: str
    lead: str
    language: str
    due: date | None
    company: str
    currency: str
    period: Period
    day: date
    as_of: date
    worked: Fraction
    whole: Fraction
    kpi: Kpi | None
    figure: Figure | None
    hopes: tuple[Hope, ...]
    of_invoices: bool
    pay: Beside | None
    agreed: tuple[Agreed, ...]
    signed: tuple[SignOff, ...]
    measures: tuple[Kpi, ...] = ()


def load_for_two(store: Store, person: int, period: Period, day: date, progress: Progress = SILENT) -> ForTwo:
    """What the view shows of ``person`` in ``period``, in a talk on ``day``."""
    progress.step(N_("Preparing the view"), 0, 1)
    chosen = settings.load(store)
    as_of = default_as_of(store)
    who = about_person(store, person, day)
    kpi, figure = _headline(store, who.person, period) or (None, None)
    calendar = calendar_days.working_calendar(store)
    until = max(period.start, min(as_of + timedelta(days=1), period.end))
    return ForTwo(
        person,
        who.person.name,
        who.lead,
        who.language,
        who.due,
        chosen.company,
        chosen.currency,
        period,
        day,
        as_of,
        calendar.working_days(period.start, until),
        calendar.working_days(period.start, period.end),
        kpi,
        figure,
        _hopes(store, person, period, as_of),
        chosen.revenue_source != _DEALS,
        pay_if(store, person, period, (), progress),
        agreed_with(store, person, day),
        sign_offs.load(store, person, day),
        measures_of(store, as_of),
    )


def pay_if(
    store: Store, person: int, period: Period, documents: Sequence[str], progress: Progress = SILENT
) -> Beside | None:
    """The person's pay as it is and if the hopes named come in; None without a plan, or if pay is not worked out here.

    Each comes in on the day it is expected, at the latest on the last day of the period.
    """
    chosen, as_of = settings.load(store), default_as_of(store)
    if not chosen.works_out_pay:
        return None
    if not documents:
        now = pay_now(store, period, person, progress)
        return Beside(person, now.name, now.currency, now, now) if now else None
    days = {
        one.document: min(max(one.expected or as_of, as_of, period.start), period.last)
        for one in _hopes(store, person, period, as_of)
        if one.document in documents
    }
    asked = Scenario(closing=days) if chosen.revenue_source == _DEALS else Scenario(paying=days)
    with suppress(UserError):  # nobody has a plan in the period
        return next(iter(what_if(store, period, asked, person, progress).lines), None)
    return None


def agreed_with(store: Store, person: int, day: date) -> tuple[Agreed, ...]:
    """What both promised and what is open or was promised or settled on ``day``: theirs first, by due day."""
    found = [
        one
        for one in one_on_ones.load(store, Promise, person)
        if one.outcome is Outcome.OPEN or day in {one.made, one.settled}
    ]
    known = {kpi.key: kpi for kpi in load_catalogue(store)}
    named = {one.kpi for one in found if one.kpi}
    newest = {one.kpi.key: one for one in measured(store, Scope(ScopeKind.PERSON, person), named, day)}
    ordered = sorted(found, key=lambda one: (one.side is Side.LEAD, one.due or date.max, one.id))
    return tuple(Agreed(one, known.get(one.kpi), newest.get(one.kpi)) for one in ordered)


def sign(store: Store, one: SignOff, progress: Progress = SILENT) -> SignOff:
    """Keep a sign-off, dated now. UserError if that side has signed the talk already, or without a name."""
    progress.step(N_("Signing"), 0, 1)
    if not one.name.strip():
        raise UserError(N_("A signature needs a name."), N_("Type it."))
    if any(kept.signer is one.signer for kept in sign_offs.load(store, one.person, one.day)):
        raise UserError(N_("{name} has signed already."), N_("What is signed stays as it is."), name=one.name)
    kept = replace(one, name=one.name.strip(), signed_at=moment())
    held = [meeting for meeting in one_on_ones.load(store, Meeting, one.person) if meeting.day == one.day]
    with store.transaction():
        sign_offs.save(store, kept)
        if one.signer is Signer.PERSON:
            for meeting in held:
                one_on_ones.change(store, replace(meeting, signed=one.day))
    return kept


def unsigned(about: ForTwo, signer: Signer, name: str, strokes: Strokes, content: Sequence[str]) -> SignOff:
    """What ``sign`` takes, of the talk that ``about`` is."""
    return SignOff(about.person, about.day, signer, name, strokes, tuple(content), "")


def _headline(store: Store, scope: Scope, period: Period) -> tuple[Kpi, Figure] | None:
    """The first KPI for which the person has a target, else the first one with a value."""
    kpis = quota_kpis(store, Wanted((), period))
    found = [(kpi, figures(store, Wanted((kpi.key,), period, scope=scope))[0]) for kpi in kpis]
    aimed = [pair for pair in found if pair[1].target is not None]
    known = [pair for pair in found if pair[1].value is not None]
    return next(iter((*aimed, *known)), None)


def _hopes(store: Store, person: int, period: Period, as_of: date) -> tuple[Hope, ...]:
    """Those with a number, the soonest first, then the largest; none where the period is over."""
    chosen = settings.load(store)
    if as_of > period.last:
        return ()
    if chosen.revenue_source == _DEALS:
        deals = open_items.deals(store, chosen.currency)
        found = [_hope(one.found, one.expected, estimated=one.estimated) for one in deals if _is(one.found, person)]
    else:
        bills = open_items.invoices(store, chosen.currency)
        found = [_hope(one.found, one.found.record.day) for one in bills if _is(one.found, person)]
    return tuple(
        sorted(found, key=lambda one: (one.expected is None, one.expected or as_of, -one.amount, one.document))
    )


def _is(one: Found, person: int) -> bool:
    return one.record.owner == person and bool(one.record.document)


def _hope(one: Found, expected: date | None, *, estimated: bool = False) -> Hope:
    record = one.record
    return Hope(record.document, record.customer, record.product, record.amount, expected, estimated)
