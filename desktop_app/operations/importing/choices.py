"""What a person decided about one file instead of the program; what was found in it is in understand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.records import Kind
from desktop_app.files.mending import Fix
from desktop_app.files.source import Row
from desktop_app.files.system_presets import SystemExport
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.joins import Join
from desktop_app.operations.importing.settled import Settled


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided instead of the program; empty: left to it.

    ``columns``: field key → column index. ``readings``: column index → index into its type's alternatives.
    ``aliases``: (noun, as written, the name that is meant). ``refused_people``: names, as written, whose rows stay
    out. ``with_tax``: whether a lone amount includes tax. ``types``: column title → way it is read (chosen_types),
    "" for the one found. ``fixes`` and ``join``: None for those remembered with the shape. ``skipped``: lines whose
    rows stay out. ``rates``: what one unit of a currency is worth in the workspace's, for days without a known rate.
    ``beside``: files that came with this one and may be joined to it. ``discount``: what its discounts mean.
    ``codes``: column title → whether names lose the codes before them. ``total_once``: whether an amount that is the
    same on all lines of a document is that of the document. ``void_out``: whether rows that say they are cancelled or
    drafts stay out. ``reshaped``: line → the column in which the surplus cells of its row are joined, or a cell is
    missing; such rows are taken.
    """

    encoding: str | None = None
    separator: str | None = None
    table: int | None = None
    header: int | None = None
    kind: Kind | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    readings: Mapping[int, int] = field(default_factory=dict)
    aliases: tuple[tuple[str, str, str], ...] = ()
    may_create_people: bool = True
    refused_people: frozenset[str] = frozenset()
    with_tax: bool | None = None
    types: Mapping[str, str] = field(default_factory=dict)
    fixes: tuple[Fix, ...] | None = None
    skipped: frozenset[int] = frozenset()
    join: Join | None = None
    rates: Mapping[str, Fraction] = field(default_factory=dict)
    beside: tuple[Path, ...] = ()
    discount: Meaning | None = None
    codes: Mapping[str, bool] = field(default_factory=dict)
    total_once: bool | None = None
    void_out: bool | None = None
    reshaped: Mapping[int, int] = field(default_factory=dict)

    def completed(self, known: Settled | None, export: SystemExport | None, header: Row) -> "Choices":
        """With what was settled for files of this shape, else is known of this export, where nothing was decided."""
        rest = known or export
        types = {**(known.types if known else {}), **self.types}
        usual = known.fixes if known else export.fixes(header) if export else ()
        fixes = usual if self.fixes is None else self.fixes
        with_tax = rest.with_tax if rest and self.with_tax is None else self.with_tax
        kept = {title: way for title, way in types.items() if way}
        discount = self.discount or (known.discount if known else None)
        codes = {**(known.codes if known else {}), **self.codes}
        once = known.total_once if known and self.total_once is None else self.total_once
        void_out = known.void_out if known and self.void_out is None else self.void_out
        completed = replace(self, types=kept, fixes=fixes, with_tax=with_tax, discount=discount, codes=codes)
        return replace(completed, total_once=once, void_out=void_out)
