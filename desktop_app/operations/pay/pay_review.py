"""Looking back at runs of pay: as known on a day, one beside another, the register for an auditor, what is carried."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.pay.assigned_plans import plans_by_person
from desktop_app.operations.pay.evaluate import Evaluated, load_run
from desktop_app.operations.pay.pay_ledgers import last_ledgers
from desktop_app.operations.pay.pay_run import work_on
from desktop_app.reports.run_register import Happening, Register
from desktop_app.rules.incentives.statement import Statement, statement_from_json
from desktop_app.store import evaluations, holds, settings
from desktop_app.store.database import Store
from desktop_app.store.evaluations import Run
from desktop_app.store.rewind import as_known
from desktop_app.store.targets import period_of


def find_run(store: Store, number: int) -> Evaluated:
    """A run with its statements by its number; UserError if there is none."""
    run = evaluations.find(store, number)
    if run is None:
        raise UserError(N_("There is no run {number}."), N_("Look its number up in the register."), number=number)
    return load_run(store, run)


def period_of_run(run: Run) -> Period:
    return period_of(run.period, run.starts, run.ends)


def replay_statement(store: Store, number: int, person: int, known_on: date, progress: Progress = SILENT) -> Statement:
    """The person's statement in run ``number`` with what was known at the end of ``known_on``; nothing is kept.

    Upon what had been posted before that run. UserError if they had no plan then.
    """
    period = period_of_run(find_run(store, number).run)
    progress.step(N_("Going back to the day"), 0, 2)
    end_of_day = (known_on + timedelta(days=1)).isoformat()
    with as_known(store, end_of_day, settings.load(store).revenue_source):
        progress.step(N_("Evaluating"), 1, 2)
        assigned = plans_by_person(store, period.start, period.end)
        worked = work_on(store, period, assigned, known_on, ledgers=last_ledgers(store, number)) if assigned else []
        found = [one.statement for one in worked if one.statement.person == person]
    if not found:
        raise UserError(N_("This person had no plan for {period} on {day}."), "", period=period.name, day=known_on)
    return found[0]


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that two runs show differently; minor units, None where a run has no such line.

    ``line``: the component, or a part of the account; ``document``: a record in it, or empty for the whole line.
    """

    person: str
    line: str
    document: str
    before: int | None
    after: int | None
    currency: str = ""


def compare_runs(store: Store, first: int, second: int) -> list[Difference]:
    """Everything that differs, by person, line and record."""
    one, other = (_lines(find_run(store, number)) for number in (first, second))
    changed = [key for key in sorted({*one, *other}) if one.get(key) != other.get(key)]
    return [Difference(*key[:3], one.get(key), other.get(key), key[3]) for key in changed]


def _lines(run: Evaluated) -> dict[tuple[str, str, str, str], int | None]:
    """By person, line, document and currency, of which somebody may be paid several."""
    return {
        (*key, statement.currency): minor for statement in run.statements for key, minor in _statement_lines(statement)
    }


def _statement_lines(one: Statement) -> Iterator[tuple[tuple[str, str, str], int | None]]:
    yield (one.name, "", ""), one.pay
    for line in one.lines:
        yield (one.name, line.name, ""), line.pay
        sums: dict[str, int] = {}
        for record in line.records:
            sums[record.document] = sums.get(record.document, 0) + record.pay
        yield from (((one.name, line.name, document), minor) for document, minor in sums.items() if document)
    if one.account is not None:
        for name in ("held", "adjusted", "top_up", "owed", "deducted", "balance"):
            yield (one.name, f"({name})", ""), getattr(one.account, name)
        for correction in one.account.corrections:
            yield (one.name, "(correction)", correction.period.name), correction.minor


def register(store: Store, number: int) -> Register:
    """The register of run ``number``."""
    found = find_run(store, number)
    run, names = found.run, {one.person: one.name for one in found.statements}
    done = [Happening(run.recorded_at, "evaluated")]
    done += [Happening(run.approved_at, "approved")] if run.approved_at else []
    done += [Happening(run.paid_on, "paid")] if run.paid_on else []
    done += [Happening(run.withdrawn_at or "", "withdrawn", "", run.note)] if run.state == "withdrawn" else []
    done += [
        Happening(one.recorded_at, one.state, names.get(one.person, ""), one.reason)
        for one in evaluations.left_out(store, number)
    ]
    for one in holds.load(store, period_of_run(run), released=True):
        if one.released_at:
            done.append(Happening(one.released_at, "released", names.get(one.person, ""), one.reason))
    gone = frozenset(one.person for one in found.statements) - {one.person for one in found.posted()}
    return Register(
        run, json.loads(run.conventions), tuple(sorted(done, key=lambda one: one.moment)), found.statements, gone
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """What stands open with a person after their last settled run, in minor units. ``balance``: 0 or negative."""

    person: int
    name: str
    period: str
    currency: str
    held: int
    owed: int
    balance: int
    paid: int


def carried(store: Store) -> list[Carried]:
    """What is held, owed and carried, of everybody who was ever settled, by name."""
    ledgers = last_ledgers(store)
    found = []
    for last in evaluations.last_posted(store):
        stored = [one for one in evaluations.statements(store, last.run) if one.person == last.person]
        for one in (statement_from_json(each.result) for each in stored if each.currency == last.currency):
            account, paid = one.account, ledgers[last.person][last.currency].paid
            held, owed, balance = (account.held, account.owed, account.balance) if account else (0, 0, 0)
            found.append(Carried(one.person, one.name, last.period, one.currency, held, owed, balance, paid))
    return sorted(found, key=lambda one: one.name.casefold())
