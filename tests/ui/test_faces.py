from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.formats import format_rough, set_number_format
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.history import Point
from desktop_app.rules.kpis.judge import Figure, Given, judge
from desktop_app.rules.statistics.landing import Landing
from desktop_app.ui import faces
from desktop_app.ui.widgets.face import Status, ZoneKind
from tests.kpis import built_in_kpi

SEPTEMBER = parse_period("2026-09")
MONTHS = [parse_period(f"2026-{month:02d}") for month in range(1, 9)]


def revenue(value: int, target: int | None = None, landing: Landing | None = None) -> Figure:
    history = tuple(Point(month, Fraction(100_000 + 1000 * place), 40) for place, month in enumerate(MONTHS))
    given = Given(
        SEPTEMBER, COMPANY, date(2026, 9, 16), Outcome(Fraction(value), 98), date(2026, 9, 16), "EUR",
        Fraction(12, 22), None if target is None else Fraction(target), landing=landing,
        same_point=(Fraction(1),), history=history,
    )  # fmt: skip
    return judge(built_in_kpi("revenue"), given)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("€204,400", ("204,400", "€", True)),
        ("−€5,000", ("−5,000", "€", True)),
        ("3.759,20 €", ("3.759,20", "€", False)),
        ("46.2 %", ("46.2", "%", False)),
        ("34 d", ("34", "d", False)),
        ("7", ("7", "", False)),
        ("—", ("—", "", False)),
        ("NT$ 1,200", ("1,200", "NT$", True)),
    ],
)
def test_a_written_figure_is_parted_from_its_unit(words: str, parts: tuple[str, str, bool]) -> None:
    assert faces.split_unit(words) == parts


@pytest.mark.parametrize("number_format", ["1,234.56", "1.234,56", "1 234,56", "1'234.56"])
def test_every_number_format_is_parted_without_losing_a_digit(number_format: str) -> None:
    set_number_format(number_format)
    for currency in ("EUR", "RON", "TWD", "CNY"):
        words = format_rough(Quantity(Fraction(-1234567, 1), Unit.MONEY, currency))
        value, unit, _first = faces.split_unit(words)
        assert "".join(sign for sign in value if sign.isdigit()) == "1234567"
        assert unit
        assert not any(sign.isdigit() for sign in unit)


def test_the_marks_of_a_gauge_lie_where_its_scale_puts_them() -> None:
    figure = revenue(204_400, 400_000, Landing(404_000, 381_000, 427_000))
    face = faces.gauge_face(built_in_kpi("revenue"), figure, "vs 18 Aug")
    end = float(figure.scale.end)
    assert face.share == pytest.approx(204_400 / end)
    assert face.target == pytest.approx(400_000 / end)
    assert face.landing is not None
    assert face.landing.middle == pytest.approx(404_000 / end)
    assert [zone.kind for zone in face.zones] == [ZoneKind.ACT, ZoneKind.WATCH, ZoneKind.MET]
    assert face.zones[-1].start == pytest.approx(face.target)
    assert (face.value, face.unit, face.unit_first) == ("204,400", "€", True)
    assert face.rows[0].remark == "381–427k"
    assert face.status is Status.GOOD


def test_without_a_target_a_gauge_shows_the_usual_range_and_invents_no_number() -> None:
    face = faces.gauge_face(built_in_kpi("revenue"), revenue(204_400), "vs 18 Aug")
    assert face.target is None
    assert face.zones == ()
    assert face.limits is not None
    assert face.caption == "no target"


def test_a_sum_that_still_grows_stands_in_its_series_at_the_landing_or_not_at_all() -> None:
    landed = faces.spark(revenue(50_000, landing=Landing(104_000, 90_000, 120_000)))
    assert landed is not None
    assert landed.points[-1] == 104_000
    assert landed.running
    alone = faces.spark(revenue(50_000))
    assert alone is not None
    assert alone.points[-1] == 107_000  # August: the last whole month


def test_a_figure_that_cannot_be_computed_says_why() -> None:
    given = Given(SEPTEMBER, COMPANY, date(2026, 9, 16), Outcome(None))
    face = faces.gauge_face(built_in_kpi("win_rate"), judge(built_in_kpi("win_rate"), given), "")
    assert face.value == "—"
    assert face.share is None
    assert "no figure" in face.sentence


def test_the_sentence_of_a_gauge_names_value_target_and_records() -> None:
    said = faces.gauge_face(built_in_kpi("revenue"), revenue(204_400, 400_000), "").sentence
    for part in ("Revenue, September 2026, all people: €204,400.", "Target: €400,000.", "98 records, data to"):
        assert part in said


def handled(hours: str, target: str | None, *, elapsed: Fraction = Fraction(1), n: int = 40) -> Figure:
    given = Given(
        SEPTEMBER, COMPANY, date(2026, 9, 30), Outcome(Fraction(hours), n), date(2026, 9, 30), elapsed=elapsed,
        target=None if target is None else Fraction(target),
    )  # fmt: skip
    return judge(built_in_kpi("average_handle_time"), given)


@pytest.mark.parametrize(
    ("hours", "status"),
    [("0.5", Status.GOOD), ("0.59", Status.GOOD), ("0.65", Status.WATCH), ("0.75", Status.ACT), ("0.35", Status.WATCH),
     ("0.2", Status.ACT)],
)  # fmt: skip
def test_a_band_is_met_in_the_middle_and_bad_on_either_side(hours: str, status: Status) -> None:
    face = faces.gauge_face(built_in_kpi("average_handle_time"), handled(hours, "0.5"), "")
    assert face.status is status
    kinds = [zone.kind for zone in face.zones]
    assert kinds == [ZoneKind.ACT, ZoneKind.WATCH, ZoneKind.MET, ZoneKind.WATCH, ZoneKind.ACT]
    assert [round(zone.start, 3) for zone in face.zones] == [0, 0.3, 0.4, 0.6, 0.7]
    assert face.target == pytest.approx(0.5)
    assert face.caption == "around 0.5\u00a0h"
    inside = next(zone for zone in face.zones if face.share is not None and zone.start <= face.share <= zone.end)
    assert {ZoneKind.MET: Status.GOOD, ZoneKind.WATCH: Status.WATCH, ZoneKind.ACT: Status.ACT}[inside.kind] is status


def test_a_kpi_that_waits_for_no_number_says_what_it_strives_for() -> None:
    assert faces.target_in_words(built_in_kpi("revenue")) == "no target"
    assert faces.target_in_words(built_in_kpi("average_handle_time")) == "as steady as possible"
    known = faces.gauge_face(built_in_kpi("average_handle_time"), handled("0.5", None), "")
    assert known.caption == "as steady as possible"
    assert known.footnote
