"""What some kinds of records hold beside the fields as they were read, as functions over columns."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.spoken_values import NO, YES
from desktop_app.i18n import N_
from desktop_app.operations.importing.record_draft import Draft, RowRefused, ordinals
from desktop_app.operations.importing.taxes import TaxRates

NO_AMOUNT: Final = N_("There is no amount.")
NEITHER_DAY: Final = N_("There is neither a day on which it was done nor one on which it is due.")
CREDIT_NOTE: Final = "credit_note"
"""The ``stage`` of an invoice that is a credit note."""
_MINUTES: Final = 60
_PASSED: Final = ("status", "converted", "is_converted", "lost_reason", "qualified", "contacted")

Derive = Callable[[Draft, TaxRates | None], None]
"""Takes a draft and the rates of tax that lone amounts include, and fills what is not simply copied."""


def _invoice(draft: Draft, rates: TaxRates | None) -> None:
    included = rates.of(draft, Kind.INVOICE) if rates else (Decimal(0),) * draft.count
    known = zip(draft.column("net"), draft.column("tax"), draft.column("gross"), included, strict=True)
    parts = [_parts(net, tax, gross, rate) for net, tax, gross, rate in known]
    for place, (net, _tax) in enumerate(parts):
        if net is None:
            draft.refuse(place, RowRefused("net", "", NO_AMOUNT))
    draft.columns["amount"] = draft.millionths("net", [net for net, _tax in parts])
    draft.columns["tax"] = draft.millionths("tax", [tax for _net, tax in parts])


def _parts(
    net: Decimal | None, tax: Decimal | None, gross: Decimal | None, rate: Decimal
) -> tuple[Decimal | None, Decimal | None]:
    """The amount without tax and the tax, as far as the three tell them."""
    if net is None and gross is not None:
        net = gross - tax if tax is not None else gross / (1 + rate)
    if tax is None and gross is not None and net is not None:
        tax = gross - net
    return net, tax


def _credit_note(draft: Draft, rates: TaxRates | None) -> None:
    """An invoice that takes back: negative, whatever sign the file shows."""
    _invoice(draft, rates)
    for key in ("amount", "tax"):
        draft.columns[key] = [None if amount is None else -abs(amount) for amount in draft.columns[key]]
    draft.columns["stage"] = [CREDIT_NOTE] * draft.count


def _with_status(draft: Draft, _rates: TaxRates | None) -> None:
    """What the words of a deal's stage say, and the time of day at which it was entered."""
    draft.columns["status"] = [status or "unknown" for status in draft.column("status")]
    if "entered" in draft.values:
        draft.columns["time"] = _times(draft.column("entered"))


def _quote(draft: Draft, rates: TaxRates | None) -> None:
    """Until its decision a quote stands on the day on which it was offered."""
    _with_status(draft, rates)
    pairs = zip(draft.column("decided"), draft.column("offered"), strict=True)
    draft.columns["day"] = ordinals([decided or offered for decided, offered in pairs])


def _lead(draft: Draft, _rates: TaxRates | None) -> None:
    """How far it came is told by the word for its status, else by the moments it passed."""
    draft.columns["status"] = [_how_far(*told) for told in zip(*map(draft.column, _PASSED), strict=True)]
    opened = draft.column("opened")
    draft.columns["time"] = _times(opened)
    draft.columns["wait"] = _minutes(opened, draft.column("contacted"))
    draft.columns["work"] = _minutes(opened, draft.column("converted"))


def _how_far(status: str | None, *passed: object) -> str:
    """The word itself, else the furthest that it passed; a flag says no as well as yes."""
    if status:
        return status
    told = dict(zip(_PASSED[1:], passed, strict=True))
    if told["converted"] or told["is_converted"] == YES:
        return "converted"
    if told["lost_reason"]:
        return "lost"
    return next((state for state in ("qualified", "contacted") if told[state]), "new")


def _activity(draft: Draft, rates: TaxRates | None) -> None:
    _done_or_due(draft, rates)
    draft.columns["time"] = _times(draft.column("day"))
    draft.columns["status"] = [sort or "other" for sort in draft.column("status")]


def _done_or_due(draft: Draft, _rates: TaxRates | None) -> None:
    for place, (day, due) in enumerate(zip(draft.column("day"), draft.column("due"), strict=True)):
        if day is None and due is None:
            draft.refuse(place, RowRefused("day", "", NEITHER_DAY))


def _feedback(draft: Draft, _rates: TaxRates | None) -> None:
    """Without a column that tells what it is, the file is one of complaints."""
    received = draft.column("day")
    draft.columns["time"] = _times(received)
    draft.columns["status"] = [sort or "complaint" for sort in draft.column("status")]
    draft.columns["wait"] = _minutes(received, draft.column("answered"))
    draft.columns["work"] = _minutes(received, draft.column("resolved"))


def _interaction(draft: Draft, _rates: TaxRates | None) -> None:
    """The moments themselves stay in ``more``; the waiting times are what is measured."""
    opened, answered = draft.column("opened"), draft.column("answered")
    pairs = zip(draft.column("resolved"), draft.column("closed"), strict=True)
    resolved = [resolved or closed for resolved, closed in pairs]
    ended = resolved
    if {"duration", "taken"} & draft.values.keys() and not {"resolved", "closed"} & draft.values.keys():
        resolved = _rung_off(opened, draft.column("duration"), draft.column("taken"))
        ended = [end or start for start, end in zip(opened, resolved, strict=True)]  # a missed call waits for nobody
    draft.columns["day"] = ordinals(ended)
    draft.columns["time"] = _times(opened)
    draft.columns["wait"] = _minutes(opened, answered)
    draft.columns["work"] = _minutes(opened, resolved)


def _rung_off(
    opened: Sequence[date], seconds: Sequence[Decimal | None], taken: Sequence[str | None]
) -> list[date | None]:
    """A call that somebody took is done with when it ends; one that nobody took is not."""
    return [
        None if flag == NO or (flag is None and not length) else _moment(start) + timedelta(seconds=float(length or 0))
        for start, length, flag in zip(opened, seconds, taken, strict=True)
    ]


def _times(moments: Sequence[date | None]) -> list[str]:
    """The times of day, "" where a moment has none."""
    return [at.strftime("%H:%M") if isinstance(at, datetime) else "" for at in moments]


def _minutes(starts: Sequence[date | None], ends: Sequence[date | None]) -> list[int | None]:
    """Whole minutes between two moments; a moment without a time of day counts from midnight."""
    return [
        None if start is None or end is None else int((_moment(end) - _moment(start)).total_seconds()) // _MINUTES
        for start, end in zip(starts, ends, strict=True)
    ]


def _moment(at: date) -> datetime:
    return at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)  # noqa: DTZ001 - both are local


def _survey(draft: Draft, _rates: TaxRates | None) -> None:
    questions = [(question or "csat").casefold() for question in draft.column("question")]
    draft.columns["status"] = ["nps" if "nps" in text or "recommend" in text else "csat" for text in questions]
    draft.columns["score"] = [int(score) for score in draft.column("score")]


DERIVED: Final[dict[Kind, Derive]] = {
    Kind.OPPORTUNITY: _with_status,
    Kind.INVOICE: _invoice,
    Kind.INTERACTION: _interaction,
    Kind.SURVEY: _survey,
    Kind.CREDIT_NOTE: _credit_note,
    Kind.STAGE_CHANGE: _with_status,
    Kind.QUOTE: _quote,
    Kind.LEAD: _lead,
    Kind.ACTIVITY: _activity,
    Kind.FEEDBACK: _feedback,
    Kind.TRAINING: _done_or_due,
}
