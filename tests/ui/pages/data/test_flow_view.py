"""The step "What we understood": questions and their answers, columns and fields, other ways to read the file."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Kind
from desktop_app.store import names
from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.data.answers import Person
from tests.ui.pages.data.hands import GOOD, HEAD, PEOPLE, PRODUCTS, answer_first, bring, drop, go_on, stored


def test_a_question_keeps_the_import_waiting_and_enter_answers_it(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    drop(page, tmp_path, "id,owner,stage,closed,amount\n1,Ana,Won,03/05/2026,10\n2,Ana,Won,04/05/2026,11\n", "d.csv")
    assert not page.start.isEnabled()
    question = page.flow.strip.question
    assert question is not None
    assert "03/05/2026" in question.sentence
    assert len(page.flow.strip.buttons) == 2
    page.flow.strip.buttons[1].click()
    assert page.flow.strip.isHidden()
    second = page.intake.view
    assert second is not None
    proposed = question.options[1][1]
    assert page.flow.table.preview.cell(1, 4).words in (proposed, "3 May 2026", "5 Mar 2026")
    go_on(page, qtbot)
    assert stored(page)[0].created == 2


def test_answers_can_be_given_again(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    drop(page, tmp_path, "id,owner,stage,closed,amount\n1,Ana,Won,03/05/2026,10\n2,Ana,Won,04/05/2026,11\n", "d.csv")
    answer_first(page, qtbot)
    assert page.start.isEnabled()
    page.flow.change.click()
    assert not page.start.isEnabled()
    assert page.flow.strip.question is not None


def test_spellings_and_strangers_are_asked_about_one_after_another(
    page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    bring(page, qtbot, tmp_path, PEOPLE, "people.csv")
    bring(page, qtbot, tmp_path, PRODUCTS, "products.csv")
    rows = (
        GOOD
        + "7,Wang Fang,Acme,GTXPro,Won,2026-02-01,2026-03-03,70\n8,Mia Roth,Acme,GTXPro,Won,2026-02-01,2026-03-04,1\n"
    )
    drop(page, tmp_path, HEAD + rows, "deals.csv")
    first = page.flow.strip.question
    assert first is not None
    assert first.sentence == "“GTXPro” = “GTX Pro”?"
    answer_first(page, qtbot)
    second = page.flow.strip.question
    assert second is not None
    assert second.sentence == "2 people are not known."
    page.flow.strip.buttons[2].click()  # one by one
    page.flow.strip.answered.emit(page.flow.strip.question, "Ion Popescu")
    page.flow.strip.answered.emit(page.flow.strip.question, Person.SKIP)
    assert page.flow.strip.isHidden()
    go_on(page, qtbot)
    batch = stored(page)[0]
    assert (batch.created, batch.refused) == (21, 1)
    assert [name.text for name in names.load(page.store, "person")] == ["Ana", "Ion Popescu"]
    assert [name.text for name in names.load(page.store, "product")] == ["GTX Pro"]


def test_a_field_is_chosen_for_a_column_and_the_preview_follows(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    drop(page, tmp_path, HEAD + GOOD, "deals.csv")
    drops = page.flow.table.heads.drops
    assert [drop.currentText() for drop in drops[:4]] == ["Number", "Person", "Customer", "Product"]
    drops[2].choose("channel")
    view = page.intake.view
    assert view is not None
    assert dict(view.understood.mapping.columns)["channel"] == 2
    assert "customer" not in dict(view.understood.mapping.columns)
    page.flow.table.heads.drops[1].choose("")
    assert not page.start.isEnabled()  # opportunities need a person
    assert page.flow.strip.isVisible()
    assert page.flow.strip.buttons == []
    page.flow.table.heads.drops[1].choose("owner")
    assert page.start.isEnabled()


def test_separator_header_and_kind_can_be_changed_and_the_file_is_read_again(
    page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, tmp_path, "x;1\n" + (HEAD + GOOD).replace(",", ";"), "deals.csv")
    page.flow.understood.drops["header"].choose(0)
    view = page.intake.view
    assert view is not None
    assert view.understood.table.layout.header_lines == ()
    page.flow.lines.header_chosen.emit(2)
    view = page.intake.view
    assert view is not None
    assert view.understood.table.layout.header_lines == (2,)
    page.flow.understood.drops["kind"].choose(Kind.SALE)
    view = page.intake.view
    assert view is not None
    assert view.understood.mapping.kind is Kind.SALE
    page.flow.understood.drops["separator"].choose("|")
    view = page.intake.view
    assert view is not None
    assert len(view.understood.table.header) == 1


def test_what_a_currency_is_worth_is_typed_once(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    head = "document,date,owner,quantity,net amount,cost,currency\n"
    drop(page, tmp_path, head + "1,2026-03-02,Ana,1,100,60,USD\n2,2026-03-02,Ana,1,50,30,EUR\n", "sales.csv")
    question = page.flow.strip.question
    assert question is not None
    assert question.sentence == "1 row in USD: what is 1 USD worth?"
    assert page.flow.strip.edit is not None
    page.flow.strip.edit.setText("nonsense")
    page.flow.strip.edit.returnPressed.emit()
    assert not page.start.isEnabled()
    assert page.flow.strip.edit is not None
    page.flow.strip.edit.setText("0,9")
    page.flow.strip.edit.returnPressed.emit()
    go_on(page, qtbot)
    assert [batch.created for batch in stored(page)] == [2, 1]


def test_numbers_before_names_are_told_and_can_be_kept(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "1,101.Ana Pop,Won,2026-03-01,5\n2,102.Ion Dan,Won,2026-03-02,6\n3,103.Mei Lin,Won,2026-03-03,7\n"
    drop(page, tmp_path, f"id,owner,stage,closed,amount\n{rows}", "d.csv")
    assert page.flow.understood.drops["codes:owner"].currentText() == "Names without them"
    page.flow.understood.drops["codes:owner"].choose(value=False)
    assert page.flow.understood.drops["codes:owner"].currentText() == "Names with them"
    page.flow.understood.drops["codes:owner"].choose(value=True)
    go_on(page, qtbot)
    assert [name.text for name in names.load(page.store, "person")] == ["Ana Pop", "Ion Dan", "Mei Lin"]
