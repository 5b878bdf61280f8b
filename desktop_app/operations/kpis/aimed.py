"""Whose targets hold for the records that figures are asked of; a target of the whole is none of a part."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import groupings, names, people
from desktop_app.store.database import Store

SCOPES: Final = {kind.value: kind for kind in ScopeKind}
_OF_RECORDS: Final = (ScopeKind.PRODUCT, ScopeKind.SEGMENT)
_BELOW: Final = {ScopeKind.TEAM: {ScopeKind.PERSON}, ScopeKind.REGION: {ScopeKind.PERSON, ScopeKind.TEAM}}


def seen_as(store: Store, scope: Scope, where: Mapping[str, int]) -> tuple[Scope, Scope, Mapping[str, int]]:
    """Whose targets hold, then the scope and the filter by which the records are read.

    A product or a segment is a filter of the records; a filter by one region, team, product … is that scope.
    """
    if scope.kind in _OF_RECORDS:
        return scope, COMPANY, {**where, scope.kind.value: scope.id}
    if scope == COMPANY and len(where) == 1:
        ((noun, number),) = where.items()
        if noun in SCOPES:
            return Scope(SCOPES[noun], number, names.texts(store).get(number, "")), scope, where
    return scope, scope, where


def is_aimed_at(whole: Scope, where: Mapping[str, int], by: str, part: Scope) -> bool:
    """Whether the records of ``part`` are all there are of it: of ``whole``, narrowed by ``where``, parted by ``by``.

    ``part`` is ``whole`` itself where nothing is parted, or for a group that is no scope.
    """
    own = {whole.kind.value: whole.id}
    if any(own.get(noun) != number for noun, number in where.items()):
        return False
    if not by:
        return True
    if by != part.kind.value:
        return False
    return whole in (part, COMPANY) or part.kind in _BELOW.get(whole.kind, ())


def names_inside(store: Store, whole: Scope, kind: ScopeKind, day: date) -> set[int]:
    """The names of ``kind`` that belong to ``whole`` on ``day``."""
    if kind in _OF_RECORDS:
        return {number for number, _text in groupings.all_names(store, kind.value)} if whole == COMPANY else set()
    members = people.in_scope(store, whole, day)
    match kind:
        case ScopeKind.PERSON:
            return {one.id for one in members}
        case ScopeKind.TEAM:
            return {one.team for one in members}
        case _:
            return {one.region for one in members}
