"""What a KPI is and how a catalogue of them is read from TOML text; the files themselves are read elsewhere.

One table a KPI, its key as the table's name; the fields are those of ``_FIELDS``. Texts are English message ids.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME
from desktop_app.rules.kpis.formula import Formula, FormulaError, Vocabulary, inputs, is_additive
from desktop_app.rules.kpis.notation import parse_formula


class Direction(Enum):
    """Which way is better; ``BAND``: the nearer the better, on either side; ``NEITHER`` is never judged."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"
    NEITHER = "neither"


class Group(Enum):
    """The rows of the Gauges page, in its order."""

    RESULTS = "results"
    CASH = "cash"
    PROCESS = "process"
    CUSTOMERS = "customers"
    SUPPORT = "support"
    CHANNELS = "channels"
    COST = "cost"
    PEOPLE = "people"


class Reference(Enum):
    """What a KPI without a target of its own is held against; ``TARGET``: nothing, it waits for a target."""

    NUMBER = "number"
    TARGET = "target"
    OWN_12M = "own_12m"
    TEAM = "team"
    LIMITS = "limits"


WATCH: Final = Fraction(81, 100)
"""Where nothing else is said: below 81 % of the target is no longer a matter of watching (Recruiterflow help 12808961,
"behind" 81-99 %, "at risk" below)."""


TARGET: Final = "target"
"""Stands among the needs of a KPI for any target."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From ``met`` × reference on a value is on track, from ``watch`` × reference on to be watched, else to act on.

    For a KPI where lower is better both read "up to"; of a BAND both say how far from the reference, as a share of it.
    ``distance``: both are distances from the reference in the KPI's own unit. ``number`` is the reference NUMBER;
    ``source`` says where the figures come from; ``default``: nowhere but from this program, so that somebody should
    confirm them once.
    """

    reference: Reference = Reference.TARGET
    number: Fraction | None = None
    met: Fraction = Fraction(1)
    watch: Fraction = WATCH
    source: str = ""
    distance: bool = False
    default: bool = False


@dataclass(frozen=True, slots=True)
class KpiTexts:
    """Message ids: the definition in words, what is counted, what is left out."""

    name: str
    definition: str
    counted: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Kpi:
    """``snapshot``: the value holds on a day, not over a period. ``pinned``: shown as a large gauge at first.

    ``accumulates``: grows from 0 through the period, so that it has a pace; every sum does, and so does revenue
    against the quota of the whole period. ``matures``: days after the end of a period until what belongs to it has come
    in (payments on its invoices). ``share``: each record of the denominator is in the numerator or not, so
    that chance follows from their number. ``owner`` answers for it, ``why`` says what for; ``hidden``: not shown until
    chosen; ``own``: made in the workspace; ``where``: pairs of noun and name to which its records are narrowed.
    """

    key: str
    formula: Formula
    unit: Unit
    direction: Direction
    group: Group
    texts: KpiTexts
    thresholds: Thresholds = Thresholds()
    min_sample: int = 0
    pinned: bool = False
    snapshot: bool = False
    accumulates: bool = False
    share: bool = False
    matures: int = 0
    owner: str = ""
    why: str = ""
    hidden: bool = False
    own: bool = False
    where: tuple[tuple[str, str], ...] = ()

    @property
    def measures(self) -> frozenset[str]:
        """What the formula is made of; a KPI that it only knows the target of is none."""
        return frozenset(asked.name for asked in inputs(self.formula) if "target" not in asked.views)

    @property
    def needs(self) -> frozenset[str]:
        """Its measures, and TARGET where it can't be told without a target."""
        return self.measures | ({TARGET} if any("target" in asked.views for asked in inputs(self.formula)) else set())

    @property
    def unconfirmed(self) -> bool:
        """Whether its thresholds are this program's own and nobody has confirmed them."""
        return self.thresholds.default

    def met(self, goal: Fraction) -> Fraction:
        """From where on a value is on track of ``goal``."""
        return self._edge(goal, self.thresholds.met)

    def watch(self, goal: Fraction) -> Fraction:
        """Up to where a value that misses ``goal`` is only to be watched."""
        return self._edge(goal, self.thresholds.watch)

    def band(self, goal: Fraction) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        """Of a BAND the edges in order: watched from, on track from, on track to, watched to."""
        size = Fraction(1) if self.thresholds.distance else abs(goal)
        met, watch = self.thresholds.met * size, max(self.thresholds.met, self.thresholds.watch) * size
        return goal - watch, goal - met, goal + met, goal + watch

    def _edge(self, goal: Fraction, by: Fraction) -> Fraction:
        if not self.thresholds.distance:
            return by * goal
        return goal + by if self.direction is Direction.LOWER else goal - by

    @property
    def additive(self) -> bool:
        """Whether the values of days, people and segments sum to that of the whole."""
        computed = self.measures & COMPUTED_BY_NAME.keys()
        return not self.snapshot and is_additive(self.formula) and all(COMPUTED_BY_NAME[one].adds for one in computed)


TEXT_FIELDS: Final = ("name", "definition", "counted", "left_out", "source")
"""The fields whose strings belong into the message catalogue."""
_NEEDED: Final = frozenset({"formula", "unit", "direction", "group", "name", "definition", "counted", "left_out"})
_FIELDS: Final = _NEEDED | {
    "reference", "number", "met", "watch", "distance", "default", "source", "min_sample", "pinned", "snapshot",
    "accumulates", "share", "matures", "owner", "why", "hidden", "where",
}  # fmt: skip
CHANGEABLE: Final = frozenset({
    "direction", "reference", "number", "met", "watch", "distance", "default", "source", "min_sample", "pinned",
    "owner", "why", "hidden",
})  # fmt: skip
"""What a workspace may change of a KPI that the program comes with; its formula and its words stay what they are."""


class CatalogueError(UserError):
    """A KPI definition that can't be read; ``kpi`` among the values names the table."""


def parse_catalogue(
    text: str, vocabulary: Vocabulary | None = None, definitions: Collection[tuple[str, str]] = ()
) -> tuple[Kpi, ...]:
    """The KPIs of a TOML ``text``, in its order, then those that ``definitions`` (key, fields as TOML) add.

    A definition whose key is known changes that KPI, as far as CHANGEABLE goes; a whole one stands in its place, so
    that a KPI that the program comes with later never takes a workspace's own one away. CatalogueError or
    FormulaError name the KPI that is wrong.
    """
    tables, own = _tables(text), set()
    for key, fields in definitions:
        table = _tables(fields)
        if key in tables and not table.keys() >= _NEEDED:  # a whole KPI was there before ours of that key
            _check_change(key, table)
            tables[key] = _changed(tables[key], table)
        else:
            tables[key] = table
            own.add(key)
    return tuple(_kpi(key, table, vocabulary, own=key in own) for key, table in tables.items())


def _tables(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(
            N_("The KPI definitions are not valid TOML: {problem}."),
            N_("Correct that line."),
            problem=str(error),
        ) from error


def _check_change(key: str, table: Mapping[str, Any]) -> None:
    for field in sorted(table.keys() - CHANGEABLE):
        raise CatalogueError(
            N_("{field} of the KPI {kpi} can't be changed."),
            N_("Make a KPI of your own with another key."),
            kpi=key,
            field=field,
        )


def _changed(table: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """A new reference replaces the number that belonged to the old one, and where that came from.

    Whoever sets a threshold has confirmed it.
    """
    kept = dict(table)
    if "reference" in change:
        for field in ("number", "source", "met", "watch", "distance"):
            kept.pop(field, None)
    if change.keys() & {"reference", "number", "met", "watch", "distance"}:
        kept.pop("default", None)
    return kept | dict(change)


def available(catalogue: Collection[Kpi], measures: Collection[str]) -> tuple[Kpi, ...]:
    """The KPIs whose needs are all there: without survey answers nobody is shown an empty NPS gauge."""
    return tuple(kpi for kpi in catalogue if kpi.needs <= set(measures))


def _kpi(key: str, table: Any, vocabulary: Vocabulary | None, *, own: bool) -> Kpi:
    _check_fields(key, table)
    formula = _formula(key, table["formula"], vocabulary)
    snapshot = bool(table.get("snapshot", False))
    return Kpi(
        key,
        formula,
        _choice(key, table, "unit", Unit),
        _choice(key, table, "direction", Direction),
        _choice(key, table, "group", Group),
        KpiTexts(table["name"], table["definition"], table["counted"], table["left_out"]),
        _thresholds(key, table),
        int(table.get("min_sample", 0)),
        bool(table.get("pinned", False)),
        snapshot,
        bool(table.get("accumulates", is_additive(formula) and not snapshot)),
        bool(table.get("share", False)),
        int(table.get("matures", 0)),
        str(table.get("owner", "")),
        str(table.get("why", "")),
        bool(table.get("hidden", False)),
        own,
        tuple((str(noun), str(name)) for noun, name in table.get("where", {}).items()),
    )


def _check_fields(key: str, table: Any) -> None:
    if not isinstance(table, dict):
        raise CatalogueError(N_("“{kpi}” is not a table."), N_("Write [{kpi}] above its fields."), kpi=key)
    for field in sorted(_NEEDED - table.keys()):
        raise CatalogueError(N_("The KPI {kpi} has no {field}."), N_("Add it."), kpi=key, field=field)
    for field in sorted(table.keys() - _FIELDS):
        raise CatalogueError(
            N_("The KPI {kpi} has a field that means nothing: {field}."),
            N_("Known fields are: {fields}."),
            kpi=key,
            field=field,
            fields=", ".join(sorted(_FIELDS)),
        )


def _formula(key: str, text: str, vocabulary: Vocabulary | None) -> Formula:
    try:
        return parse_formula(text, vocabulary)
    except FormulaError as error:
        error.values = {**error.values, "kpi": key}
        error.add_note(f"KPI {key}")
        raise


Choice = TypeVar("Choice", bound=Enum)


def _choice(key: str, table: Mapping[str, Any], field: str, choices: type[Choice]) -> Choice:
    for choice in choices:
        if choice.value == table[field]:
            return choice
    raise CatalogueError(
        N_("The KPI {kpi} has {field} = {given}, which means nothing."),
        N_("Write one of: {choices}."),
        kpi=key,
        field=field,
        given=str(table[field]),
        choices=", ".join(str(choice.value) for choice in choices),
    )


def _number(key: str, table: Mapping[str, Any], field: str, usual: Fraction) -> Fraction:
    try:
        return Fraction(table.get(field, usual))
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise CatalogueError(
            N_("The KPI {kpi} has {field} = {given}, which is not a number."),
            N_('Write 0.85 or "6/7".'),
            kpi=key,
            field=field,
            given=str(table[field]),
        ) from error


def _thresholds(key: str, table: Mapping[str, Any]) -> Thresholds:
    """Without a reference a KPI waits for its target."""
    reference = Reference.TARGET
    if "reference" in table:
        reference = _choice(key, table, "reference", Reference)
    if (reference is Reference.NUMBER) != ("number" in table):
        raise CatalogueError(
            N_('The KPI {kpi} needs both: reference = "number" and the number.'),
            N_("Add the missing one, or remove the other."),
            kpi=key,
        )
    met, watch = _usual(table)
    return Thresholds(
        reference,
        _number(key, table, "number", Fraction(0)) if "number" in table else None,
        _number(key, table, "met", met),
        _number(key, table, "watch", watch),
        table.get("source", ""),
        bool(table.get("distance", False)),
        bool(table.get("default", False)),
    )


def _usual(table: Mapping[str, Any]) -> tuple[Fraction, Fraction]:
    """``met`` and ``watch`` where the table says nothing of them."""
    if table.get("distance") or table["direction"] == Direction.BAND.value:
        return Fraction(0), Fraction(0)
    # The mirror of the usual factor where lower is better.
    return Fraction(1), 1 / WATCH if table["direction"] == Direction.LOWER.value else WATCH
