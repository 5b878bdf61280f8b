"""Whether a workspace can give the figures that a plan reads beside records, and what to do where it can't."""

from collections.abc import Iterator

from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import load_catalogue, typed_kpis
from desktop_app.operations.kpis.missing import missing_for
from desktop_app.reports.kpi_gaps import gap_text
from desktop_app.rules.incentives.finding import Finding, error, warning
from desktop_app.rules.incentives.needs import figures_read
from desktop_app.rules.incentives.plan import Plan
from desktop_app.store import names
from desktop_app.store.database import Store

_UNKNOWN = N_(
    "“{measure}” is no measure and no KPI here: make a KPI of your own with that key in Settings, or choose another "
    "figure."
)
_UNTYPED = N_(
    "“{measure}” has no value yet: enter one for each person and period among the KPI values on the Data page, or "
    "import a list of them."
)
_MISSING = N_("“{measure}” can't be worked out yet. {missing}")

_NO_VARIANT = N_(
    "No product here is the variant “{variant}”: import a list of products with a column “Variant of”, or make the "
    "rule one of a product."
)


def figure_findings(store: Store, plan: Plan) -> Iterator[Finding]:
    """An error for each figure that is no KPI of the workspace, a warning for one that has nothing to stand on yet.

    A warning too for a rule of a variant that no product here is.
    """
    yield from _variants(store, plan)
    known = {kpi.key: kpi for kpi in load_catalogue(store)}
    told = set()
    for version in plan.versions:
        for place, measure in figures_read(version):
            if (place, measure) in told:
                continue
            told.add((place, measure))
            kpi = known.get(measure)
            if kpi is None:
                yield error(place, _UNKNOWN, measure=measure)
                continue
            gaps = missing_for(store, kpi)
            if gaps and typed_kpis(store, kpi):
                yield warning(place, _UNTYPED, measure=measure)
            elif gaps:
                yield warning(place, _MISSING, measure=measure, missing=" ".join(map(gap_text, gaps)))


def _variants(store: Store, plan: Plan) -> Iterator[Finding]:
    wanted = {
        (component.name, rule.variant): None
        for version in plan.versions
        for component in version.components
        for rule in component.rules
        if rule.variant
    }
    texts = names.texts(store) if wanted else {}
    known = {texts[name] for name in names.facts(store, "variant_of")} if wanted else set()
    for place, variant in wanted:
        if variant not in known:
            yield warning(place, _NO_VARIANT, variant=variant)
