"""Typed columns of a file as the columns of record versions, and the rows that must not be taken for one.

A chunk is drafted first, which changes nothing; only for the rows that stay are names made and keys given.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.domain.records import Kind
from desktop_app.files.chunk import Chunk
from desktop_app.files.kinds import FieldType, ImportKind, find_kind
from desktop_app.i18n import N_
from desktop_app.operations.importing.derived_columns import DERIVED
from desktop_app.operations.importing.discounts import Discounts, with_shares
from desktop_app.operations.importing.more_column import MoreColumn
from desktop_app.operations.importing.other_currencies import convert, rates_of, with_meant
from desktop_app.operations.importing.record_draft import Column, Draft, RowRefused, texts
from desktop_app.operations.importing.record_keys import RecordKeys
from desktop_app.operations.importing.taxes import COUNTED, TaxRates, take_out
from desktop_app.store.names import Directory, fold
from desktop_app.store.rates import Rates
from desktop_app.store.record_merge import Columns

UNKNOWN_PERSON: Final = N_("Nobody is known by this name.")
TWO_PEOPLE: Final = N_("Two people have this name; only a staff number can tell which is meant.")


@dataclass(frozen=True, slots=True)
class Taken:
    """``columns`` for the rows of ``chunk``, those that stay; ``refused``: the others, by their place before."""

    chunk: Chunk
    columns: Columns
    refused: dict[int, RowRefused]


@dataclass(slots=True)
class RecordRows:
    """Turns chunks of one kind into columns of versions. ``new_people``: rows by the name each was first met with."""

    kind: Kind
    directory: Directory
    currency: str
    rates: Rates
    may_create_people: bool = True
    refused_people: frozenset[str] = frozenset()
    with_tax: TaxRates | None = None
    discounts: Discounts | None = None
    new_people: dict[str, int] = field(default_factory=dict)
    _made: dict[int, str] = field(default_factory=dict)
    _more: MoreColumn = field(default_factory=MoreColumn)
    _form: ImportKind = field(init=False)
    _keys: RecordKeys = field(init=False)

    def __post_init__(self) -> None:
        self._form = find_kind(self.kind)
        self._keys = RecordKeys(self._form)
        self.refused_people = frozenset(map(fold, self.refused_people))

    def take(self, chunk: Chunk) -> Taken:
        """The versions of a chunk; makes the names that are new. Chunks must come once and in the order of the file."""
        chunk = with_meant(with_shares(chunk, self.discounts), self.currency)
        draft = self._draft(chunk)
        kept = chunk.without(draft.refused)
        columns: dict[str, Column] = {"line": kept.lines, **draft.kept()}
        more: dict[str, Sequence[str]] = dict(kept.rest)
        for known in self._form.fields:
            if known.key not in kept.values:
                continue
            column: Column = kept.values[known.key]
            if not known.into:
                more[f".{known.key}"] = texts(column)
            elif known.type is FieldType.NAME:
                columns[known.into] = (
                    self._owners(column) if known.into == "owner" else self.directory.mention_all(known.into, column)
                )
        if more:
            columns["more"] = self._more.of(more, len(kept.lines))
        columns["key"] = self._keys.column(kept.values, columns.get("item", ()))
        return Taken(kept, columns, draft.refused)

    def _draft(self, chunk: Chunk) -> Draft:
        draft = Draft(chunk.values, len(chunk.lines))
        rates = rates_of(draft, self._form, self.rates, self.currency)
        for known in self._form.fields:
            if not known.into or known.key not in chunk.values:
                continue
            if known.into == "owner":
                self._refuse_owners(draft)
            elif known.type is not FieldType.NAME:
                draft.store(known, chunk.values[known.key])
        if self.kind in DERIVED:
            DERIVED[self.kind](draft, self.with_tax)
        if self.with_tax and self.kind in COUNTED:
            take_out(draft, self.kind, self.with_tax)
        if rates:
            convert(draft, rates)
        return draft

    def _refuse_owners(self, draft: Draft) -> None:
        column = draft.column("owner")
        reasons = {name: reason for name in set(column) if name and (reason := self._why_nobody(name))}
        if not reasons:
            return
        for place, name in enumerate(column):
            if name in reasons:
                draft.refuse(place, RowRefused("owner", name, reasons[name]))

    def _why_nobody(self, written: str) -> str:
        """Why no owner can be taken for the one written like this; "" if there is one."""
        if self.directory.is_ambiguous("person", written):
            return TWO_PEOPLE
        if self._is_new(written) and (not self.may_create_people or fold(written) in self.refused_people):
            return UNKNOWN_PERSON
        return ""

    def _is_new(self, written: str) -> bool:
        known = self.directory.known("person", written)
        return not known or known in self._made

    def _owners(self, column: Sequence[Any]) -> list[int]:
        for name, rows in Counter(column).items():
            if name and self._is_new(name):
                first = self._made.setdefault(self.directory.mention("person", name), name)
                self.new_people[first] = self.new_people.get(first, 0) + rows
        return self.directory.mention_all("person", column)
