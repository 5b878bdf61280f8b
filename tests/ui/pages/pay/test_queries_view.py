"""The list of questions: open ones first, answered from there, and absent while nobody has asked."""

from desktop_app.domain.period import parse_period
from desktop_app.operations.pay import pay_entries
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.dialogs import AskForm
from desktop_app.ui.pages.pay.queries_view import QueriesDesk
from tests.ui.pages.pay.conftest import MARGINAL, use_template
from tests.ui.pages.pay.test_page import primary

MARCH = parse_period("2026-03")


def test_open_questions_stand_first_and_are_answered_in_the_list(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    ana, ion = (one.id for one in people.load(store))
    old = pay_entries.ask(store, ana, MARCH, "why?")
    pay_entries.answer_query(store, old, "because", "Unchanged")
    pay_entries.ask(store, ion, MARCH, "where is D-9?", line="Commission")
    page.reload()
    page.open_view("queries")
    desk: QueriesDesk = page.queries_desk
    assert desk.view.model is not None
    assert [row[4] for row in desk.view.model.table.rows] == ["where is D-9?", "why?"]
    assert "1 question is open" in page._muted.text()
    primary(page).click()
    asked = desk.steps.asked
    assert isinstance(asked, AskForm)
    asked._needed[0].setText("it closed in May")
    asked.accept()
    assert pay_entries.open_queries(store) == []
    assert not page.header.primary.isVisible()  # type: ignore[union-attr] # it was there before


def test_without_a_question_the_view_has_no_place(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.reload()
    page.open_view("run")
    button = page.header.views._group.button(2)
    assert not button.isVisible()
