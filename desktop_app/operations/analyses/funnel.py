"""The sales funnel of a period: the deals created in it, their way through the stages, and what is open and overdue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any, Final

from desktop_app.domain.formats import format_number, format_quantity, join_sentences
from desktop_app.domain.money import from_stored
from desktop_app.domain.period import Length, split
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.rules.analysis import stages
from desktop_app.rules.analysis.stages import Deal, GroupRow, Journey, OpenDeal, StageRow
from desktop_app.rules.kpis.aggregation import Spread, percentile
from desktop_app.store import analysed, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

_YEARS_BACK: Final = 730  # days of won deals from which is known how long a deal usually takes
_OUTCOMES: Final = (stages.WON, stages.LOST)
Ways = Mapping[str, Sequence[tuple[str, int]]]
"""By number of a deal: the open stages it entered, with their days."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """``rows``: a row a stage; ``cohorts``: a row a month of creation; ``groups``: a row a group of ``wanted.by``.

    ``known``: whether stages were followed, of ``followed`` deals out of ``created``; ``usual``: days within which
    nine of ten won deals are won, from ``won_before`` of them; ``limit``: days after which an open deal is overdue.
    ``open`` are all open deals, whenever created; ``undated`` those that carry no day at all.
    """

    as_of: date
    currency: str
    created: int
    followed: int
    rows: tuple[StageRow, ...]
    cohorts: tuple[GroupRow, ...]
    groups: tuple[GroupRow, ...]
    open: tuple[OpenDeal, ...]
    stale: tuple[OpenDeal, ...]
    usual: Fraction | None
    won_before: int
    limit: Fraction | None
    undated: int
    labels: Mapping[int, str]
    texts: Mapping[int, str]
    deals: tuple[Deal, ...]
    told: tuple[Deal, ...] = ()

    @property
    def known(self) -> bool:
        return self.followed > 0

    @property
    def whole(self) -> GroupRow | None:
        """All deals of the period together."""
        return stages.group_row(0, [stages.journey(deal, ()) for deal in self.deals], ()) if self.deals else None

    @property
    def narrowest(self) -> StageRow | None:
        return stages.narrowest(self.rows)

    @property
    def slowest(self) -> StageRow | None:
        return stages.slowest(self.rows)


def sales_funnel(store: Store, wanted: Wanted, stale_after: int | None = None, progress: Progress = SILENT) -> Funnel:
    """The funnel of the deals created in ``wanted.period``, as known on its day.

    ``stale_after``: days after which an open deal is overdue; without it the usual days of won deals, from 20 on.
    """
    progress.step(N_("Reading the records"), 0, 0)
    scene = Scene.of(store, wanted)
    ways = _ways(store, scene.today)
    created = [_deal(row, scene.today) for row in analysed.deals(store, _sought(scene), scene.revenue)]
    progress.step(N_("Reading the records"), 0, 0)
    followed = [stages.journey(deal, ways[deal.number]) for deal in created if deal.number in ways]
    journeys = followed or [stages.journey(deal, ()) for deal in created]
    order = stages.ordered(journeys)
    usual, n = _usual(scene)
    limit = Fraction(stale_after) if stale_after is not None else usual
    still = _open(scene, ways)
    months = [(one.start.toordinal(), one.end.toordinal()) for one in split(wanted.period, Length.MONTH)]
    return Funnel(
        scene.as_of, scene.currency, len(created), len(followed), stages.stage_rows(journeys, order),
        stages.cohorts(journeys, months, order, scene.today, None if usual is None else int(usual)),
        stages.groups([stages.journey(deal, ()) for deal in created]) if wanted.by else (),
        still, stages.stale(still, limit), usual, n, limit, analysed.undated_deals(store), scene.labels(), scene.texts,
        tuple(created), tuple(one.deal for one in journeys),
    )  # fmt: skip


def has_deals(store: Store) -> bool:
    return bool({"deals_won", "deals_lost", "pipeline_deals"} & totals.measures_with_data(store))


def _sought(scene: Scene) -> analysed.Sought:
    return scene.sought(Kind.OPPORTUNITY, "created")


def _deal(row: Sequence[Any], today: int) -> Deal:
    number, document, owner, customer, product, created, closed, status, stage, amount, estimated, group = row
    decided = status in _OUTCOMES and (closed is None or closed <= today)
    return Deal(
        number, document, created, closed if decided else None, status if decided else "open", stage, owner, customer,
        product, from_stored(amount), bool(estimated), group,
    )  # fmt: skip


def _ways(store: Store, today: int) -> Ways:
    found = {}
    for number, rows in groupby(analysed.stage_entries(store, today), key=lambda row: str(row[0])):
        entries = [(stage, day) for _number, stage, status, day in rows if status not in _OUTCOMES]
        if entries:
            found[number] = entries
    return found


def _usual(scene: Scene) -> tuple[Fraction | None, int]:
    """Days within which nine of ten deals of the last two years were won, and how many those were."""
    span = (scene.today + 1 - _YEARS_BACK, scene.today + 1)
    question = Question(("cycle_days",), (span,), scene.wanted.scope, "", scene.wanted.where)
    spread = Spread(totals.ask(scene.store, question, scene.revenue).spread("cycle_days"))
    return percentile(spread, Fraction(90)) if spread.n >= stages.LEAST_WON else None, spread.n


def _open(scene: Scene, ways: Ways) -> tuple[OpenDeal, ...]:
    sought = scene.sought(Kind.OPPORTUNITY, "created", (1, scene.today + 1))
    rows = analysed.deals(scene.store, sought, scene.revenue, open_on=scene.today)
    journeys: list[Journey] = []
    for row in rows:
        deal = _deal(row, scene.today)
        journeys.append(stages.journey(deal, ways.get(deal.number, ())))
    return stages.open_deals(journeys, scene.today)


def words(found: Funnel) -> Mapping[str, str]:
    """What the figures say, in whole sentences, by what each is about."""
    return {"followed": _followed(found), "bottleneck": _bottleneck(found), "overdue": _overdue(found)}


def _followed(found: Funnel) -> str:
    if found.known:
        said = _("{followed} of {created} deals created in the period tell the stages they went through.")
        return said.format(followed=format_number(found.followed), created=format_number(found.created))
    return _(
        "No stages were followed: the deals count as open from their creation until they are won or lost. Import the "
        "stage changes from your CRM to see each stage."
    )


def _bottleneck(found: Funnel) -> str:
    if len(found.rows) <= 1:
        return ""
    narrow, slow = found.narrowest, found.slowest
    if narrow is None and slow is None:
        return _("No stage stands out: the differences between the stages may be chance.")
    said = []
    if narrow is not None and narrow.conversion is not None:
        share = format_quantity(Quantity(narrow.conversion, Unit.PERCENT))
        said.append(
            _("Bottleneck: from {stage} only {share} go on, fewer than from any other stage and beyond chance.").format(
                stage=narrow.stage, share=share
            )
        )
    if slow is not None and slow.stay.median is not None:
        days = format_quantity(Quantity(slow.stay.median, Unit.DAYS))
        said.append(
            _("Deals stay longest in {stage}, {days} in the median, longer than anywhere else beyond chance.").format(
                stage=slow.stage, days=days
            )
        )
    return join_sentences(said)


def _overdue(found: Funnel) -> str:
    if found.limit is None:
        return _(
            "How long a deal usually takes is known from {least} won deals on; there are {n}. Name the days yourself."
        ).format(least=stages.LEAST_WON, n=format_number(found.won_before))
    said = ngettext(
        "{n} of {open} open deals has been open for longer than {days}.",
        "{n} of {open} open deals have been open for longer than {days}.",
        len(found.stale),
    ).format(
        n=format_number(len(found.stale)),
        open=format_number(len(found.open)),
        days=format_quantity(Quantity(found.limit, Unit.DAYS), 0),
    )
    if found.limit != found.usual:
        return said
    why = _("Nine of ten won deals were won sooner ({n} won in the last two years).")
    return join_sentences([said, why.format(n=format_number(found.won_before))])
