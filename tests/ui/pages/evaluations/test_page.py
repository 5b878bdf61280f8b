"""The Evaluations page on fifteen months of deals of four people, with jobs in place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope
from desktop_app.operations.new_workspace import new_workspace, preset_settings, save_settings
from desktop_app.operations.reviews import keep
from desktop_app.operations.reviews.scorecards import load_cards
from desktop_app.rules.review.by_product import ProductPart
from desktop_app.rules.review.decisions import Asked, Matter, Outcome
from desktop_app.rules.review.result import Gap
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.evaluations import EvaluationsPage
from desktop_app.ui.pages.evaluations.closing_view import ClosingView
from desktop_app.ui.pages.evaluations.compare_view import CompareView
from desktop_app.ui.pages.evaluations.dialogs import RatingDialog, WeightsDialog
from desktop_app.ui.pages.evaluations.page import VIEWS
from desktop_app.ui.pages.evaluations.quota_view import QuotaView
from desktop_app.ui.pages.evaluations.results_view import ResultsView, product_words
from desktop_app.ui.pages.evaluations.scores_view import ScoresView
from tests.operations.reviews.scene import AUGUST, JULY, QUOTAS, set_quotas
from tests.ui.pages.deal_years import open_copy


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        set_quotas(opened, QUOTAS)
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> EvaluationsPage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    jobs = JobsInPlace(store)
    made = EvaluationsPage(store, jobs)
    jobs.data_changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.reload()
    return made


def reviewed(page: EvaluationsPage) -> EvaluationsPage:
    page.show_argument(AUGUST)
    page.review()
    return page


def test_it_is_absent_until_there_is_something_to_review(store: Store, tmp_path: Path) -> None:
    assert EvaluationsPage.has_something_to_say(store)
    with new_workspace(tmp_path / "empty.quotadesk", preset_settings("RO", date(2026, 4, 1))) as empty:
        assert not EvaluationsPage.has_something_to_say(empty)


def test_due_periods_are_flagged_and_reviewed_at_a_press(page: EvaluationsPage, store: Store) -> None:
    assert [row[1] for row in page.periods.model.table.rows][:2] == ["Not reviewed", "Not reviewed"]
    assert EvaluationsPage.attention(store) == 0
    reviewed(page)
    assert page.periods.model.table.rows[0] == (AUGUST, "In progress")
    assert page._keys == tuple(view.key for view in VIEWS)
    page.show_argument("newest")
    assert page.periods.model.table.rows[1] == (JULY, "In progress")


def test_results_show_targets_first_and_open_their_gauge(page: EvaluationsPage) -> None:
    view = reviewed(page).views["results"]
    assert isinstance(view, ResultsView)
    assert view.sentence.text() == "0 of 1 target was met."
    counts = [len(view.kpis.model.table.rows)]
    view.more.click()
    counts.append(len(view.kpis.model.table.rows))
    assert counts[0] == 1
    assert counts[1] > 3
    asked: list[tuple[str, object]] = []
    page.go.connect(lambda key, argument: asked.append((key, argument)))
    view.kpis.opened.emit(0)
    assert asked == [("gauges", "revenue")]
    assert view.gap.isVisibleTo(page)
    assert "What took most away" in view.gap._words.text()


def test_the_quota_is_judged_before_people(page: EvaluationsPage) -> None:
    reviewed(page).show_view("quota")
    view = page.views["quota"]
    assert isinstance(view, QuotaView)
    assert "2 of 4 people" in view._words[0].text()
    assert "Ion Rusu" in view.plan.text()
    assert [row[0] for row in view.members.model.table.rows] == sorted(QUOTAS)
    asked: list[object] = []
    page.go.connect(lambda _key, argument: asked.append(argument))
    view.members.opened.emit(0)
    assert isinstance(asked[0], Scope)
    assert asked[0].name == "Ana Pop"


def test_a_score_is_explained_line_by_line(page: EvaluationsPage) -> None:
    reviewed(page).show_view("scores")
    view = page.views["scores"]
    assert isinstance(view, ScoresView)
    told: list[object] = []
    page.explain_asked.connect(told.append)
    view.scores.opened.emit(0)
    assert isinstance(told[0], Explanation)
    assert told[0].step == "review.score.part"
    assert not view.ratings.isVisibleTo(page)


def test_decisions_are_saved_as_they_are_taken_and_close_the_review(page: EvaluationsPage, store: Store) -> None:
    reviewed(page).show_view("closing")
    view = page.views["closing"]
    assert isinstance(view, ClosingView)
    assert not view.close_button.isEnabled()
    target, kpis, action = (Asked(Matter.TARGET, "revenue"), Asked(Matter.KPI), Asked(Matter.ACTION))
    view.lines[target].choice.chosen.emit(Outcome.CHANGE)
    assert keep.find_review(store, AUGUST).decisions == ()  # a change waits for its words
    view.lines[target].words.setText("Split over two months")
    view.lines[target].words.editingFinished.emit()
    view.lines[kpis].choice.chosen.emit(Outcome.KEEP)
    view.lines[action].choice.chosen.emit(Outcome.LEAVE)
    assert view.close_button.isEnabled()
    view.lessons.box.setPlainText("Call sooner")
    view.close_button.click()
    found = keep.find_review(store, AUGUST)
    assert (found.closed, found.lessons) == (True, "Call sooner")
    assert next((one.outcome, one.words) for one in found.decisions) == (Outcome.CHANGE, "Split over two months")
    assert view.lessons.box.isReadOnly()
    page.periods.search.setText("sooner")
    assert [one.period for one in page.periods.shown()] == [AUGUST]
    page.periods.search.setText("price")
    assert page.periods.shown() == []


def test_the_month_before_is_the_first_to_compare_with(page: EvaluationsPage, store: Store) -> None:
    reviewed(page).show_view("compare")
    view = page.views["compare"]
    assert isinstance(view, CompareView)
    assert not view.card.isVisibleTo(page)
    keep.start_review(store, JULY)
    page.reload()
    assert view.card.isVisibleTo(page)
    assert view.other.currentText() == "July 2026"


def test_weights_must_make_a_hundred(qtbot: QtBot, store: Store) -> None:
    dialog = WeightsDialog(None, load_cards(store, AUGUST.last), AUGUST.start)
    qtbot.addWidget(dialog)
    dialog._weights["revenue"].setValue(50)
    assert "110 %" in dialog.problem()
    dialog._weights["win_rate"].setValue(10)
    assert dialog.problem() == ""
    assert (dialog.card().key, dialog.first()) == ("field_sales", AUGUST.start)
    dialog.which.setCurrentIndex(1)
    assert "lead_conversion_rate" in dialog._weights


def test_a_rating_needs_evidence(qtbot: QtBot, page: EvaluationsPage, store: Store) -> None:
    save_settings(store, replace(settings.load(store), rates_competencies=True, six_dimensions=True), "")
    dialog = RatingDialog(page, [(4, "Ana")], {"selling": "Selling"}, {"customer": "Customers"})
    assert dialog.what.currentData() == "customer"
    assert dialog.problem()
    dialog.whom.setCurrentIndex(1)
    dialog.evidence.setText("Two deals alone")
    assert dialog.problem() == ""
    assert (dialog.rating().person, dialog.rating().subject) == (4, "selling")
    reviewed(page).show_view("scores")
    assert page.views["scores"].isVisibleTo(page)


def test_dimensions_show_their_kpis_once_they_are_switched_on(
    page: EvaluationsPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed(page).show_view("scores")
    view = page.views["scores"]
    assert isinstance(view, ScoresView)
    assert view.six.isHidden()
    save_settings(store, replace(settings.load(store), six_dimensions=True), "")
    page.reload()
    rows = [row[0] for row in view.six.model.table.rows]
    assert rows[rows.index("Results") + 1] == "Revenue"
    went: list[tuple[str, object]] = []
    page.go.connect(lambda key, argument: went.append((key, argument)))
    view.six.opened.emit(rows.index("Revenue"))
    assert went == [("gauges", "revenue")]

    def rate(dialog: RatingDialog) -> int:
        assert "Revenue: " in dialog.facts.text()
        dialog.score.setValue(2)
        dialog.evidence.setText("One quota of two was reached")
        return 1

    monkeypatch.setattr(RatingDialog, "exec", rate)
    view.six.opened.emit(rows.index("Results"))
    assert view.six.model.table.rows[rows.index("Results")][4] == 2
    review = keep.find_review(store, AUGUST)
    assert [(one.subject, one.score) for one in review.result.ratings] == [("result", 2)]


def test_the_view_is_remembered(page: EvaluationsPage) -> None:
    reviewed(page).show_view("quota")
    assert page.state() == {"view": "quota"}
    page.restore({"view": "closing"})
    page.reload()
    assert page.views["closing"].isVisibleTo(page)


def test_the_product_that_took_most_away_is_named_with_its_largest_part() -> None:
    euros = Quantity(Fraction(100), Unit.MONEY, "EUR")
    pen = ProductPart("Pen", Fraction(60), Fraction(20), Fraction(5), Fraction(-40), Fraction(-5))
    assert product_words(Gap("revenue", euros, euros, 3, (), (pen,))) == (
        "Pen brought €40.00 less than usual, most of it by its mix."
    )
    assert product_words(Gap("revenue", euros, euros, 3, (), (replace(pen, actual=Fraction(60)),))) == (
        "Nothing was sold less than usual."
    )


def test_the_cards_about_the_quota_stand_under_each_other_where_there_is_no_room_for_two(page: EvaluationsPage) -> None:
    reviewed(page).show_view("quota")
    view = page.views["quota"]
    assert isinstance(view, QuotaView)
    for width, abreast in ((1600, 2), (500, 1), (1600, 2)):
        view.resize(width, 700)
        view._place()
        assert view._abreast == abreast
