"""A file that is none of the kinds: the choice is unset, no column is offered a field, and the page asks."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.records import Kind
from desktop_app.operations.discounts import Meaning
from desktop_app.operations.file_view import view_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.understand import Choices
from desktop_app.ui.pages.data.answers import Answers, Topic, missing_sentence, questions
from desktop_app.ui.pages.data.column_heads import heads_of
from desktop_app.ui.pages.data.understood_card import lines_of

WEATHER = b"Station,Temperature,Humidity\nK1,20.5,40\nK2,21.5,41\n"


def test_what_the_file_holds_is_asked_and_then_settled(tmp_path: Path) -> None:
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path / "w.quotadesk", chosen) as store:
        view = view_file(store, WEATHER, "weather.csv", Choices())
        kind = next(line for line in lines_of(view) if line.key == "kind")
        assert (kind.reading, kind.asked) == (None, True)
        assert {value for value, _words in kind.choices} >= {None, Kind.SALE, Kind.LEAD}
        assert missing_sentence(view).startswith("It is not clear what this file holds.")
        assert {head.choices for head in heads_of(view, Answers())} == {(("", "Skip"),)}
        settled = view_file(store, WEATHER, "weather.csv", Choices(kind=Kind.SALE))
        assert "holds" not in missing_sentence(settled)


def test_cells_that_were_joined_are_said_with_their_reason(tmp_path: Path) -> None:
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    divided = b"Station,Amount,Humidity\n" + b"".join(b"K%d,%d,05,x\n" % (n, 20 + n) for n in range(6))
    with new_workspace(tmp_path / "w.quotadesk", chosen) as store:
        line = next(
            line for line in lines_of(view_file(store, divided, "a.csv", Choices())) if line.title == "Joined cells"
        )
    assert (line.reading, line.choices, line.asked) == ("Amount", (), False)
    assert line.because.startswith("The rows have more cells than the header names; only joined in Amount")


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
