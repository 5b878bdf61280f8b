"""What some kinds of records hold beside the fields as they were read, as functions over columns."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.i18n import N_
from desktop_app.operations.record_draft import Draft, RowRefused, ordinals

NO_AMOUNT: Final = N_("There is no amount.")
_MINUTES: Final = 60

Derive = Callable[[Draft, Decimal | None], None]
"""Takes a draft and the rate of tax that lone amounts include, and fills what is not simply copied."""


def _opportunity(draft: Draft, _rate: Decimal | None) -> None:
    draft.columns["status"] = [status or "unknown" for status in draft.column("status")]


def _invoice(draft: Draft, rate: Decimal | None) -> None:
    known = zip(draft.column("net"), draft.column("tax"), draft.column("gross"), strict=True)
    parts = [_parts(net, tax, gross, rate or Decimal(0)) for net, tax, gross in known]
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


def _interaction(draft: Draft, _rate: Decimal | None) -> None:
    """The moments themselves stay in ``more``; the waiting times are what is measured."""
    opened, answered = draft.column("opened"), draft.column("answered")
    pairs = zip(draft.column("resolved"), draft.column("closed"), strict=True)
    resolved = [resolved or closed for resolved, closed in pairs]
    draft.columns["day"] = ordinals(resolved)
    draft.columns["time"] = [at.strftime("%H:%M") if isinstance(at, datetime) else "" for at in opened]
    draft.columns["wait"] = _minutes(opened, answered)
    draft.columns["work"] = _minutes(opened, resolved)


def _minutes(starts: Sequence[date | None], ends: Sequence[date | None]) -> list[int | None]:
    """Whole minutes between two moments; a moment without a time of day counts from midnight."""
    return [
        None if start is None or end is None else int((_moment(end) - _moment(start)).total_seconds()) // _MINUTES
        for start, end in zip(starts, ends, strict=True)
    ]


def _moment(at: date) -> datetime:
    return at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)  # noqa: DTZ001 - both are local


def _survey(draft: Draft, _rate: Decimal | None) -> None:
    questions = [(question or "csat").casefold() for question in draft.column("question")]
    draft.columns["status"] = ["nps" if "nps" in text or "recommend" in text else "csat" for text in questions]
    draft.columns["score"] = [int(score) for score in draft.column("score")]


DERIVED: Final[dict[Kind, Derive]] = {
    Kind.OPPORTUNITY: _opportunity,
    Kind.INVOICE: _invoice,
    Kind.INTERACTION: _interaction,
    Kind.SURVEY: _survey,
}
