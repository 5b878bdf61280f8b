"""What Ctrl+K finds, and in which order."""

from pathlib import Path

from desktop_app.store import database
from desktop_app.ui.shell.entries import ACTIONS, KPIS, PAGES, PEOPLE, Entry, entries, plain, search
from tests.ui.shell.small_pages import PAGES as CLASSES


def entry(text: str, group: str = PEOPLE, remark: str = "") -> Entry:
    return Entry(group, "person", text, remark, "", "people", None)


def found(typed: str, *everything: Entry) -> list[str]:
    return [one.text for one in search(everything, typed)]


def test_accents_and_case_do_not_matter() -> None:
    assert found("pirvu", entry("Ana Pîrvu"), entry("Tomasz Wrona")) == ["Ana Pîrvu"]
    assert found("SUSOVA", entry("Šušová Eva")) == ["Šušová Eva"]
    assert found("王", entry("王芳 Wang Fang")) == ["王芳 Wang Fang"]


def test_the_plain_form_has_the_length_of_the_text_so_that_hits_can_be_shown() -> None:
    for text in ("Ana Pîrvu", "Straße", "ﬁne", "Å", "王芳", "½"):
        assert len(plain(text)) == len(text)


def test_what_begins_with_the_word_comes_before_what_merely_holds_it() -> None:
    everything = (entry("Catana Foods"), entry("Ioana Marin"), entry("Marin Ana"), entry("Ana Pîrvu"))
    assert found("ana", *everything) == ["Ana Pîrvu", "Marin Ana", "Ioana Marin", "Catana Foods"]


def test_every_word_must_be_found_somewhere_also_in_the_remark() -> None:
    everything = (entry("Ana Pîrvu", remark="Field"), entry("Ana Marin", remark="Inside"))
    assert found("ana field", *everything) == ["Ana Pîrvu"]
    assert found("ana nowhere", *everything) == []


def test_the_matching_part_is_marked() -> None:
    (hit,) = search([entry("Ana Pîrvu")], "pirv")
    assert hit.text[hit.hit[0] : hit.hit[1]] == "Pîrv"


def test_groups_keep_their_order_and_none_hides_the_others() -> None:
    people = [entry(f"Person {number}") for number in range(20)]
    everything = [entry("Performance", KPIS), *people, entry("Personal page", PAGES), entry("Perform", ACTIONS)]
    groups = [one.group for one in search(everything, "per")]
    assert groups == [PEOPLE] * 6 + [ACTIONS, PAGES, KPIS]


def test_without_a_text_actions_and_pages_are_offered() -> None:
    assert found("", entry("Ana"), entry("Import a file", ACTIONS), entry("Data", PAGES)) == ["Import a file", "Data"]


def test_pages_come_with_their_questions_and_keys_and_offers_with_theirs(team: Path) -> None:
    with database.open_store(team) as store:
        everything = entries(store, CLASSES, ("overview", "data"))
    assert [(one.group, one.text, one.remark, one.shortcut) for one in everything] == [
        (ACTIONS, "Import a file", "", "Ctrl+I"),
        (PAGES, "Overview", "What needs me today?", "Ctrl+1"),
        (PAGES, "Data", "What came in, when, from where?", "Ctrl+2"),
        (PAGES, "Improve", "What do we do about it?", ""),
    ]
