"""For whom a row of a file speaks: a person, a team, a region, a product, a segment or the company."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.files.company_words import means_company
from desktop_app.i18n import N_
from desktop_app.operations.importing.record_draft import RowRefused
from desktop_app.operations.importing.record_rows import TWO_PEOPLE, UNKNOWN_PERSON
from desktop_app.store.names import Directory

UNKNOWN_SCOPE: Final = N_("No person, team, region or product is known by this name.")
TWO_SCOPES: Final = N_("A row speaks of a person and a product or segment; only one of them can be kept.")
_KEYS: Final = {
    "owner": ScopeKind.PERSON,
    "team": ScopeKind.TEAM,
    "region": ScopeKind.REGION,
    "product": ScopeKind.PRODUCT,
    "segment": ScopeKind.SEGMENT,
}
_NOUNS: Final = ("person", "team", "region", "product", "segment")


@dataclass(slots=True)
class RowScopes:
    """Finds whom rows mean. ``new_people``: names nobody knew, with the number of their rows."""

    directory: Directory
    may_create_people: bool = True
    refused_people: frozenset[str] = frozenset()
    new_people: dict[str, int] = field(default_factory=dict)

    def person(self, written: str) -> int:
        """The id of the person; RowRefused where nobody or two people may be meant."""
        if self.directory.is_ambiguous("person", written):
            raise RowRefused("owner", written, TWO_PEOPLE)
        if not self.directory.known("person", written) or written in self.new_people:
            if not self.may_create_people or written in self.refused_people:
                raise RowRefused("owner", written, UNKNOWN_PERSON)
            self.new_people[written] = self.new_people.get(written, 0) + 1
        return self.directory.mention("person", written)

    def scope(self, values: Mapping[str, Any]) -> Scope:
        """Whom the row means: a person's team and region only say where they are. RowRefused if it can't be told."""
        given = [key for key in _KEYS if values.get(key)]
        if not given:
            written = values.get("scope") or ""
            return COMPANY if not written or means_company(written) else self._named(written)
        if len(given) > 1 and {"product", "segment"} & set(given):
            raise RowRefused(given[-1], str(values[given[-1]]), TWO_SCOPES)
        key, written = given[0], str(values[given[0]])
        if key == "owner":
            return COMPANY if means_company(written) else Scope(ScopeKind.PERSON, self.person(written), written)
        kind = _KEYS[key]
        if kind is not ScopeKind.SEGMENT and not self.directory.known(kind.value, written):
            raise RowRefused(key, written, UNKNOWN_SCOPE)
        return Scope(kind, self.directory.mention(kind.value, written), written)

    def _named(self, written: str) -> Scope:
        for noun in _NOUNS:
            if self.directory.known(noun, written):
                kind = ScopeKind(noun)
                known = self.person(written) if noun == "person" else self.directory.mention(noun, written)
                return Scope(kind, known, written)
        raise RowRefused("scope", written, UNKNOWN_SCOPE)
