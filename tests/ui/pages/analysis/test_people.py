from fractions import Fraction

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import Scope
from desktop_app.operations.analyses.load import Loads
from desktop_app.rules.statistics.load import Load
from desktop_app.store.database import Store
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.analysis import AnalysisPage
from desktop_app.ui.pages.analysis.load_card import load_words, nobody_words
from desktop_app.ui.pages.analysis.people import PeopleView
from desktop_app.ui.pages.analysis.relation_card import writer
from desktop_app.ui.pages.analysis.traits_card import helper_words, traits_words
from tests.ui.pages.deal_years import LAST


def view(page: AnalysisPage) -> PeopleView:
    page.show_view("people")
    assert isinstance(page.view, PeopleView)
    return page.view


def test_the_sentence_stands_first_and_everybody_is_in_the_table_and_the_funnel(page: AnalysisPage) -> None:
    card = view(page).peers
    assert card._sentence.text() == "These 4 people do not differ beyond chance"
    names = [card._table.model.row_values(row)[0] for row in range(card._table.model.rowCount())]
    assert names == ["Ana Pop", "Ion Rusu", "Mara Ene", "Wei Li"]
    assert card._plot._shown is not None
    assert [dot.name for dot in card._plot._shown.dots] == names
    outer, inner = card._plot._shown.bands
    assert all(
        wide[1] <= narrow[1] and narrow[2] <= wide[2] for wide, narrow in zip(outer.edges, inner.edges, strict=True)
    )


def test_how_it_is_known_names_the_method(page: AnalysisPage) -> None:
    told: list[object] = []
    page.explain_asked.connect(told.append)
    shown = view(page)
    shown.peers._known.click()
    shown.map._explain()
    assert [one.step for one in told if isinstance(one, Explanation)] == ["peers.alike", "relation"]


def test_the_map_shows_everybody_with_both_figures(page: AnalysisPage) -> None:
    card = view(page).map
    assert card.keys == ["sales_cycle_days", "win_rate"]
    assert card._plot._shown is not None
    assert len(card._plot._shown.dots) == 4
    assert card._plot._shown.corners[0] == "effective, fast"
    assert "too few" in card._sentence.text()


def test_load_is_held_against_time_by_person(page: AnalysisPage) -> None:
    """There is one time alone; it goes with what people carry, not with itself by customer."""
    card = view(page).times
    card._chips[0].choose("open_deals")
    assert card.keys == ["open_deals", "sales_cycle_days"]
    assert "people" in card._sentence.text()


def test_a_row_of_a_person_opens_the_gauge(page: AnalysisPage) -> None:
    card = view(page).traits
    asked: list[tuple[str, object]] = []
    page.go.connect(lambda key, argument: asked.append((key, argument)))
    card._table.row_activated.emit(0)
    ((key, argument),) = asked
    assert key == "gauges"
    assert isinstance(argument, tuple)
    assert isinstance(argument[1], Scope)
    assert argument[1].name == "Ana Pop"


def test_the_person_chosen_is_kept(page: AnalysisPage, store: Store) -> None:
    shown = view(page)
    choices = shown.traits._chip._choices
    shown.traits._chip.choose(choices[1][0])
    assert shown.state()["person"] == choices[1][0]
    again = PeopleView(store, JobsInPlace(store))
    again.restore(shown.state())
    assert again.state() == shown.state()
    again.deleteLater()


def test_load_in_words() -> None:
    two = Loads("backlog", LAST, (), (), Load(Fraction(10), Fraction(2)), Fraction(1))
    assert load_words(two) == "5.0 for each full-time person; with one more it would be 3.3."
    assert nobody_words(two) == "1 more belongs to nobody who is there."
    assert load_words(Loads("backlog", LAST, (), (), Load(Fraction(0), Fraction(0)), Fraction(0))) == (
        "Nothing is in hand on that day."
    )


def test_nothing_to_say_is_said() -> None:
    assert traits_words(()) == "There are no figures of this person yet."
    assert helper_words(()) == ""


def test_axes_are_short() -> None:
    assert [writer(Unit.PERCENT)(0.55), writer(Unit.DAYS)(40.0), writer(Unit.MONEY)(12_000.0)] == [
        "55\u00a0%",
        "40\u00a0d",
        "12k",
    ]
