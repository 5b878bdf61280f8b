"""Pay beside a list kept elsewhere, in words and as tables: what is equal, what differs and why."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_day, format_number, format_period, format_rate, join_sentences
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Length, containing
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Record
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.rules.incentives.comparison import Compared, OwnRecords, Reconciled, RecordLine
from desktop_app.rules.incentives.reconcile import Cause, Explained, Why

STATES: Final = {
    "equal": N_("Equal"),
    "explained": N_("Explained"),
    "unexplained": N_("Not explained"),
    "nobody": N_("Nobody here has this name."),
    "absent": N_("Not in your list."),
    "unread": N_("The amount in your list cannot be read."),
    "open": N_("The pay is still open here."),
}
# By cause: where the record counts here and not in the list, then the other way round.
_SENTENCES: Final = {
    (Why.RETURN, True): N_("return {document} of {day} is counted here, not in your list"),
    (Why.RETURN, False): N_("return {document} is counted in your list; here it belongs to {period}"),
    (Why.PERIOD, True): N_("{document} of {day} is counted here, not in your list"),
    (Why.PERIOD, False): N_("{document} is counted in your list; here its day is {day}"),
    (Why.OWNER, False): N_("{document} is counted in your list; here it belongs to {owner}"),
    (Why.MISSING, True): N_("{document} of {day} is missing in your list"),
    (Why.MISSING, False): N_("{document} is in your list and not known here"),
    (Why.DOUBLE, True): N_("{document} looks like another record of the same day, customer and amount"),
    (Why.DOUBLE, False): N_("{document} is counted twice in your list"),
    (Why.TAX, False): N_("{document} is counted with tax in your list"),
    (Why.AMOUNT, False): N_("{document} has another amount here"),
}
_WHOLE: Final = {
    Why.CHANGED: N_("records changed after this run was evaluated"),
    Why.TAX: N_("tax is counted otherwise in your list"),
    Why.RATE: N_("your list pays {rate}"),
    Why.ROUNDING: N_("your list rounds each record"),
}
_SHARED: Final = N_("{document} is counted whole in your list; here it is shared")


def cause_text(cause: Cause, people: Mapping[int, str]) -> str:
    """One cause as a part of a sentence; ``people``: names by id."""
    if cause.record is None:
        return _(_WHOLE[cause.why]).format(rate="" if cause.rate is None else format_rate(cause.rate))
    return record_text(cause.why, cause.record, people.get(cause.owner, ""), counted=cause.counted)


def record_text(why: Why, record: Record, owner: str, *, counted: bool) -> str:
    if why is Why.OWNER and not owner:
        return _(_SHARED).format(document=record.document)
    month = containing(record.day, Length.MONTH)
    return _(_SENTENCES[why, counted]).format(
        document=record.document, day=format_day(record.day), period=format_period(month), owner=owner
    )


def found_text(found: Explained, people: Mapping[int, str]) -> str:
    """All causes of one difference, and that there are further explanations, if there are."""
    parts = [cause_text(cause, people) for cause in found.causes]
    text = "; ".join(parts)
    if not found.others:
        return text
    number = len(found.others)
    more = ngettext("{n} other explanation fits too.", "{n} other explanations fit too.", number).format(n=number)
    return join_sentences((_("Possibly: {reason}.").format(reason=text), more))


def line_text(one: RecordLine, people: Mapping[int, str]) -> str:
    """Why one document differs; empty where it does not."""
    if one.why is None:
        return "" if one.state == "equal" else _(STATES[one.state])
    if one.record is None:
        return _(_SENTENCES[Why.MISSING, False]).format(document=one.document)
    counted = one.theirs is None
    return record_text(one.why, one.record, people.get(one.owner, ""), counted=counted)


def summary(states: Sequence[str]) -> str:
    """How many are equal, of all, as a sentence."""
    equal = sum(one == "equal" for one in states)
    return _("{equal} of {all} are equal.").format(equal=equal, all=len(states))


def reason_text(one: Compared, people: Mapping[int, str]) -> str:
    """Why one person's amounts differ, or what is to be said instead; empty where they are equal."""
    if one.found.causes:
        return found_text(one.found, people)
    if one.state == "unexplained" and one.found.tried:
        return _unexplained(one.found)
    return "" if one.state == "equal" else _(STATES[one.state])


def _unexplained(found: Explained) -> str:
    """How far was looked, so that nobody takes it for a proof."""
    number = format_number(found.tried)
    tried = ngettext(
        "Not explained by {n} possible difference.",
        "Not explained by {n} possible differences, alone or up to {largest} together.",
        found.tried,
    ).format(n=number, largest=found.largest)
    return tried if found.complete else join_sentences((tried, _("The search stopped before all of them were tried.")))


def pay_table(found: Reconciled, people: Mapping[int, str]) -> Table:
    """One row a name: both amounts, ours less theirs, and why."""
    several = {one.currency for one in found.lines}
    currency = several.pop() if len(several) == 1 else ""
    columns = (
        Column("person", N_("Person")),
        Column("theirs", N_("Your list"), Unit.MONEY, currency),
        Column("ours", N_("Here"), Unit.MONEY, currency),
        Column("difference", N_("Difference"), Unit.MONEY, currency),
        Column("reason", N_("Reason")),
    )
    rows = tuple(
        (
            one.name or one.written,
            _money(one.theirs, one.currency),
            _money(one.ours, one.currency),
            _money(one.difference, one.currency),
            reason_text(one, people),
        )
        for one in found.lines
    )
    title = _("Pay against your list · {period}").format(period=format_period(found.period))
    return Table(columns, rows, title, _totals(found))


def _totals(found: Reconciled) -> tuple[Cell, ...]:
    """Nothing is added across currencies."""
    currencies = {one.currency for one in found.lines}
    if len(currencies) != 1:
        return ()
    currency = next(iter(currencies))
    theirs, ours = sum(one.theirs or 0 for one in found.lines), sum(one.ours or 0 for one in found.lines)
    return _("Total"), _money(theirs, currency), _money(ours, currency), _money(ours - theirs, currency), None


def _money(minor: int | None, currency: str) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)


def record_table(found: OwnRecords, people: Mapping[int, str]) -> Table:
    """One row a document: both amounts, ours less theirs, what it pays here, and why."""
    currency = found.statement.currency
    columns = (
        Column("document", N_("Document")),
        Column("theirs", N_("Your list"), Unit.MONEY, currency),
        Column("ours", N_("Here"), Unit.MONEY, currency),
        Column("difference", N_("Difference"), Unit.MONEY, currency),
        Column("pay", N_("Pay"), Unit.MONEY, currency),
        Column("reason", N_("Reason")),
    )
    rows = tuple(
        (
            one.document,
            _amount(one.theirs, currency),
            _amount(one.ours, currency),
            _amount(one.difference, currency),
            _money(one.pay, currency),
            line_text(one, people),
        )
        for one in found.lines
    )
    title = _("Records against your list · {name}").format(name=found.statement.name)
    return Table(columns, rows, title, _record_totals(found))


def _record_totals(found: OwnRecords) -> tuple[Cell, ...]:
    currency = found.statement.currency
    sums = [
        sum((getattr(one, key) or Fraction(0) for one in found.lines), Fraction(0))
        for key in ("theirs", "ours", "difference")
    ]
    pay = _money(sum(one.pay or 0 for one in found.lines), currency)
    return _("Total"), *(_amount(one, currency) for one in sums), pay, None


def _amount(value: Fraction | None, currency: str) -> Quantity | None:
    return None if value is None else Quantity(value, Unit.MONEY, currency)
