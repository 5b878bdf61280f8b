"""The tables and sentences of a review, the same on the screen, in files and on the command line."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_change, format_number, format_quantity, join_sentences
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.reports.wording import kpi_title
from desktop_app.rules.review.comparison import Beside
from desktop_app.rules.review.decisions import Outcome
from desktop_app.rules.review.health import Advice, Member, Reading, Share
from desktop_app.rules.review.result import Rating, Result

READINGS: Final = {
    Reading.FEW: N_("Too few people to judge the quota."),
    Reading.TOO_HIGH: N_("The quota looks too high."),
    Reading.TOO_LOW: N_("The quota looks too low."),
    Reading.HEALTHY: N_("Nothing speaks against the quota."),
}
OUTCOMES: Final = {
    Outcome.KEEP: N_("Keep"), Outcome.CHANGE: N_("Change"),
    Outcome.ACT: N_("Take action"), Outcome.LEAVE: N_("No action"),
}  # fmt: skip
GROUPS: Final = {
    "region": N_("Region"), "team": N_("Team"), "role": N_("Role"), "tenure": N_("Time in service"),
}  # fmt: skip


def kpi_results_table(result: Result) -> Table:
    columns = (
        Column("kpi", N_("KPI")),
        Column("value", N_("Value"), Unit.COUNT),
        Column("target", N_("Target"), Unit.COUNT),
        Column("attainment", N_("Of target"), Unit.PERCENT),
        Column("n", N_("n"), Unit.COUNT),
        Column("verdict", N_("Verdict")),
    )
    words = {True: N_("Met"), False: N_("Missed")}
    rows: list[tuple[Cell, ...]] = [
        (
            kpi_title(one.kpi), one.value, one.target, _percent(one.attainment), one.n,
            _(words[one.met]) if one.met is not None else "",
        )
        for one in result.kpis
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def members_table(result: Result, *, with_pay: bool = True) -> Table:
    """Pay and its place against attainment only where somebody's pay is known."""
    paid = with_pay and any(one.pay is not None for one in result.members)
    unit, currency = _unit(result)
    columns = (
        Column("person", N_("Person")),
        Column("quota", N_("Quota"), unit, currency),
        Column("actual", N_("Reached"), unit, currency),
        Column("attainment", N_("Of quota"), Unit.PERCENT),
        Column("row", N_("Missed in a row"), Unit.COUNT),
        *((Column("place", N_("Pay, in places"), Unit.COUNT),) if paid else ()),
    )
    places = dict(result.health.paid.places) if result.health else {}
    rows = [
        (
            one.name, Quantity(one.quota, unit, currency), Quantity(one.actual, unit, currency),
            _percent(one.attainment), one.misses_in_a_row or None,
            *((places.get(one.person),) if paid else ()),
        )
        for one in result.members
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _unit(result: Result) -> tuple[Unit, str]:
    known = next((one.value for one in result.kpis if one.kpi == result.quota and one.value), None)
    return (known.unit, known.currency) if known else (Unit.COUNT, "")


def groups_table(result: Result) -> Table:
    columns = (
        Column("group", N_("By")),
        Column("name", N_("Group")),
        Column("reached", N_("At quota"), Unit.COUNT),
        Column("people", N_("People"), Unit.COUNT),
        Column("share", N_("Share"), Unit.PERCENT),
        Column("range", N_("95 % range")),
        Column("chance", N_("Chance")),
    )
    rows = [
        (
            _(GROUPS[one.key]), _(one.name) if one.key == "tenure" else one.name, one.share.reached, one.share.of,
            _percent(one.share.value), _range(one.share), _("Beyond") if one.differs else _("Within"),
        )
        for one in (result.health.groups if result.health else ())
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _range(share: Share) -> str:
    interval = share.interval
    if interval is None:
        return ""
    low, high = (format_quantity(_rounded(end), 0) for end in (interval.low, interval.high))
    return _("{low} to {high}").format(low=low, high=high)


def scores_table(result: Result) -> Table:
    columns = (
        Column("person", N_("Person")),
        Column("role", N_("Role")),
        Column("card", N_("Scorecard")),
        Column("score", N_("Score"), Unit.PERCENT),
        Column("counted", N_("Weight told"), Unit.PERCENT),
    )
    rows = [
        (one.name, one.role, _(one.card_name), _percent(one.score.value), _percent(one.score.counted))
        for one in result.scores
    ]
    return Table(columns, tuple(rows))


def ratings_table(ratings: Sequence[Rating], titles: dict[str, str]) -> Table:
    columns = (
        Column("person", N_("Of")),
        Column("subject", N_("What")),
        Column("score", N_("1 to 5"), Unit.COUNT),
        Column("evidence", N_("Evidence")),
    )
    rows = [
        (one.name or _("The business"), _(titles.get(one.subject, one.subject)), one.score, one.evidence)
        for one in ratings
    ]
    return Table(columns, tuple(rows))


def beside_table(found: Beside) -> Table:
    """KPIs, then people: attainment of the quota and score."""
    columns = (
        Column("what", N_("What")),
        Column("before", N_("Before"), Unit.COUNT),
        Column("after", N_("After"), Unit.COUNT),
        Column("change", N_("Change"), Unit.COUNT),
    )
    rows: list[tuple[Cell, ...]] = [
        (kpi_title(one.kpi), one.before, one.after, _changed(one.change)) for one in found.kpis
    ]
    for one in found.people:
        for title, pair in ((_("{person}: of quota"), one.attained), (_("{person}: score"), one.score)):
            if pair != (None, None):
                change = None if pair[0] is None or pair[1] is None else pair[1] - pair[0]
                rows.append((title.format(person=one.name), *map(_percent, pair), _changed(_percent(change))))
    return Table(columns, tuple(rows))


def _changed(change: Quantity | None) -> Cell:
    """A change of a percentage is in points."""
    return format_change(change) if change is not None and change.unit is Unit.PERCENT else change


def _percent(value: Fraction | None) -> Quantity | None:
    return None if value is None else Quantity(value, Unit.PERCENT)


def _rounded(share: float) -> Quantity:
    return Quantity(Fraction(round(share * 1000), 1000), Unit.PERCENT)


def health_words(result: Result) -> list[str]:
    """How many reached the quota, how surely, and what that says; the bounds are told as a common reading."""
    health = result.health
    if health is None:
        return []
    said = [share_words(health.share), _reading_words(health.reading, sure=health.sure)]
    if health.before.of:
        words = _("In the period before it was {reached} of {of}.")
        said.append(words.format(reached=format_number(health.before.reached), of=format_number(health.before.of)))
    return said


def share_words(share: Share) -> str:
    value, interval = share.value, share.interval
    if value is None or interval is None:
        return _("Nobody has a quota.")
    low, high = (format_quantity(_rounded(end), 0) for end in (interval.low, interval.high))
    words = ngettext(
        "{reached} of {n} person is at or above quota: {share}, with 95\u00a0% confidence {low} to {high}.",
        "{reached} of {n} people are at or above quota: {share}, with 95\u00a0% confidence {low} to {high}.",
        share.of,
    )
    told = format_quantity(Quantity(value, Unit.PERCENT), 0)
    return words.format(
        reached=format_number(share.reached), n=format_number(share.of), share=told, low=low, high=high
    )  # fmt: skip


def _reading_words(reading: Reading, *, sure: bool) -> str:
    if reading is Reading.FEW:
        return _(READINGS[reading])
    said = _(
        "A common reading of sales plans, not a law: 60 to 70\u00a0% is healthy, below 50\u00a0% the quota is too "
        "high, above 80\u00a0% too low."
    )
    doubt = "" if sure else _("With so few people it could also be chance.")
    return join_sentences([one for one in (_(READINGS[reading]), said, doubt) if one])


def pay_words(result: Result) -> list[str]:
    """Whether pay follows attainment; nothing where it is not worked out here."""
    found = result.health.paid.correlation if result.health else None
    if found is None:
        return []
    rho = format_number(Fraction(round(found.rho * 100), 100), 2)
    n = format_number(found.n)
    if found.interval is None:
        words = _("Pay against attainment: rank correlation {rho} over {n} people, too few to judge.")
    elif found.beyond_chance and found.rho > 0:
        words = _("Pay follows attainment: rank correlation {rho} over {n} people, beyond chance.")
    else:
        words = _("Pay does not follow attainment beyond chance: rank correlation {rho} over {n} people.")
    return [words.format(rho=rho, n=n)]


def plan_evidence(result: Result) -> list[str]:
    """What speaks for looking at quota, plan and ramp first."""
    health = result.health
    if health is None:
        return []
    said = []
    if health.reading in (Reading.TOO_HIGH, Reading.TOO_LOW):
        words = _("{missed} of {of} missed the quota.")
        said.append(words.format(missed=format_number(health.missed), of=format_number(health.share.of)))
    if health.beyond_best:
        words = _("Above all that they reached in the periods known: the quota of {names}.")
        said.append(words.format(names=_names(health.beyond_best)))
    if health.newcomers:
        words = ngettext(
            "{n} of those who missed is in the first three months: is the ramp right?",
            "{n} of those who missed are in the first three months: is the ramp right?",
            health.newcomers,
        )
        said.append(words.format(n=format_number(health.newcomers)))
    for key in dict.fromkeys(one.key for one in health.groups if one.differs):
        words = _("{group}: the shares at quota differ beyond chance, so quotas may not fit the potential.")
        said.append(words.format(group=_(GROUPS[key])))
    return said or [_("Nothing.")]


def people_evidence(result: Result) -> list[str]:
    """What speaks for sitting down with single people."""
    health = result.health
    if health is None:
        return []
    if not health.repeated:
        return [_("Nobody missed so often in a row that it could not be chance.")]
    said = []
    for one in health.repeated:
        words = _("{name} missed {n} times in a row.")
        said.append(words.format(name=one.name, n=format_number(one.misses_in_a_row)))
    others = _("Most others reached theirs in this period.")
    return [*said, others] if health.advice is Advice.COACH else said


def advice_words(advice: Advice) -> str:
    return {
        Advice.FEW: _("Too few people with a quota to say where to look first."),
        Advice.PLAN: _("Look at the quota, the plan and the ramp first, then at people."),
        Advice.COACH: _("Quotas fit most people: sit down with those who missed again and again."),
        Advice.NOTHING: _("Nothing asks for a change."),
    }[advice]


def _names(members: Sequence[Member]) -> str:
    return ", ".join(one.name for one in members)
