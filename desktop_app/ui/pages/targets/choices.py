"""What the dialog that records a target can choose from, read from the workspace."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.targets.appraise_target import Appraisal, appraise_target
from desktop_app.operations.targets.goal_tree import goal_tree
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import groupings, people, settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.record_dialog import Known, Recorded

_KINDS: Final = {
    ScopeKind.REGION: N_("Region"),
    ScopeKind.PRODUCT: N_("Product"),
    ScopeKind.SEGMENT: N_("Segment"),
}
_BESIDE: Final = (ScopeKind.PRODUCT, ScopeKind.SEGMENT)


def known_of(store: Store, kpis: Sequence[Kpi]) -> Known:
    """Goals and the SMART check only where they are switched on."""
    chosen = settings.load(store)

    def figure(kpi: str, scope: Scope, period: Period) -> Quantity | None:
        (found,) = figures(store, Wanted((kpi,), period, scope=scope, lean=True))
        return found.value if found.n else None

    def appraise(taken: Recorded, value: Fraction | None, review: date | None) -> Appraisal:
        why = taken.reason or ("–" if taken.aim and taken.aim.goal else "")
        return appraise_target(
            store, Wanted((taken.kpi,), taken.period, scope=taken.scope), value, why=why, review=review
        )

    goals = [
        (branch.goal.id, "\u2003" * branch.depth + branch.goal.text)
        for branch in (goal_tree(store) if chosen.goal_tree else ())
    ]
    return Known(
        kpis,
        _scopes(store, chosen.company),
        figure,
        chosen.currency,
        chosen.fiscal_year_start,
        goals,
        appraise if chosen.smart_check else None,
    )


def _scopes(store: Store, company: str) -> list[tuple[Scope, str]]:
    """The company, teams, regions and people, then what only a target or a typed value is for."""
    beside = [Scope(kind, number, text) for kind in _BESIDE for number, text in groupings.all_names(store, kind.value)]
    return [(scope, _named(scope, company)) for scope in (COMPANY, *people.scopes(store), *beside)]


def _named(scope: Scope, company: str) -> str:
    """What is no team or person says what it is."""
    kind = _KINDS.get(scope.kind)
    words = wording.scope_words(scope, company)
    return _("{name} ({kind})").format(name=words, kind=_(kind)) if kind else words
