from desktop_app.ui.pages.analysis import AnalysisPage
from desktop_app.ui.pages.analysis.people import PeopleView


def view(page: AnalysisPage) -> PeopleView:
    page.show_view("people")
    assert isinstance(page.view, PeopleView)
    return page.view


def test_the_sentence_stands_first_and_everybody_is_in_the_table(page: AnalysisPage) -> None:
    card = view(page).peers
    assert card._sentence.text() == "These 4 people do not differ beyond chance"
    names = [card._table.model.row_values(row)[0] for row in range(card._table.model.rowCount())]
    assert names == ["Ana Pop", "Ion Rusu", "Mara Ene", "Wei Li"]


def test_how_it_is_known_names_the_method(page: AnalysisPage) -> None:
    told: list[object] = []
    page.explain_asked.connect(told.append)
    view(page).peers._known.click()
    assert getattr(told[0], "step", "") == "peers.alike"
