"""Whether the amounts of a file include tax, how that is known, and the rate by which a row's tax is taken out.

Known by the columns when net + tax = total in every row that was read, else by what the column is called, else asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import round_whole
from desktop_app.domain.records import Kind
from desktop_app.files.column_types import ColumnKind, ColumnType, parse_amount
from desktop_app.files.header_match import name_match
from desktop_app.files.header_names import words_of
from desktop_app.files.import_kinds import Mapping
from desktop_app.files.kinds import find_kind
from desktop_app.files.presets import CountryPreset, find_country, load_countries
from desktop_app.files.source import RawTable
from desktop_app.i18n import N_
from desktop_app.operations.importing.record_draft import Draft
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.names import fold
from desktop_app.store.settings import WorkspaceSettings

PARTS_DIFFER: Final = N_("Net and tax are not the total; {net} + {tax} ≠ {gross}.")
NO_REDUCED: Final = N_("Some products are at the reduced tax rate, and no reduced rate by date is known here.")
INVOICES: Final = frozenset({Kind.INVOICE, Kind.CREDIT_NOTE})
COUNTED: Final = frozenset({Kind.SALE, Kind.OPPORTUNITY})
"""Kinds whose one amount is kept without tax; an invoice has columns for both, a payment is with tax."""
_WITH: Final = (
    "gross",
    "brutto",
    "ttc",
    "bruto",
    "含税",
    "含稅",
    "价税合计",
    "價稅合計",
    "vat inclusive",
    "tax inclusive",
)
_WITHOUT: Final = (
    "netto",
    "net",
    "ht",
    "neto",
    "hors taxe",
    "不含税",
    "不含稅",
    "未税",
    "未稅",
    "base imponible",
    "untaxed",
)
_TAX: Final = frozenset({"tax", "vat", "tva", "mwst", "ust", "iva", "gst", "taxes", "impuestos", "steuer"})
_INCLUDED: Final = frozenset(
    {"with", "incl", "including", "inc", "cu", "inkl", "mit", "avec", "con", "included", "incluido"}
)
_EXCLUDED: Final = frozenset({"without", "excl", "excluding", "ex", "fara", "exkl", "ohne", "sans", "hors", "sin"})
_LIKELY: Final = 0.75
_PROVED: Final = 2  # different rows
_READ: Final = 500  # rows
_CENT: Final = Decimal("0.01")


def said_by_name(name: str) -> bool | None:
    """Whether the name of a column says that it is with tax or without; None if it says neither."""
    words = set(words_of(name)) | set(words_of(name.replace("(", " ").replace(")", " ")))
    if words & _TAX and words & (_INCLUDED | _EXCLUDED):
        return bool(words & _INCLUDED)
    joined = " ".join(words_of(name)) if words else ""
    for signs, included in ((_WITHOUT, False), (_WITH, True)):  # 不含税 holds 含税
        if any(
            sign in words or (not sign.isascii() and sign in name) or (" " in sign and sign in joined) for sign in signs
        ):
            return included
    return None


def said_with_tax_named(name: str) -> bool | None:
    """The same for the total of an invoice: only a name that speaks of tax tells it, gross may be before a discount."""
    words = set(words_of(name))
    speaks = words & _TAX or "ttc" in words or any(sign in name for sign in _WITH if not sign.isascii())
    return said_by_name(name) if speaks else None


def amount_place(mapping: Mapping) -> int | None:
    """The column whose one amount may be with tax or without; None where the file has both or no such amount."""
    if mapping.kind in INVOICES:
        lone = mapping.column("net") is None and mapping.column("tax") is None
        return mapping.column("gross") if lone else None
    return mapping.column("amount") if mapping.kind in COUNTED else None


def with_tax(table: RawTable, types: Sequence[ColumnType], mapping: Mapping) -> bool | None:
    """Whether the amounts of the file include tax, as its columns prove or its names say; None: nobody knows."""
    place = amount_place(mapping)
    if place is None:
        return None
    if mapping.kind in INVOICES:
        return said_with_tax_named(table.title_of(place))
    proved = proved_by_columns(table, types, place)
    return said_by_name(table.title_of(place)) if proved is None else proved


def proved_by_columns(table: RawTable, types: Sequence[ColumnType], place: int) -> bool | None:
    """What net + tax = total says of the column ``place``, where it holds in every row and is not trivial."""
    numbers = [n for n, one in enumerate(types) if one.kind in {ColumnKind.INTEGER, ColumnKind.AMOUNT} and n != place]
    taxes = [n for n in numbers if name_match(table.title_of(n), "tax") >= _LIKELY]
    mine = _values(table, types, place)
    for tax in taxes:
        part = _values(table, types, tax)
        for other in numbers:
            if other == tax:
                continue
            theirs = _values(table, types, other)
            rows = [
                (a, t, b)
                for a, t, b in zip(mine, part, theirs, strict=True)
                if a is not None and b is not None and t is not None and t
            ]
            if len({row[0] for row in rows}) < _PROVED:
                continue
            if all(_equal(a + t, b) for a, t, b in rows):
                return False
            if all(_equal(a - t, b) for a, t, b in rows):
                return True
    return None


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CENT  # each part may be rounded


def _values(table: RawTable, types: Sequence[ColumnType], place: int) -> list[Decimal | None]:
    layout = types[place].amount
    cells = [row[place] for row in table.rows[:_READ]]
    return [parse_amount(cell, layout) if layout and cell.strip() else None for cell in cells]


@dataclass(frozen=True, slots=True)
class TaxRates:
    """The rate of a row: its own where the file has one, else the country's on its day, else the workspace's.

    ``reduced``: products, folded as they may be written, that are taxed at the reduced rate.
    """

    chosen: Decimal
    preset: CountryPreset | None
    reduced: frozenset[str] = frozenset()

    def of(self, draft: Draft, kind: Kind) -> list[Decimal]:
        days = _days(draft, kind)
        own = draft.column("tax_rate")
        products = draft.column("product")
        return [
            self._own(mine) if mine is not None else self.on(day, product)
            for mine, day, product in zip(own, days, products, strict=True)
        ]

    def on(self, day: date | None, product: str | None = None) -> Decimal:
        """A rate that the person typed instead of the country's holds on every day."""
        if day is None or self.preset is None:
            return self.chosen
        is_reduced = bool(self.reduced and product) and fold(str(product)) in self.reduced
        return self.preset.reduced_on(day) if is_reduced else self.preset.tax_on(day)

    def _own(self, written: Decimal) -> Decimal:
        """19 and 19 % are the same rate."""
        return written / 100 if abs(written) >= 1 else written


def tax_rates(settings: WorkspaceSettings, reduced: frozenset[str] = frozenset()) -> TaxRates:
    """The rates by date of the workspace's country, as long as its own rate is one of them.

    UserError where products are at a reduced rate and none is known: the general one would be wrong for them.
    """
    chosen = Decimal(settings.tax_rate)
    known = {preset.code for preset in load_countries()}
    preset = find_country(settings.country) if settings.country in known else None
    is_theirs = preset is not None and chosen in {step.rate for step in preset.tax}
    if reduced and not (is_theirs and preset and preset.reduced):
        raise UserError(NO_REDUCED, N_("Clear the categories in Settings, or import a column with the tax rate."))
    return TaxRates(chosen, preset if is_theirs else None, reduced)


def reduced_products(store: Store, settings: WorkspaceSettings) -> frozenset[str]:
    """The products of the categories at the reduced rate, folded, in every way they are written."""
    wanted = {fold(part) for part in settings.reduced_tax.split(",") if part.strip()}
    if not wanted:
        return frozenset()
    found = {name for name, category in names.latest_facts(store, "category").items() if fold(category) in wanted}
    return frozenset(fold(text) for text, name in names.written(store, "product").items() if name in found)


def rates_here(store: Store, settings: WorkspaceSettings) -> TaxRates:
    """The rates of this workspace with its products at the reduced one."""
    return tax_rates(settings, reduced_products(store, settings))


def _days(draft: Draft, kind: Kind) -> list[Any]:
    keys = [field.key for into in ("day", "opened") for field in find_kind(kind).fields if field.into == into]
    columns = [draft.column(key) for key in keys]
    return [next((day for day in row if day), None) for row in zip(*columns, strict=True)]


def take_out(draft: Draft, kind: Kind, rates: TaxRates) -> None:
    """Part each amount of the draft into what it is without tax and its tax; the two add up to what was read."""
    amounts = draft.columns.get("amount")
    if amounts is None:
        return
    nets: list[int | None] = []
    taxes: list[int | None] = []
    for amount, rate in zip(amounts, rates.of(draft, kind), strict=True):
        net = None if amount is None else round_whole(amount / (1 + Fraction(rate)))
        nets.append(net)
        taxes.append(None if net is None else amount - net)
    draft.columns["amount"], draft.columns["tax"] = nets, taxes


def differing(values: Any) -> list[tuple[int, dict[str, str]]]:
    """The places of rows in which net, tax and total are all there and don't add up, with the three."""
    if not all(key in values for key in ("net", "tax", "gross")):
        return []
    found = []
    for place, row in enumerate(zip(values["net"], values["tax"], values["gross"], strict=True)):
        if None not in row and not _equal(row[0] + row[1], row[2]):
            found.append((place, dict(zip(("net", "tax", "gross"), map(str, row), strict=True))))
    return found
