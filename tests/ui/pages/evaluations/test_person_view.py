"""One person's performance review in the window: from the form to the frozen paper, with jobs in place."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.performance_review import Answer
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.sign_off import Signer
from desktop_app.operations.meetings.performance_review import load_review
from desktop_app.operations.new_workspace import save_settings
from desktop_app.store import groupings, performance_answers, settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.evaluations import EvaluationsPage
from desktop_app.ui.pages.evaluations.person_cards import RatingLine
from desktop_app.ui.pages.evaluations.person_view import PersonView
from tests.operations.reviews.scene import AUGUST, QUOTAS, set_quotas
from tests.ui.pages.deal_years import open_copy


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        set_quotas(opened, QUOTAS)
        save_settings(opened, replace(settings.load(opened), rates_competencies=True), "")
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
    made.show_argument(AUGUST)
    made.show_view(PersonView.key)
    return made


def view_of(page: EvaluationsPage) -> PersonView:
    view = page.views[PersonView.key]
    assert isinstance(view, PersonView)
    return view


def primary(page: EvaluationsPage) -> QPushButton:
    QApplication.processEvents()
    return next(one for one in page.findChildren(QPushButton) if one.text() in {"Freeze", "Reopen"} and one.isVisible())


def ana(store: Store) -> int:
    return groupings.group_id(store, "person", "Ana Pop")


def test_it_stands_without_a_review_of_the_whole_period(page: EvaluationsPage) -> None:
    view = view_of(page)
    assert (view.isVisible(), view.who.currentText(), view.who.count()) == (True, "Ana Pop", 4)
    assert view.review is not None
    assert view.scorecard.model.table.rows[0][0] == "Revenue"
    assert "kpi:revenue" in view.ratings.lines
    assert view.state.accessibleName() == "Draft"
    page.show_view("results")
    assert not view.isVisible()
    assert page.save_button.isHidden()


def test_a_person_is_opened_for_the_newest_quarter(page: EvaluationsPage, store: Store) -> None:
    mara = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Mara Ene"), "Mara Ene")
    page.show_argument(mara)
    review = view_of(page).review
    assert review is not None
    assert (review.about.person.name, review.period.name) == ("Mara Ene", "2026-Q2")


def test_ratings_and_words_are_kept_as_they_are_given(page: EvaluationsPage, store: Store) -> None:
    view = view_of(page)
    revenue, learning = view.ratings.lines["kpi:revenue"], view.ratings.lines["competency:learning"]
    revenue.choice.show_value(4)
    revenue.choice.chosen.emit(4)
    learning.choice.show_value(5)
    learning.choice.chosen.emit(5)  # waits for its evidence
    assert performance_answers.load(store, ana(store), AUGUST) == (Answer(Signer.LEAD, "kpi:revenue", 4, ""),)
    learning.words.setText("Gave the course")
    learning.words.editingFinished.emit()
    view.words.edits["done"].setPlainText("Two large ones")
    view.words.edits["done"].take()
    assert performance_answers.load(store, ana(store), AUGUST)[1:] == (
        Answer(Signer.LEAD, "competency:learning", 5, "Gave the course"),
        Answer(Signer.LEAD, "done", None, "Two large ones"),
    )
    revenue.choice.show_value(None)
    revenue.choice.chosen.emit(None)
    assert len(performance_answers.load(store, ana(store), AUGUST)) == 2


def test_the_form_goes_out_comes_back_and_is_undone(
    page: EvaluationsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, form = view_of(page), tmp_path / "form.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(form), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(form), ""))
    view.write.click()
    with form.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    for row in rows[1:]:
        row[3:] = ("4", "As planned") if row[0].endswith("kpi:revenue") else ("", "")
    with form.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    view.take.click()
    line = view.ratings.lines["kpi:revenue"]
    assert (line.self_rating.text(), line.said()) == ("4", "As planned")
    assert "1 answer of Ana Pop was taken." in view.told()
    view.undo.click()
    assert performance_answers.load(store, ana(store), AUGUST) == ()
    assert view.undo.isHidden()
    form.write_text("a,b\n1,2\n")
    refused: list[UserError] = []
    view.jobs.refused.connect(refused.append)
    view.take.click()
    assert "no form" in str(refused[0])


def test_frozen_it_is_only_read_until_it_is_reopened(
    page: EvaluationsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of(page)
    primary(page).click()
    assert load_review(store, ana(store), AUGUST).frozen
    assert view.state.accessibleName().startswith("Frozen on")
    assert not view.ratings.lines["kpi:revenue"].choice.isEnabled()
    assert view.words.edits["done"].isReadOnly()
    assert (view.write.isHidden(), view.take.isHidden()) == (True, True)
    paper = tmp_path / "ana.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(paper), ""))
    page.save_button.click()
    assert paper.read_bytes().startswith(b"%PDF")
    primary(page).click()
    assert view.ratings.lines["kpi:revenue"].choice.isEnabled()


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot) -> None:
    kept: list[Answer] = []
    line = RatingLine("kpi:revenue", "Revenue", kept.append, fixed=False)
    for widget in (line.title, line.choice, line.words, line.self_rating):
        qtbot.addWidget(widget)
    line.words.setText("Still typ")
    line.show_answers(None, Answer(Signer.LEAD, "kpi:revenue", 2, "Older"))
    assert line.words.text() == "Still typ"
    line.words.editingFinished.emit()
    assert kept[-1].comment == "Still typ"
