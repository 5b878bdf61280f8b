"""Each question stands with its readings side by side, and an answer settles it."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.file_view import view_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.ui.pages.data.answers import Answers, Topic
from desktop_app.ui.pages.data.questions import questions


def test_a_discount_is_asked_by_its_readings_side_by_side(tmp_path: Path) -> None:
    text = b"document,date,owner,quantity,reducere,net amount\n1,2026-03-02,Ana,1,0.8,100\n"
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path / "w.quotadesk", chosen) as store:
        answers = Answers(kind=Kind.SALE)
        view = view_file(store, text, "s.csv", answers.choices())
        (asked,) = [one for one in questions(view, answers, Fraction(0)) if one.topic is Topic.DISCOUNT]
        assert "“0.8” in reducere" in asked.sentence
        assert [words for _value, words in asked.options] == ["80 % off", "The price paid, 20 % off"]
        answers.answer(asked, Meaning.PAID)
        assert answers.given == 1
        assert not [one for one in questions(view, answers, Fraction(0)) if one.topic is Topic.DISCOUNT]
        assert answers.choices().discount is Meaning.PAID


def test_a_repeated_total_is_asked_by_what_both_readings_come_to(tmp_path: Path) -> None:
    text = b"Order,Day,Product,Qty,Net amount\n" + b"".join(
        b"A%d,2026-03-02,Pen,%d,100\n" % (n // 2, n) for n in range(6)
    )
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path / "w.quotadesk", chosen) as store:
        answers = Answers(kind=Kind.SALE)
        view = view_file(store, text, "s.csv", answers.choices())
        (asked,) = [one for one in questions(view, answers, Fraction(0)) if one.topic is Topic.TOTAL]
        assert asked.sentence.startswith("100 stands on all 2 lines of A0")
        assert [words for _value, words in asked.options] == ["100, counted once", "200, each line"]
        assert answers.answer(asked, value=True)
        settled = view_file(store, text, "s.csv", answers.choices())
        assert not [one for one in questions(settled, answers, Fraction(0)) if one.topic is Topic.TOTAL]
        assert [row[-1] for row in settled.understood.table.rows[:2]] == ["100", "100"]


def test_targets_or_results_is_asked_once_and_settles_the_kind(tmp_path: Path) -> None:
    text = b"person,Jan 2026,Feb 2026\nAna,1000,2000\n"
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path / "w.quotadesk", chosen) as store:
        answers = Answers()
        view = view_file(store, text, "s.csv", answers.choices())
        asked = questions(view, answers, Fraction(0))[0]
        assert (asked.topic, [words for _value, words in asked.options]) == (Topic.KIND, ["Targets", "Results"])
        assert answers.answer(asked, Kind.TARGET)
        settled = view_file(store, text, "s.csv", answers.choices())
        assert not [one for one in questions(settled, answers, Fraction(0)) if one.topic is Topic.KIND]
