"""Answering signals on the first page, and undoing it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.kpis.signals import Unusual
from desktop_app.rules.statistics.xmr import Rule
from desktop_app.store import signal_marks
from desktop_app.store.database import Store
from desktop_app.store.signal_marks import ACTED, SNOOZED, Mark
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.overview import OverviewPage
from desktop_app.ui.pages.overview.answers import AnswerDialog, answer_words
from tests.kpis import built_in_kpi
from tests.ui.pages.deal_years import LAST, open_copy

SEPTEMBER = parse_period("2026-09")


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> OverviewPage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = OverviewPage(store, JobsInPlace(store))
    qtbot.addWidget(made)
    made.jobs.data_changed.connect(made.reload)
    made.resize(1232, 872)
    made.show()
    made.reload()
    return made


@pytest.fixture
def signal(store: Store) -> Unusual:
    figure = figures(store, Wanted(("revenue",), SEPTEMBER, LAST))[0]
    return Unusual(built_in_kpi("revenue"), COMPANY, figure, Rule.OUTSIDE, False, SEPTEMBER)


def test_a_signal_put_aside_is_kept_with_its_reason_and_undone(
    page: OverviewPage, store: Store, signal: Unusual, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fill(dialog: AnswerDialog) -> int:
        dialog.words.setText("the fair is over")
        dialog._accept()
        return dialog.result()

    monkeypatch.setattr(AnswerDialog, "exec", fill)
    page.needs.answer_asked.emit(signal)
    (mark,) = signal_marks.load(store)
    assert (mark.kpi, mark.state, mark.note) == ("revenue", SNOOZED, "the fair is over")
    page.needs.answers.link.click()
    undo = [one for one in page.needs.answers.findChildren(QPushButton) if one.text() == "Undo"]
    undo[-1].click()
    assert signal_marks.load(store) == []
    assert not page.needs.answers.isVisible()


def test_acted_on_needs_words(qtbot: QtBot, page: OverviewPage) -> None:
    dialog = AnswerDialog(page, "Revenue: below the usual range", "", LAST)
    dialog.choice._group.button(1).click()
    assert dialog.state == ACTED
    dialog._accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert dialog._problem.text()
    dialog.words.setText("called the ten largest")
    dialog._accept()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_an_answer_says_until_when_and_why() -> None:
    mark = Mark("revenue", COMPANY, SEPTEMBER, False, SNOOZED, date(2026, 10, 17), "holidays")
    assert answer_words(mark, built_in_kpi("revenue")) == (
        "Revenue · All people · Sep 2026", "Put aside until 17 Oct: holidays",
    )  # fmt: skip
