"""Whether a workspace can give what a plan is paid on, and what to do where it can't."""

from collections.abc import Iterator

from desktop_app.domain.records import Kind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import load_catalogue, typed_kpis
from desktop_app.operations.kpis.missing import missing_for
from desktop_app.operations.pay.pay_money import awaits_payment
from desktop_app.reports.kpi_gaps import gap_text
from desktop_app.rules.incentives.credit import REPORTS_PAY
from desktop_app.rules.incentives.finding import Finding, error, warning
from desktop_app.rules.incentives.modifiers import Whose
from desktop_app.rules.incentives.needs import counts_payments, figures_read
from desktop_app.rules.incentives.plan import Plan
from desktop_app.store import names, people, records
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


_NO_PAYMENTS = N_(
    "No payment is here yet, so this would pay nothing: import what customers paid, as receipts or a bank list."
)
_NO_MANAGERS = N_(
    "Nobody is known to lead others here, so this would pay nothing: import people with a column “Manager”."
)
_MANAGERS_UNKNOWN = N_(
    "{people}: they lead others and are not among the people here, so nobody would be paid for their reports. "
    "Import them too, or add them on the People page."
)
_MOST_NAMED = 5


def figure_findings(store: Store, plan: Plan) -> Iterator[Finding]:
    """An error for each figure that is no KPI of the workspace, a warning for one that has nothing to stand on yet.

    A warning too for a rule of a variant that no product here is, and for what would be 0 for everybody, as no payment
    or no manager is known.
    """
    yield from _variants(store, plan)
    yield from _payments(store, plan)
    yield from _managers(store, plan)
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


def _payments(store: Store, plan: Plan) -> Iterator[Finding]:
    versions = [version for version in plan.versions if counts_payments(version)]
    waiting = {one.name: None for version in plan.versions for one in version.components if awaits_payment(one)}
    counting = {one.name: None for version in versions for one in version.components if "collected" in one.measure}
    places = waiting | counting
    if places and not records.count(store).get(Kind.PAYMENT):
        yield from (warning(place, _NO_PAYMENTS) for place in places)


def _managers(store: Store, plan: Plan) -> Iterator[Finding]:
    places = {
        one.name: None
        for version in plan.versions
        for one in version.components
        if one.whose is Whose.REPORTS or one.measure == REPORTS_PAY
    }
    if not places:
        return
    named = {name for entries in names.facts(store, "manager").values() for _day, name in entries if name}
    there = {names.fold(one.name) for one in people.load(store)} | names.written(store, "person").keys()
    unknown = sorted(name for name in named if names.fold(name) not in there)
    for place in places:
        if not named:
            yield warning(place, _NO_MANAGERS)
        elif unknown:
            shown = ", ".join(unknown[:_MOST_NAMED]) + (" …" if len(unknown) > _MOST_NAMED else "")
            yield warning(place, _MANAGERS_UNKNOWN, people=shown)
