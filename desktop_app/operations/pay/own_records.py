"""Holding one person's statement against their own list of records: each document equal, or why it is not.

A list of everybody's pay is held against a run in ``reconcile``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.own_list import OwnColumn, OwnList, read_own_list
from desktop_app.i18n import N_
from desktop_app.operations.pay.evaluate import statement_of
from desktop_app.operations.pay.pay_credits import load_credits
from desktop_app.operations.pay.reconcile import AROUND
from desktop_app.rules.incentives.comparison import OwnRecords, RecordLine
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.reconcile import Why
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import names, settings
from desktop_app.store.database import Store


def reconcile_records(
    store: Store, person: int, period: Period, source: Path | bytes, progress: Progress = SILENT
) -> OwnRecords:
    """The person's statement of ``period`` against their list of documents and amounts; nothing is kept.

    UserError without a statement, or if no document in the list is known here.
    """
    progress.step(N_("Reading the list"), 0, 2)
    statement = statement_of(store, person, period)
    found = read_own_list(source, source.name if isinstance(source, Path) else "")
    progress.step(N_("Looking for the reasons"), 1, 2)
    around = load_credits(store, period.start - AROUND, period.end + AROUND).credits.own
    known = _Known(person, period, around, Fraction(settings.load(store).tax_rate))
    documents = _document_column(found, known)
    amounts = _amount_column(found, documents, known)
    rows = [(text, amount) for text, amount in zip(documents.texts, amounts.amounts, strict=True) if text]
    return OwnRecords(statement, tuple(_lines(rows, known, statement)), amounts.title, found.skipped)


class _Known:
    """Every credit around the period, by document."""

    def __init__(self, person: int, period: Period, around: Mapping[int, Sequence[Credit]], tax: Fraction) -> None:
        self.person, self.period, self.tax = person, period, tax
        self.by_document: dict[str, list[tuple[int, Credit]]] = {}
        for owner, pool in around.items():
            for credit in pool:
                self.by_document.setdefault(names.fold(credit.record.document), []).append((owner, credit))

    def find(self, document: str) -> list[tuple[int, Credit]]:
        """The person's own ones of the period first, then their own, then other people's."""
        found = self.by_document.get(names.fold(document), []) if document else []
        return sorted(found, key=lambda one: (one[0] != self.person, one[1].record.day not in self.period))

    def amounts(self, document: str) -> set[Fraction]:
        """Every amount the document may stand with: shared or whole, without and with tax."""
        found = set()
        for _owner, credit in self.find(document):
            found |= {credit.record.amount, credit.record.amount * credit.share, self.gross(credit)}
        return found

    def gross(self, credit: Credit) -> Fraction:
        return credit.record.amount * (1 + self.tax) if credit.gross is None else credit.gross


def _document_column(found: OwnList, known: _Known) -> OwnColumn:
    column = found.column_of(known.find)
    if column is None:
        raise UserError(
            N_("No document in that list is known here."),
            N_("Paste the numbers of the documents as they were imported, with an amount beside each."),
        )
    return column


def _amount_column(found: OwnList, documents: OwnColumn, known: _Known) -> OwnColumn:
    columns = [one for one in found.columns if one.amounts and one is not documents]
    if not columns:
        raise UserError(N_("There is no amount beside the documents."), N_("Paste a document and an amount a line."))

    def equal(column: OwnColumn) -> int:
        pairs = zip(documents.texts, column.amounts, strict=True)
        return sum(amount is not None and Fraction(amount) in known.amounts(text) for text, amount in pairs)

    return max(columns, key=equal)


def _lines(rows: Sequence[tuple[str, Decimal | None]], known: _Known, statement: Statement) -> Iterator[RecordLine]:
    """Theirs in their order, a document on several lines as their sum; then ours that they do not have."""
    ours = _credited(statement)
    times = Counter(names.fold(text) for text, _amount in rows)
    told: set[str] = set()
    for text, _first in rows:
        key = names.fold(text)
        if key in told:
            continue
        told.add(key)
        amounts = [amount for other, amount in rows if names.fold(other) == key]
        theirs = None if None in amounts else sum((Fraction(one) for one in amounts if one is not None), Fraction(0))
        yield _line(text, theirs, times[key], ours.get(key), known)
    for key, (amount, pay) in ours.items():
        if key not in told:
            record = next((credit.record for owner, credit in known.find(key) if owner == known.person), None)
            why = Why.RETURN if amount < 0 else Why.MISSING
            yield RecordLine(record.document if record else key, None, amount, pay, why, record)


def _credited(statement: Statement) -> dict[str, tuple[Fraction, int]]:
    """By document: what is credited, once where several components pay on it, and what it earns in all of them."""
    credited: dict[str, dict[int, Fraction]] = {}
    pay: dict[str, int] = {}
    for line in statement.lines:
        for one in line.records:
            key = names.fold(one.document)
            credited.setdefault(key, {}).setdefault(one.version, one.credited)
            pay[key] = pay.get(key, 0) + one.pay
    return {key: (sum(parts.values(), Fraction(0)), pay[key]) for key, parts in credited.items() if key}


def _line(
    text: str, theirs: Fraction | None, times: int, ours: tuple[Fraction, int] | None, known: _Known
) -> RecordLine:
    owner, credit = next(iter(known.find(text)), (0, None))
    record = credit.record if credit else None
    if ours is None:
        why, whose = _why_not_here(owner, credit, known)
        return RecordLine(text, theirs, None, None, why, record, whose)
    amount, pay = ours
    why = None if theirs is None or credit is None else _why_other_amount(theirs, amount, times, credit, known)
    return RecordLine(text, theirs, amount, pay, why, record)


def _why_not_here(owner: int, credit: Credit | None, known: _Known) -> tuple[Why | None, int]:
    """Another one's, of another period, or not known at all; None: it is theirs and of the period, yet not counted."""
    if credit is None:
        return Why.MISSING, 0
    if owner != known.person:
        return Why.OWNER, owner
    if credit.record.day not in known.period:
        return (Why.RETURN if credit.record.amount < 0 else Why.PERIOD), 0
    return None, 0


def _why_other_amount(theirs: Fraction, ours: Fraction, times: int, credit: Credit, known: _Known) -> Why | None:
    if theirs == ours:
        return None
    if times > 1 and theirs == ours * times:
        return Why.DOUBLE
    if theirs == known.gross(credit) * credit.share:
        return Why.TAX
    if theirs == credit.record.amount != ours:
        return Why.OWNER
    return Why.AMOUNT
