"""Documents that an import leaves out while an earlier import holds them: cancelled since, they go on counting."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from desktop_app.files.import_kinds import Mapping
from desktop_app.files.kinds import find_kind
from desktop_app.files.mending import LEFT_OUT
from desktop_app.files.source import RawTable, Severity
from desktop_app.i18n import N_
from desktop_app.store import records
from desktop_app.store.batches import Problem
from desktop_app.store.database import Store

STILL_COUNTS: Final = N_("This row stays out, but an earlier import holds the same document, and that still counts.")


def left_standing(store: Store, mapping: Mapping, table: RawTable, problems: Iterable[Problem]) -> Iterator[Problem]:
    """A remark for each row left out whose document is in force; of documents with lines nothing is said."""
    form = find_kind(mapping.kind)
    place = mapping.column(form.named_by[0]) if len(form.named_by) == 1 and not form.line else None
    if place is None:
        return
    lines = {one.row[place].strip(): one.line for one in problems if one.reason == LEFT_OUT and place < len(one.row)}
    known = records.documents_there(store, form.stored, json.dumps(list(lines))) if lines else ()
    for number in sorted(known, key=lines.__getitem__):
        title = table.title_of(place)
        yield Problem(lines[number], title, number, Severity.WARNING.value, STILL_COUNTS, {}, ())
