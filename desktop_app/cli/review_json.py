"""Reviews of past periods as JSON fields; how they are asked for stands in ``reviews``."""

from fractions import Fraction
from typing import Any

from desktop_app.cli.output import exact
from desktop_app.operations.reviews.keep import Entry, Review
from desktop_app.rules.review.comparison import Beside
from desktop_app.rules.review.decisions import Asked, Decision
from desktop_app.rules.review.health import Health, Member
from desktop_app.rules.review.result import Gap, KpiResult, PersonScore, Rating, Result
from desktop_app.rules.review.scorecard import Card


def entry_json(one: Entry) -> dict[str, Any]:
    return {"period": one.period, "review": one.review or None, "state": state_of(one)}


def state_of(one: Entry) -> str:
    if one.missing:
        return "missing"
    return "closed" if one.closed else "open"


def review_json(review: Review) -> dict[str, Any]:
    result = review.result
    return {
        "review": review.id,
        "period": review.period,
        "state": "closed" if review.closed else "open",
        "as_of": result.as_of,
        "reviewed_at": review.recorded_at,
        "closed_at": review.closed_at,
        "kpis": [_kpi_json(one) for one in result.kpis],
        "quota": _health_json(result, result.health) if result.health else None,
        "people": [_member_json(one, result.health) for one in result.members],
        "scores": [_score_json(one) for one in result.scores],
        "gap": _gap_json(result.gap) if result.gap else None,
        "ratings": [_rating_json(one) for one in result.ratings],
        "decisions": [_decision_json(one) for one in review.decisions],
        "undecided": [_asked_json(one) for one in review.left],
        "lessons": review.lessons,
    }


def _kpi_json(one: KpiResult) -> dict[str, Any]:
    return {"kpi": one.kpi, "value": one.value, "target": one.target, "attainment": _told(one.attainment), "n": one.n,
            "met": one.met}  # fmt: skip


def _told(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)


def _health_json(result: Result, health: Health) -> dict[str, Any]:
    interval, found = health.share.interval, health.paid.correlation
    return {
        "kpi": result.quota,
        "reached": health.share.reached,
        "people": health.share.of,
        "share": _told(health.share.value),
        "low": round(interval.low, 4) if interval else None,
        "high": round(interval.high, 4) if interval else None,
        "reading": health.reading.value,
        "sure": health.sure,
        "advice": health.advice.value,
        "before": {"reached": health.before.reached, "people": health.before.of},
        "newcomers": health.newcomers,
        "groups": [
            {"group": one.key, "name": one.name, "reached": one.share.reached, "people": one.share.of,
             "differs": one.differs}
            for one in health.groups
        ],
        "pay_rank_correlation": round(found.rho, 4) if found else None,
    }  # fmt: skip


def _member_json(one: Member, health: Health | None) -> dict[str, Any]:
    beyond = {other.person for other in health.beyond_best} if health else set()
    return {"person": one.name, "target": one.quota, "value": one.actual, "attainment": _told(one.attainment),
            "misses_in_a_row": one.misses_in_a_row, "beyond_best": one.person in beyond}  # fmt: skip


def _score_json(one: PersonScore) -> dict[str, Any]:
    lines = [
        {"kpi": line.kpi, "weight": line.weight, "attainment": _told(line.attainment), "score": _told(line.score)}
        for line in one.score.lines
    ]
    return {"person": one.name, "role": one.role, "scorecard": one.card, "score": _told(one.score.value),
            "counted": one.score.counted, "lines": lines}  # fmt: skip


def _gap_json(gap: Gap) -> dict[str, Any]:
    parts = [
        {"cause": one.cause.value, "amount": one.amount, "usual": _told(one.usual), "actual": _told(one.actual)}
        for one in gap.parts
    ]
    products = [
        {"product": one.name or None, "target": _told(one.target), "usual": one.usual, "actual": one.actual,
         "volume": one.volume, "mix": one.mix, "size": one.size}
        for one in gap.products
    ]  # fmt: skip
    return {"kpi": gap.kpi, "target": gap.target, "value": gap.actual, "periods": gap.periods, "parts": parts,
            "products": products}  # fmt: skip


def _rating_json(one: Rating) -> dict[str, Any]:
    return {"person": one.name or None, "subject": one.subject, "score": one.score, "evidence": one.evidence}


def _decision_json(one: Decision) -> dict[str, Any]:
    return {"matter": one.matter.value, "subject": one.subject, "outcome": one.outcome.value, "words": one.words}


def _asked_json(one: Asked) -> dict[str, Any]:
    return {"matter": one.matter.value, "subject": one.subject}


def beside_json(found: Beside, before: object, after: object) -> dict[str, Any]:
    return {
        "before": before,
        "after": after,
        "kpis": [
            {"kpi": one.kpi, "before": one.before, "after": one.after, "change": one.change} for one in found.kpis
        ],
        "people": [
            {"person": one.name, "attainment_before": _told(one.attained[0]),
             "attainment_after": _told(one.attained[1]), "score_before": _told(one.score[0]),
             "score_after": _told(one.score[1])}
            for one in found.people
        ],
    }  # fmt: skip


def card_json(card: Card) -> dict[str, Any]:
    lines = [
        {"kpi": line.kpi, "weight": line.weight, "threshold": line.threshold, "cap": line.cap,
         "points": [[exact(at), exact(pays)] for at, pays in line.points]}
        for line in card.lines
    ]  # fmt: skip
    return {"scorecard": card.key, "name": card.name, "roles": list(card.roles), "lines": lines}
