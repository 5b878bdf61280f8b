"""The facts behind a missed sum: deals carried in, decided, left open and won by product, now and as usual."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import MONTHS, Period, shifted
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.targets.goals import Goals
from desktop_app.rules.review.by_product import ProductPart, parts_by_product
from desktop_app.rules.review.misses import Flow, gap_of_deals, gap_of_sales
from desktop_app.rules.review.result import Gap
from desktop_app.rules.statistics.contributions import Ratio
from desktop_app.store import names, records, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.spans import Span
from desktop_app.store.totals import Answer, Question

HEADLINE: Final = "revenue"
_YEAR: Final = 12  # "usual" is the mean of the periods of the 12 months before


def gap_of(store: Store, wanted: Wanted) -> Gap | None:
    """Revenue of the period against its target; None without a target, or without earlier periods to hold it to."""
    figure = figures(store, Wanted((HEADLINE,), wanted.period, wanted.as_of, wanted.scope, lean=True))[0]
    past = _past(store, wanted.period)
    if figure.target is None or figure.value is None or not past:
        return None
    source = settings.load(store).revenue_source
    if source == Kind.OPPORTUNITY.value:
        flows = _flows(store, wanted, past, source)
        parts = gap_of_deals(figure.target.value, *flows)
        sold = flows[0].won, flows[1].won
    else:
        sold = _sales(store, wanted, past, source)
        parts = gap_of_sales(figure.target.value, *sold)
    if parts is None or sum(part.amount for part in parts) != figure.value.value - figure.target.value:
        return None
    return Gap(HEADLINE, figure.target, figure.value, len(past), parts, _products(store, wanted, sold))


def _products(store: Store, wanted: Wanted, sold: tuple[Mapping[str, Ratio], ...]) -> tuple[ProductPart, ...]:
    """By name, with the target of each where the whole company is looked at; nothing where there is one product."""
    found = parts_by_product(*sold)
    texts, goals = names.texts(store), Goals(store, HEADLINE, [wanted.period])
    products = []
    for one in found:
        scope = Scope(ScopeKind.PRODUCT, int(one.name))
        goal = goals.target(scope, wanted.period) if scope.id and wanted.scope == COMPANY else None
        products.append(replace(one, name=texts.get(scope.id, ""), target=goal.value if goal else None))
    return tuple(products) if len(products) > 1 else ()


def _past(store: Store, period: Period) -> list[Period]:
    """The periods of the same length in the 12 months before that the data cover whole."""
    first, start = records.first_day(store), settings.load(store).fiscal_year_start
    count = _YEAR // MONTHS.get(period.length, _YEAR)
    back = [shifted(period, -step, start) for step in range(1, count + 1)]
    return [one for one in back if first and one.start >= date.fromordinal(first).replace(day=1)]


def _span(period: Period) -> Span:
    return period.start.toordinal(), period.end.toordinal()


def _flows(store: Store, wanted: Wanted, past: list[Period], source: str) -> tuple[Flow, Flow]:
    """The usual and the actual one. What is open at the start of a period is open at the end of the day before."""
    periods = [wanted.period, *past]
    spans = tuple(dict.fromkeys([
        *map(_span, periods), *((one.start.toordinal() - 1, one.start.toordinal()) for one in periods),
    ]))  # fmt: skip
    answer = totals.ask(store, Question(("deals_lost", "pipeline_deals"), spans, wanted.scope), source)
    sold = totals.ask(
        store, Question(("deals_won", "revenue_won"), spans[: len(periods)], wanted.scope, "product"), source
    )
    flows = [_flow(answer, sold, spans, place, one) for place, one in enumerate(periods)]
    return _mean(flows[1:]), flows[0]


def _flow(answer: Answer, sold: Answer, spans: tuple[Span, ...], place: int, period: Period) -> Flow:
    start = spans.index((period.start.toordinal() - 1, period.start.toordinal()))
    won = {
        str(group): Ratio(sold.total("revenue_won", place, group)[0], sold.total("deals_won", place, group)[0])
        for group in sold.groups()
    }
    return Flow(
        answer.total("pipeline_deals", start)[0],
        answer.total("pipeline_deals", place)[0],
        answer.total("deals_lost", place)[0],
        won,
    )


def _mean(flows: list[Flow]) -> Flow:
    n = len(flows)
    return Flow(
        sum((one.carried_in for one in flows), Fraction(0)) / n,
        sum((one.left_open for one in flows), Fraction(0)) / n,
        sum((one.lost for one in flows), Fraction(0)) / n,
        _mean_parts([dict(one.won) for one in flows]),
    )


def _mean_parts(sides: list[dict[str, Ratio]]) -> dict[str, Ratio]:
    n, nothing = len(sides), Ratio(Fraction(0), Fraction(0))
    return {
        key: Ratio(
            sum((side.get(key, nothing).numerator for side in sides), Fraction(0)) / n,
            sum((side.get(key, nothing).denominator for side in sides), Fraction(0)) / n,
        )
        for key in {key: None for side in sides for key in side}
    }


def _sales(store: Store, wanted: Wanted, past: list[Period], source: str) -> tuple[dict[str, Ratio], dict[str, Ratio]]:
    """The usual and the actual amounts and numbers of sales by product."""
    spans = tuple(map(_span, [wanted.period, *past]))
    answer = totals.ask(store, Question((HEADLINE,), spans, wanted.scope, "product"), source)
    sides = [
        {
            str(group): Ratio(amount, Fraction(n))
            for group in answer.groups()
            for amount, n in (answer.total(HEADLINE, place, group),)
        }
        for place in range(len(spans))
    ]
    return _mean_parts(sides[1:]), sides[0]
