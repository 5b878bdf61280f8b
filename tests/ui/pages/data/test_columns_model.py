"""The preview's cells and heads: as written beside as stored, what is odd and why, how certain a column is."""

from fractions import Fraction
from typing import Any

from pytestqt.qtbot import QtBot

from desktop_app.domain.formats import set_number_format
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.file_view import FileView, view_file
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.store.database import Store
from desktop_app.ui.pages.data.answers import Answers
from desktop_app.ui.pages.data.column_heads import heads_of
from desktop_app.ui.pages.data.columns_model import Group, Odd, PreviewModel, Shown
from desktop_app.ui.pages.data.drop import Drop
from desktop_app.ui.pages.data.question_strip import QuestionStrip
from desktop_app.ui.pages.data.questions import questions
from tests.ui.pages.data.hands import GOOD, HEAD, PEOPLE

ODD = "7,Ana,Acme,GTX Pro,Won,2026-02-30,2026-03-03,70\n8,Wang Fang,Acme,GTX Pro,Won,2026-02-01,2026-03-03,1480.5\n"


def view(store: Store, content: str, **choices: Any) -> FileView:
    return view_file(store, content.encode(), "d.csv", Choices(**choices))


def model(store: Store, content: str) -> PreviewModel:
    made = PreviewModel()
    made.show_view(view(store, content), Answers(), "EUR")
    return made


def row(made: PreviewModel, line: int) -> tuple[Shown, ...]:
    return next(found[1] for found in made.rows if not isinstance(found, Group) and found[0] == line)


def test_a_refused_cell_shows_what_stood_there_and_why_in_few_words(qtbot: QtBot, writer: Store) -> None:
    cells = row(model(writer, HEAD + GOOD + ODD), 22)
    assert cells[5] == Shown("no such day", "2026-02-30", Odd.REFUSED, reason="This day does not exist.")
    assert cells[1] == Shown("Ana")


def test_a_stranger_is_marked_until_an_answer_settles_the_name(qtbot: QtBot, writer: Store) -> None:
    import_file(writer, Request(PEOPLE.encode(), "people.csv"))
    found = view(writer, HEAD + GOOD + ODD)
    made, answers = PreviewModel(), Answers()
    made.show_view(found, answers, "EUR")
    assert row(made, 23)[1].odd is Odd.UNKNOWN
    answers.people["Wang Fang"] = "Ana"
    made.show_view(found, answers, "EUR")
    assert row(made, 23)[1].odd is None


def test_amounts_and_days_are_shown_as_they_will_be_stored(qtbot: QtBot, writer: Store) -> None:
    set_number_format("1.234,56")
    cells = row(model(writer, HEAD + ODD.splitlines()[1] + "\n" + GOOD), 2)
    assert (cells[7].words, cells[7].right) == ("1.480,50", True)
    assert cells[6].words == "3 Mar 2026"


def test_columns_without_a_field_are_shown_muted_as_written(qtbot: QtBot, writer: Store) -> None:
    found = view(writer, HEAD + GOOD, columns={"customer": -1})
    made = PreviewModel()
    made.show_view(found, Answers(), "EUR")
    assert row(made, 2)[2] == Shown("Acme", muted=True)


def test_heads_say_field_type_certainty_and_samples(qtbot: QtBot, writer: Store) -> None:
    import_file(writer, Request(PEOPLE.encode(), "people.csv"))
    text = "id,owner,stage,closed,amount\n1,Ana,Won,03/05/2026,10\n2,Mia,Won,04/05/2026,11\n"
    heads = heads_of(view(writer, text), Answers())
    assert [(one.title, one.field, one.certainty, one.doubtful) for one in heads] == [
        ("id", "number", "sure", False),
        ("owner", "owner", "1 of 2", True),
        ("stage", "stage", "sure", False),
        ("closed", "closed", "1 question", True),
        ("amount", "amount", "sure", False),
    ]
    assert heads[3].sample == "03/05/2026 · 04/05/2026"
    answers = Answers(readings={3: 0})
    settled = heads_of(view(writer, text, readings={3: 0}), answers)
    assert (settled[3].certainty, settled[3].doubtful) == ("your answer", False)


def test_the_strip_proposes_its_first_answer_and_carries_the_chosen_one(qtbot: QtBot, writer: Store) -> None:
    text = "id,owner,stage,closed,amount\n1,Ana,Won,03/05/2026,10\n"
    (question,) = questions(view(writer, text), Answers(), Fraction(0))
    strip = QuestionStrip()
    qtbot.addWidget(strip)
    strip.show_question(question, 1, 1, [])
    assert [one.isChecked() for one in strip.buttons] == [True, False]
    with qtbot.waitSignal(strip.answered, timeout=500) as heard:
        strip.buttons[1].click()
    assert heard.args == [question, 1]


def test_a_drop_tells_only_what_a_person_picks(qtbot: QtBot) -> None:
    picked: list[object] = []
    made = Drop("Kind", [(1, "one"), (2, "two")], 2, picked.append)
    qtbot.addWidget(made)
    assert (made.currentText(), picked) == ("two", [])
    made.choose(1)
    assert picked == [1]
