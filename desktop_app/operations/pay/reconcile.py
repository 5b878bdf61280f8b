"""Holding a run of pay against the owner's own list of names and amounts: what is equal, what differs and why.

Why is found in rules/incentives/reconcile; one person's own list of records is held against theirs in own_records.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import to_minor
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.header_names import words_of
from desktop_app.files.own_list import OwnColumn, OwnList, read_own_list
from desktop_app.i18n import N_
from desktop_app.operations.importing.alike import KnownNames
from desktop_app.operations.moments import today
from desktop_app.operations.pay.assigned_plans import plans_by_person
from desktop_app.operations.pay.evaluate import counts_first, runs_of
from desktop_app.operations.pay.pay_credits import Asks, load_credits
from desktop_app.operations.pay.pay_ledgers import last_ledgers
from desktop_app.operations.pay.pay_run import gather_members, settle_members
from desktop_app.rules.incentives.comparison import Compared, Reconciled
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.guessing import guesses
from desktop_app.rules.incentives.reconcile import Explained, Trial, agreeing, explain_difference
from desktop_app.rules.incentives.settling.team import TeamMember
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import names, people, settings
from desktop_app.store.database import Store

_PAY_WORDS: Final = frozenset(
    {"pay", "commission", "bonus", "amount", "payout", "paid", "provizion", "comision", "plată", "plata", "sumă",
     "suma", "lohn", "provision", "prämie", "betrag", "提成", "佣金", "奖金", "獎金", "金额", "金額", "工资", "工資"}
)  # fmt: skip
AROUND: Final = timedelta(days=93)
"""Days before and after the period in which a record is looked for that was counted in another one."""


def reconcile(store: Store, period: Period, source: Path | bytes, progress: Progress = SILENT) -> Reconciled:
    """The run of ``period`` against a list of names and amounts, a file or a pasted text; nothing is kept.

    UserError if the period has no run, or the list no names of people or no amounts.
    """
    statements = _statements(store, period)
    found = read_own_list(source, source.name if isinstance(source, Path) else "")
    known = _People(store)
    who = _name_column(found, known)
    pay = _pay_column(found, [known.find(text) for text in who.texts], statements)
    home = settings.load(store).currency
    lines = list(_lines(list(zip(who.texts, pay.amounts, strict=True)), known, statements, home))
    lines += _absent(lines, statements, known)
    differing = [one for one in lines if one.difference]
    reasons = _reasons(store, period, differing, statements, progress) if differing else []
    by_line = dict(zip(map(id, differing), agreeing(reasons), strict=True))
    told = (replace(one, found=by_line.get(id(one), one.found)) for one in lines)
    return Reconciled(period, tuple(told), pay.title, found.skipped)


def _reasons(
    store: Store,
    period: Period,
    differing: Sequence[Compared],
    statements: Mapping[int, Statement],
    progress: Progress,
) -> list[Explained]:
    explainer, found = Explainer(store, period), []
    for place, one in enumerate(differing):
        progress.step(N_("Looking for the reasons"), place, len(differing))
        found.append(explainer.explain(one, statements[one.person]))
    return found


def _statements(store: Store, period: Period) -> dict[int, Statement]:
    """By person; of several runs one that did not leave them out, settled before draft, in the first currency."""
    runs = runs_of(store, period)
    if not runs:
        raise UserError(
            N_("{period} has not been evaluated yet."), N_("Evaluate the period first."), period=period.name
        )
    found: dict[int, Statement] = {}
    ordered = sorted(runs, key=lambda one: counts_first(one.run))
    for settled in (True, False):
        for run in ordered:
            for one in run.posted():
                if (one.person not in run.left_out) is settled:
                    found.setdefault(one.person, one)
    return found


class _People:
    """Finds who is meant by a name as somebody wrote it."""

    def __init__(self, store: Store) -> None:
        self._written = names.written(store, "person")
        self.names = {one.id: one.name for one in people.load(store)}
        self._known = KnownNames(self.names.values())

    def find(self, text: str) -> int:
        """The person's id, 0 for nobody; a spelling that differs little is that person."""
        exact = self._written.get(names.fold(text), 0)
        if exact:
            return exact
        alike = self._known.most_alike(text) if text.strip() else ""
        return next((person for person, name in self.names.items() if name == alike), 0) if alike else 0


def _name_column(found: OwnList, known: _People) -> OwnColumn:
    column = found.column_of(known.find)
    if column is None:
        raise UserError(
            N_("No name in that list is a person here."),
            N_("Paste the names as they stand on the People page, with an amount beside each."),
        )
    return column


def _pay_column(found: OwnList, persons: Sequence[int], statements: dict[int, Statement]) -> OwnColumn:
    """The column with most amounts equal to the pay, else one that is called so, else the last."""
    columns = [one for one in found.columns if one.amounts]

    def rank(place: int) -> tuple[int, bool, int]:
        column = columns[place]
        equal = sum(
            amount is not None and person in statements and _minor(amount, statements[person]) == statements[person].pay
            for amount, person in zip(column.amounts, persons, strict=True)
        )
        return equal, bool(_PAY_WORDS & set(words_of(column.title))), place

    return columns[max(range(len(columns)), key=rank)]


def _minor(amount: Decimal, one: Statement) -> int:
    return to_minor(Fraction(amount), one.currency)


def _lines(
    rows: Sequence[tuple[str, Decimal | None]], known: _People, statements: dict[int, Statement], home: str
) -> Iterator[Compared]:
    """A person on several lines is the sum of them, at the place of the first; ``home``: the usual currency."""
    persons = [known.find(written) for written, _amount in rows]
    amounts: dict[int, list[Decimal | None]] = {}
    for person, (_written, amount) in zip(persons, rows, strict=True):
        amounts.setdefault(person, []).append(amount)
    for person, (written, amount) in zip(persons, rows, strict=True):
        if not person and (written or amount is not None):
            yield Compared(written, 0, "", _sum([amount], home), None, home)
        elif person in amounts:
            one = statements.get(person)
            currency = one.currency if one else home
            theirs = _sum(amounts.pop(person), currency)
            yield Compared(written, person, known.names[person], theirs, one.pay if one else None, currency)


def _sum(amounts: Sequence[Decimal | None], currency: str) -> int | None:
    """Minor units; None if one of them can't be read."""
    known = [Fraction(amount) for amount in amounts if amount is not None]
    return to_minor(sum(known, Fraction(0)), currency) if len(known) == len(amounts) else None


def _absent(lines: Sequence[Compared], statements: dict[int, Statement], known: _People) -> Iterator[Compared]:
    there = {one.person for one in lines}
    for person, one in statements.items():
        if person not in there and one.pay:
            yield Compared("", person, known.names.get(person, one.name), None, one.pay, one.currency)


class Explainer:
    """Works the pay of a period out again with other credits; everything is read once."""

    def __init__(self, store: Store, period: Period) -> None:
        self._period = period
        assigned = plans_by_person(store, period.start, period.end)
        before = last_ledgers(store, min(one.run.id for one in runs_of(store, period)))
        self._ledgers = {person: own for person, own in before.items() if person in assigned}
        self._gathered, members = gather_members(store, period, assigned, self._ledgers, asks=Asks(customers=True))
        self._members = {one.person: one for one in members}
        self._around = load_credits(store, period.start - AROUND, period.end + AROUND).credits.own
        self._tax = Fraction(settings.load(store).tax_rate)

    def explain(self, line: Compared, statement: Statement) -> Explained:
        """What explains the difference of ``line``."""
        member = self._members.get(line.person)
        if member is None or line.theirs is None:
            return Explained()
        own = list(member.facts.inputs.credits)
        near = self._rated(member, self._around.get(line.person, ()))
        others = [
            (owner, credit)
            for owner, pool in self._around.items()
            if owner != line.person
            for credit in self._rated(member, [one for one in pool if one.record.day in self._period])
        ]
        tried = guesses(own, near, others, self._period, self._tax)
        return explain_difference(statement, line.theirs, own, tried, self._trial(member, statement))

    def _rated(self, member: TeamMember, credits_: Sequence[Credit]) -> list[Credit]:
        version = member.plan.versions[-1]
        return [self._gathered.money.rated(one, version) for one in credits_]

    def _trial(self, member: TeamMember, statement: Statement) -> Trial:
        """The whole team takes part only where one person's pay depends on others."""
        alone = self._pay(member, member.facts.inputs.credits, statement.currency, whole=False)
        return partial(self._pay_of, member, statement.currency, alone != statement.pay)

    def _pay_of(self, member: TeamMember, currency: str, whole: bool, credits_: Sequence[Credit]) -> int | None:
        return self._pay(member, credits_, currency, whole=whole)

    def _pay(self, member: TeamMember, credits_: Sequence[Credit], currency: str, *, whole: bool) -> int | None:
        inputs = replace(member.facts.inputs, credits=list(credits_))
        changed = replace(member, facts=replace(member.facts, inputs=inputs))
        team = [changed if one is member else one for one in self._members.values()] if whole else [changed]
        ledgers = {one.person: self._ledgers[one.person] for one in team if one.person in self._ledgers}
        try:
            made = settle_members(self._gathered, team, self._period, ledgers, today())
        except UserError:  # credits that no books could hold, as a return above its sale: so it was not
            return None
        settled = made[member.person].get(currency)
        return settled.pay if settled else None
