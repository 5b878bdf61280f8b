"""The words for kinds, moments and counts of imports that several parts of the Data page share."""

from datetime import date, datetime
from typing import Final

from desktop_app.domain.formats import format_day, format_number, format_short_day
from desktop_app.files.kinds import KINDS
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.people import EDIT
from desktop_app.store import mergers
from desktop_app.store.batches import Batch

_TITLES: Final = {
    **{kind.kind.value: kind.title for kind in KINDS},
    EDIT: N_("Edit"),
    mergers.BATCH: N_("Two names made one"),
}
_KILO: Final = 1000


def kind_title(kind: str) -> str:
    """What the kind of a batch is called: Sales; a kind that only a newer program knows keeps its own name."""
    return _(_TITLES.get(kind, kind))


def local(moment: str) -> datetime:
    """A recorded moment as the clock on the wall showed it."""
    return datetime.fromisoformat(moment).astimezone()


def clock(moment: str) -> str:
    return f"{local(moment):%H:%M}"


def day_and_clock(moment: str, today: date) -> str:
    """Like "today 09:04" or "27 Aug 10:02", with the year when it is another one."""
    day, at = local(moment).date(), clock(moment)
    if day == today:
        return _("today {time}").format(time=at)
    shown = format_short_day(day) if day.year == today.year else format_day(day)
    return _("{day} {time}").format(day=shown, time=at)


def rows_words(number: int) -> str:
    return ngettext("{n} row", "{n} rows", number).format(n=format_number(number))


def behind_words(number: int) -> str:
    words = ngettext("{n} record behind the figure", "{n} records behind the figure", number)
    return words.format(n=format_number(number))


def size_words(size: int) -> str:
    """The size of a file as a file manager says it."""
    if size < _KILO:
        return ngettext("{n} byte", "{n} bytes", size).format(n=format_number(size))
    if size < _KILO**2:
        return _("{n} KB").format(n=format_number(round(size / _KILO)))
    return _("{n} MB").format(n=format_number(round(size / _KILO**2)))


def outcome(batch: Batch) -> str:
    """What an import brought, in a few words: "1,102 new", "12 unchanged", "38 changed"."""
    parts = [
        (batch.created, _("{n} new")),
        (batch.changed, _("{n} changed")),
        (batch.unchanged, _("{n} unchanged")),
    ]
    number, words = max(parts, key=lambda part: part[0])
    return words.format(n=format_number(number)) if number else _("nothing stored")
