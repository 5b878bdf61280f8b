"""The card of an effect: the verdict with its glyph, signed figures, and the sentences that matter."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel

from desktop_app.domain.scope import COMPANY
from desktop_app.operations.improving.actions import find_action, judge_action, propose, save_action
from desktop_app.rules.statistics.effect import Verdict
from desktop_app.store.database import Store
from desktop_app.ui.pages.improve import ImprovePage
from desktop_app.ui.pages.improve.effect_card import FACES, EffectCard


def test_every_verdict_has_a_glyph() -> None:
    assert set(FACES) == set(Verdict)


def test_it_shows_the_verdict_and_what_it_rests_on(page: ImprovePage, store: Store) -> None:
    offered = propose(store, "revenue", COMPANY, start=date(2026, 1, 1))
    judged = judge_action(store, find_action(store, save_action(store, replace(offered, text="Call back"))))
    card = EffectCard()
    card.show_action(judged)
    words = {one.text() for one in card.findChildren(QLabel)}
    assert {"Call back", "Before", "After"} <= words
    assert "The smallest effect that would have been seen in 8 of 10 cases" in words
    card.deleteLater()
