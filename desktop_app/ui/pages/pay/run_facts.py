"""What the view of a run shows beside the run itself, read from the store: quotas, teams, last period, open ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_number, format_period, format_quantity
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Length, Period, containing, parse_period, shifted
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import _, ngettext
from desktop_app.operations import moments
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.pay.evaluate import WITHDRAWN, Evaluated, pay_of_period
from desktop_app.operations.pay.pay_entries import open_queries
from desktop_app.operations.pay.unplanned import unplanned
from desktop_app.operations.targets.goals import Goals
from desktop_app.reports.account_words import cause_words
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.result import OPEN
from desktop_app.rules.incentives.statement import Statement, StatementLine
from desktop_app.store import batches, evaluations, names, people, records, settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.words import misleads, plain_sentence, share_words, signed_amount

_QUIET: Final = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to look at: ``person`` (0: nobody in particular) opens a statement, else ``page`` another page."""

    subject: str
    words: str
    amount: str = ""
    person: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """``quotas`` by person, ``teams`` by person; ``previous`` pay in minor units by person, None without a run."""

    evaluated: Evaluated
    period: Period
    currency: str
    quotas: Mapping[int, Fraction]
    teams: Mapping[int, str]
    previous: Mapping[int, int | None] | None
    revenue: Quantity | None
    notes: tuple[Note, ...]

    def change(self, person: int, pay: int | None) -> int | None:
        """Minor units against the period before; None where one of the two is not known."""
        before = None if self.previous is None else self.previous.get(person)
        return None if before is None or pay is None else pay - before

    def share(self, statement: Statement) -> Fraction | None:
        """How much of the quota the person reached."""
        line, quota = main_line(statement), self.quota(statement)
        return line.measure / quota if line and line.measure is not None and quota else None

    def quota(self, statement: Statement) -> Fraction | None:
        """The quota the pay was held to; without one, the person's target for what they are paid on."""
        held = next((line.quota for line in statement.lines if line.quota), None)
        return held or self.quotas.get(statement.person)

    @property
    def gone(self) -> frozenset[int]:
        """Who was withdrawn from the run alone."""
        return frozenset(person for person, one in self.evaluated.left_out.items() if one.state == WITHDRAWN)

    @property
    def beside(self) -> bool:
        """Whether anybody's pay is more than the sum of its components, or less."""
        return any(beside_components(one) for one in self.evaluated.posted())

    def judged(self) -> list[Fraction]:
        """The shares of everybody who has a quota."""
        found = [self.share(statement) for statement in self.evaluated.statements]
        return [share for share in found if share is not None]


def main_line(statement: Statement) -> StatementLine | None:
    """The line whose measure stands for the person: the first that has one."""
    return next((line for line in statement.lines if line.measure is not None), None)


def read_run(store: Store, evaluated: Evaluated, period: Period) -> RunFacts:
    """Everything the view needs, at once."""
    chosen = settings.load(store)
    before = pay_of_period(store, shifted(period, -1, chosen.fiscal_year_start))
    revenue = figures(store, Wanted(("revenue",), period, period.last, lean=True))[0].value
    texts = names.texts(store)
    facts = RunFacts(
        evaluated,
        period,
        chosen.currency,
        _quotas(store, evaluated, period),
        {person.id: texts.get(person.team, "") for person in people.load(store)},
        before or None,
        revenue,
        (),
    )
    return replace(facts, notes=(*_asked(store, facts), *_of_people(facts), *_of_data(store, facts)))


def closed_month(store: Store) -> Period:
    """The last month the data covers to its end.

    Of one that is over the data may stop some days before, as nobody invoices on each of them, or begin in it.
    """
    newest = default_as_of(store)
    month = containing(newest, Length.MONTH)
    begins = records.first_day(store) >= month.start.toordinal()
    over = moments.today() >= month.end and (begins or month.last - newest < _QUIET)
    return month if over or month.last <= newest else shifted(month, -1)


def newest_run(store: Store) -> Period | None:
    """The latest period that was evaluated and not withdrawn."""
    found = next((run for run in evaluations.load(store) if run.state != "withdrawn"), None)
    return parse_period(found.period, settings.load(store).fiscal_year_start) if found else None


def _quotas(store: Store, evaluated: Evaluated, period: Period) -> dict[int, Fraction]:
    found: dict[int, Fraction] = {}
    by_measure: dict[str, Goals] = {}
    for statement in evaluated.statements:
        line = main_line(statement)
        if line is None:
            continue
        if line.measure_key not in by_measure:
            by_measure[line.measure_key] = Goals(store, line.measure_key, [period])
        goal = by_measure[line.measure_key].target(Scope(ScopeKind.PERSON, statement.person, statement.name), period)
        if goal is not None:
            found[statement.person] = goal.value
    return found


def _of_people(facts: RunFacts) -> Iterator[Note]:
    for statement in facts.evaluated.statements:
        if statement.person in facts.gone:
            why = facts.evaluated.left_out[statement.person].reason
            yield Note(statement.name, _("withdrawn from the run: {reason}").format(reason=why), "", statement.person)
            continue
        yield from _corrections(statement)
        if statement.state in OPEN:
            for reason in statement.reasons:
                yield Note(statement.name, plain_sentence(reason), _("open"), statement.person)
        elif statement.pay is not None and statement.pay < 0:
            amount = _money(from_minor(statement.pay, statement.currency), statement.currency)
            yield Note(statement.name, _("the pay is below 0: a return took back more"), amount, statement.person)
        share = facts.share(statement)
        if share is not None and misleads(share):
            words = _("{share} rounds to 100 %, yet it is below the quota").format(share=share_words(share))
            yield Note(statement.name, words, "", statement.person)


def _corrections(statement: Statement) -> Iterator[Note]:
    """What an earlier period gives more or less than was posted, with the first of its causes."""
    for one in statement.account.corrections if statement.account else ():
        words = _("{period} changed after it was settled").format(period=format_period(one.period))
        if one.causes:
            words = _("{change}: {cause}").format(change=words, cause=cause_words(one.causes[0]))
        yield Note(statement.name, words, signed_amount(one.minor, statement.currency), statement.person)


def _asked(store: Store, facts: RunFacts) -> Iterator[Note]:
    for one in open_queries(store, facts.period):
        name = names.texts(store).get(one.person, "")
        yield Note(name, _("asks: {question}").format(question=one.text), "", one.person)


def _of_data(store: Store, facts: RunFacts) -> Iterator[Note]:
    number, amount = facts.evaluated.unassigned
    if number:
        subject = ngettext("{n} record", "{n} records", number).format(n=format_number(number))
        yield Note(subject, _("credited to nobody"), _money(amount, facts.currency), page="data")
    if facts.evaluated.run.state != "draft":
        return
    newest = max((batch.recorded_at for batch in batches.load(store)), default="")
    if newest > facts.evaluated.run.recorded_at:
        yield Note(_("Newer data"), _("came in after this evaluation: evaluate again"), page="data")
    paid = {statement.person for statement in facts.evaluated.statements}
    for one in unplanned(store, facts.period, paid):
        yield Note(one.name, _("has revenue and no plan"), _money(one.revenue, facts.currency), page="plans")


def _money(value: Fraction, currency: str) -> str:
    return format_quantity(Quantity(value, Unit.MONEY, currency), 2)
