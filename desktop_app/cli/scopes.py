"""How the command line names people, teams, regions, products and periods."""

from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.store import groupings, names, people, settings, totals
from desktop_app.store.database import Store

ROW_WORDS: Final = {
    "people": ScopeKind.PERSON,
    "regions": ScopeKind.REGION,
    "products": ScopeKind.PRODUCT,
    "segments": ScopeKind.SEGMENT,
}
"""What the rows of the targets can be (target_grid.ROWS), as typed."""


def find_scope(store: Store, text: str) -> Scope:
    """``company``, ``#12`` or the name of a person, team or region; UserError if none or several fit."""
    if text.casefold() in {"", "company"}:
        return COMPANY
    known = people.scopes(store)
    found = [one for one in known if text == f"#{one.id}"] or [
        one for one in known if names.fold(one.name) == names.fold(text)
    ]
    if not found:
        raise UserError(
            N_("There is no person, team or region “{name}”."), N_("Write the name as it was imported."), name=text
        )
    if len(found) > 1:
        raise UserError(
            N_("“{name}” can mean several: {ids}."), N_("Name the number of the one that is meant."),
            name=text, ids=", ".join(f"{one.kind.value} #{one.id}" for one in found),
        )  # fmt: skip
    return found[0]


def find_target_scope(store: Store, text: str) -> Scope:
    """A scope as everywhere, or a product or segment that is named as one: ``product=Pen``."""
    noun, equals, name = text.partition("=")
    if not equals:
        return find_scope(store, text)
    found = names.find(store, noun, name) if noun in {"product", "segment"} else None
    if found is None:
        raise UserError(
            N_("There is no {noun} called “{name}”."), N_("Write a name that is known."), noun=noun, name=name
        )
    return Scope(ScopeKind(noun), found.id, found.text)


def find_period(store: Store, text: str) -> Period:
    return parse_period(text, settings.load(store).fiscal_year_start)


def find_where(store: Store, pairs: tuple[str, ...]) -> dict[str, int]:
    """``region=West`` as ids by noun; UserError for an unknown noun or name."""
    found = {}
    for pair in pairs:
        noun, equals, name = pair.partition("=")
        if not equals or noun not in totals.GROUPS:
            raise UserError(
                N_("“{pair}” is not a filter."), N_("Write one of {nouns}, an equals sign and a name."),
                pair=pair, nouns=", ".join(totals.GROUPS),
            )  # fmt: skip
        found[noun] = groupings.group_id(store, noun, name)
        if not found[noun]:
            raise UserError(N_("There is no {noun} called “{name}”."), N_("Write a name that is known."),
                            noun=noun, name=name)  # fmt: skip
    return found
