"""What every analysis looks from: the day, the span of days up to it, the names of groups, the currency."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Self

from desktop_app.domain.records import Kind
from desktop_app.i18n import _
from desktop_app.operations.kpis.figures import Wanted, default_as_of
from desktop_app.store import groupings, names, settings
from desktop_app.store.analysed import Sought
from desktop_app.store.database import Store
from desktop_app.store.settings import WorkspaceSettings


@dataclass(frozen=True)
class Scene:
    """``wanted`` with its day filled in; ``span``: from the first day of the period up to that day, as ordinals."""

    store: Store
    wanted: Wanted
    chosen: WorkspaceSettings

    @classmethod
    def of(cls, store: Store, wanted: Wanted) -> Self:
        return cls(store, replace(wanted, as_of=wanted.as_of or default_as_of(store)), settings.load(store))

    @property
    def as_of(self) -> date:
        assert self.wanted.as_of is not None
        return self.wanted.as_of

    @property
    def today(self) -> int:
        """The day one looks from, as an ordinal."""
        return self.as_of.toordinal()

    @property
    def span(self) -> tuple[int, int]:
        first = self.wanted.period.start
        return first.toordinal(), max(first, min(self.wanted.period.end, self.as_of + timedelta(days=1))).toordinal()

    @property
    def currency(self) -> str:
        return self.chosen.currency

    @property
    def revenue(self) -> str:
        return self.chosen.revenue_source

    @cached_property
    def texts(self) -> Mapping[int, str]:
        return names.texts(self.store)

    def sought(self, kind: Kind, day: str = "day", span: tuple[int, int] | None = None) -> Sought:
        wanted = self.wanted
        return Sought(kind, span or self.span, day, wanted.scope, wanted.where, wanted.by)

    def labels(self) -> Mapping[int, str]:
        """What the groups of ``wanted.by`` are called; nothing where nothing is parted."""
        if not self.wanted.by:
            return {}
        ours = bool(groupings.BY_KEY[self.wanted.by].labels)
        found = groupings.labels(self.store, self.wanted.by)
        return {number: _(text) for number, text in found.items()} if ours else found
