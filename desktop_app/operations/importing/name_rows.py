"""Typed rows of people, customers and products: names with dated facts, compared with what is known of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop_app.domain.money import round_whole, to_stored
from desktop_app.domain.records import Kind
from desktop_app.files.amounts import currency_meant
from desktop_app.i18n import N_
from desktop_app.operations.importing.other_currencies import OTHER_CURRENCY
from desktop_app.operations.importing.record_draft import RowRefused
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.names import Directory
from desktop_app.store.rates import load_rates

SAME_NAME: Final = N_("Another row of this file has the same name and says something else; add staff numbers.")
MORE: Final = "more"
"""The fact that holds, as an object, the cells of a file which are no field."""
NO_NAME: Final = N_("There is neither a name nor a staff number.")
NOUNS: Final = {Kind.PERSON: "person", Kind.CUSTOMER: "customer", Kind.PRODUCT: "product"}
_FIELDS: Final = {
    Kind.PERSON: ("staff_no", "email", "role", "team", "manager", "region", "joined", "left", "fte"),
    Kind.CUSTOMER: ("segment", "region", "since"),
    Kind.PRODUCT: ("category", "variant_of", "list_price"),
}


@dataclass(slots=True)
class NameRows:
    """Takes rows one by one and counts what became of them. ``changes_from``: the day a changed fact holds from."""

    store: Store
    kind: Kind
    directory: Directory
    batch: int
    currency: str
    changes_from: date | None = None
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    _seen: dict[int, Mapping[str, str]] = field(default_factory=dict)
    _known: dict[str, dict[int, tuple[int, str]]] = field(default_factory=dict)

    def take(self, values: Mapping[str, Any], rest: Mapping[str, str]) -> None:
        """Keep what one row says, also ``rest``, its cells that are no field; RowRefused if it can't be kept."""
        facts = self._facts(values)
        noun, text = NOUNS[self.kind], str(values.get("name") or facts.get("staff_no", ""))
        if not text:
            raise RowRefused("name", "", NO_NAME)
        number = names.fold(facts.get("staff_no", ""))
        existed = bool(self.directory.known(noun, number or text) or self.directory.known(noun, text))
        name = self.directory.mention(noun, text, number)
        if name in self._seen:
            if self._seen[name] != facts:
                raise RowRefused("name", text, SAME_NAME)
            self.unchanged += 1
            return
        self._seen[name] = facts
        more = {title: cell for title, cell in rest.items() if cell.strip()}
        self._save(name, facts | ({MORE: json.dumps(more, ensure_ascii=False)} if more else {}), existed=existed)

    def _save(self, name: int, facts: Mapping[str, str], *, existed: bool) -> None:
        """Facts that are known already are kept as this batch's too: they then outlast the one that brought them."""
        new = 0
        for key, value in facts.items():
            start, known = self._fact(key).get(name, (0, ""))
            if known and known != value and self.changes_from is not None:
                start = self.changes_from.toordinal()
            new += known != value
            names.save_facts(self.store, name, {key: value}, start, self.batch)
        if not existed:
            self.created += 1
        elif new:
            self.changed += 1
        else:
            self.unchanged += 1

    def _fact(self, key: str) -> dict[int, tuple[int, str]]:
        """By name, the newest value and the day from which it holds. A change without a day corrects that value."""
        if key not in self._known:
            self._known[key] = {name: values[-1] for name, values in names.facts(self.store, key).items()}
        return self._known[key]

    def _converted(self, millionths: int, currency: str) -> str:
        """A price in the workspace's currency, by the newest rate: a list price is of no day."""
        rate = load_rates(self.store, self.currency).on(date.max, currency)
        if rate is None:
            raise RowRefused("currency", currency, OTHER_CURRENCY, currency=currency)
        return str(round_whole(millionths * rate))

    def _facts(self, values: Mapping[str, Any]) -> dict[str, str]:
        found = {key: _text(values[key]) for key in _FIELDS[self.kind] if values.get(key) is not None}
        currency = currency_meant(values.get("currency") or self.currency, self.currency)
        if "list_price" in found and currency != self.currency:
            found["list_price"] = self._converted(int(found["list_price"]), currency)
        if self.kind is Kind.PERSON and "team" not in found and "manager" in found:
            found["team"] = found["manager"]  # without a team of its own, a team is called after its lead
        for noun in ("team", "region"):
            self.directory.mention(noun, found.get(noun, ""))
        return found


def _text(value: Any) -> str:
    match value:
        case Decimal():
            return str(to_stored(value))
        case date():
            return value.isoformat()
        case _:
            return str(value)
