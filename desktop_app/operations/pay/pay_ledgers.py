"""What was posted to each person before a run: the ledger of their last settled statement."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.settling.ledger import EMPTY, Ledger, Posting, ledger_from_json
from desktop_app.rules.incentives.statement import statement_from_json
from desktop_app.store import evaluations
from desktop_app.store.database import Store

Ledgers = dict[int, dict[str, Ledger]]


def last_ledgers(store: Store, before: int | None = None) -> Ledgers:
    """By person and currency; ``before``: as they stood when the run of that number was made."""
    found: Ledgers = {}
    for one in evaluations.without_ledger(store, before):
        own = found.setdefault(one.person, {})
        own[one.currency] = _with_old(own.get(one.currency, EMPTY), one.result)
    for last in evaluations.last_posted(store, before):
        found.setdefault(last.person, {})[last.currency] = ledger_from_json(json.loads(last.ledger))
    return found


def _with_old(ledger: Ledger, result: Mapping[str, Any]) -> Ledger:
    """A statement of an earlier program paid what its components earned, at once."""
    old = statement_from_json(result)
    earned: dict[str, int] = {}
    credited: dict[int, Fraction] = {}
    for line in old.lines:
        earned[line.name] = earned.get(line.name, 0) + (line.pay or 0)
        credited.update({one.version: one.credited for one in line.records if one.day in old.period})
    kept = tuple(one for one in ledger.postings if one.period != old.period)
    pay = old.pay or 0
    return Ledger((*kept, Posting(old.period, pay, earned, earned, credited)), ledger.balance, ledger.paid + pay)


def periods_of(ledgers: Mapping[str, Ledger]) -> list[Period]:
    """Every period that was posted to a person, in order."""
    found = {posting.period for ledger in ledgers.values() for posting in ledger.postings}
    return sorted(found, key=lambda one: (one.end, one.start))
