"""Customers by class: the rules in force on the day, recency, frequency and money, and what each class amounts to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day
from desktop_app.domain.money import from_stored
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.moments import moment
from desktop_app.rules.analysis import classes
from desktop_app.rules.analysis.classes import BUILT_IN, Classed, Classes, ClassRow, ClassRule, Customer
from desktop_app.store import analysed, customer_classes, purchases, settings
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Customers:
    """``first`` to ``as_of`` are the days in which orders and amounts count; ``rows``: a row a class.

    ``groups``: a row a group of recency and frequency; ``contacts``: whether anything is known of contacts at all.
    """

    as_of: date
    first: date
    currency: str
    classes: Classes
    rows: tuple[ClassRow, ...]
    groups: tuple[ClassRow, ...]
    found: tuple[Classed, ...]
    labels: Mapping[int, str]
    contacts: bool

    def name_of(self, place: int | None) -> str:
        """The class of a customer in words."""
        return _(classes.UNCLASSED) if place is None else _(self.classes.rules[place].name)


def customer_classification(store: Store, wanted: Wanted, progress: Progress = SILENT) -> Customers:
    """All who ever bought up to the day, by their purchases in the 365 days up to it, or in a longer period."""
    progress.step(N_("Reading the records"), 0, 0)
    scene = Scene.of(store, replace(wanted, by=""))
    period_first, after = scene.span
    first = min(period_first, after - classes.WINDOW)
    last = after - 1
    contacts = analysed.last_contacts(store, last)
    sought = scene.sought(Kind(scene.revenue), span=(first, after))
    found = [_customer(row, last, contacts) for row in analysed.customers(store, sought, scene.revenue)]
    progress.step(N_("Reading the records"), 0, 0)
    rules = classes_on(store, date.fromordinal(last))
    every = classes.classed(found, rules.rules)
    return Customers(
        date.fromordinal(last), date.fromordinal(first), scene.currency, rules,
        classes.class_rows(every, rules.rules, contacts=bool(contacts)), classes.group_rows(every), every,
        scene.texts, bool(contacts),
    )  # fmt: skip


def has_customers(store: Store) -> bool:
    return purchases.has_any(store, settings.load(store).revenue_source)


def classes_on(store: Store, day: date) -> Classes:
    """The rules that hold on ``day``; the built-in ones where nobody wrote others."""
    stored = customer_classes.load(store, day)
    return BUILT_IN if stored is None else Classes(tuple(ClassRule(**one) for one in stored[1]), stored[0])


def save_classes(
    store: Store,
    rules: Sequence[ClassRule] | None,
    valid_from: date | None,
    reason: str = "",
    progress: Progress = SILENT,
) -> None:
    """From ``valid_from`` on customers are classed by ``rules``, None: by the built-in ones; UserError if unfit."""
    progress.step(N_("Saving the classes"), 0, 1)
    if rules is not None:
        _check(rules)
    with store.transaction():
        stored = None if rules is None else [asdict(one) for one in rules]
        customer_classes.save(store, stored, valid_from, recorded_at=moment(), reason=reason)


def _check(rules: Sequence[ClassRule]) -> None:
    names = [one.name.strip() for one in rules]
    if not rules or not all(names):
        raise UserError(N_("A class has no name."), N_("Give every class a name; there must be one at least."))
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise UserError(N_("Two classes are called “{name}”."), N_("Give each its own name."), name=twice)
    for one in rules:
        numbers = (one.min_orders, one.bought_within, one.silent_for, one.first_within, one.care_days)
        if any(number < 0 for number in numbers) or not 0 <= one.top_share <= 1:
            raise UserError(
                N_("A condition of the class “{name}” is no number of days, orders or share of customers."),
                N_("Write days and orders as whole numbers, the share as a part of 1."), name=one.name,
            )  # fmt: skip


def _customer(row: Sequence[int], last: int, contacts: Mapping[int, int]) -> Customer:
    key, first_day, last_day, orders, amount, margin, costed, _group = row
    spoken = contacts.get(key)
    return Customer(
        key, last - first_day, last - last_day, orders, from_stored(amount), from_stored(margin), from_stored(costed),
        None if spoken is None else last - spoken,
    )  # fmt: skip


def words(found: Customers) -> Mapping[str, str]:
    """From which days the figures are, and what is not known."""
    days = _("Orders and amounts are of {first} to {last}; all who ever bought are in a class.")
    said = {"days": days.format(first=format_day(found.first), last=format_day(found.as_of))}
    if found.classes.valid_from is not None:
        said["rules"] = _("These rules hold from {day}.").format(day=format_day(found.classes.valid_from))
    if not found.contacts and any(rule.care_days for rule in found.classes.rules):
        said["care"] = _("Nothing is known of contacts: import activities to see who was spoken to in time.")
    return said
