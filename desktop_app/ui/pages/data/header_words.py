"""What the header of the Data page says: of all imports, of the file that is looked at, of several files brought in."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.formats import format_day, format_number
from desktop_app.i18n import _, ngettext
from desktop_app.operations.importing.file_view import FileView
from desktop_app.store import batches, records
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store
from desktop_app.ui.pages.data.words import kind_title, rows_words, size_words


def browsing_words(store: Store) -> str:
    """What there is in all; empty without an import."""
    every = batches.load(store)
    if not every:
        return ""
    number = sum(records.count(store).values())
    said = [
        ngettext("{n} import", "{n} imports", len(every)).format(n=format_number(len(every))),
        ngettext("{n} record in force", "{n} records in force", number).format(n=format_number(number)),
    ]
    day = records.data_day(store)
    if day:
        said.append(_("data to {day}").format(day=format_day(date.fromordinal(day))))
    return " · ".join(said)


def file_words(view: FileView | None, waiting: int) -> str:
    """What the present file is; ``waiting`` further ones come after it."""
    if view is None:
        return _("Reading…")
    source, table = view.understood.source, view.understood.table
    kind = kind_title(view.understood.mapping.kind.value)
    held = _("What it holds is not known") if view.understood.asks_kind else _("Import as {kind}").format(kind=kind)
    said = [held, size_words(source.size)]
    if table.count.complete:
        lines = table.count.total
        said.append(ngettext("{n} line", "{n} lines", lines).format(n=format_number(lines)))
    said.append(_("nothing is stored yet"))
    if waiting:
        said.append(ngettext("{n} more file waits", "{n} more files wait", waiting).format(n=waiting))
    return " · ".join(said)


def import_words(view: FileView | None, tried: Batch | None = None) -> str:
    """The primary button. ``tried``: the counts of a pass over every row."""
    if tried is not None:
        return _("Import {rows}").format(rows=rows_words(tried.rows - tried.refused))
    if view is None or not view.understood.table.count.complete:
        return _("Import all rows")
    count = view.understood.table.count
    return _("Import {rows}").format(rows=rows_words(count.rows + count.refused))


def several_words(done: Sequence[Batch]) -> str:
    """What files that came together brought in all; empty for one."""
    if len(done) < 2:
        return ""
    keys = ("rows", "created", "changed", "unchanged", "refused")
    sums = {key: format_number(sum(getattr(one, key) for one in done)) for key in keys}
    said = _("{n} files: {rows} rows = {created} new + {changed} changed + {unchanged} unchanged + {refused} refused.")
    return said.format(n=len(done), **sums)
