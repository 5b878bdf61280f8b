"""Two names made one: totals, later imports, taking back, and what must not be lost by it."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.errors import UserError
from desktop_app.domain.money import SCALE
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.merge_names import alike, merge_names
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.kpis.annotations import save_annotation
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import aims, annotations, batches, integrity, names, people, targets
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store
from desktop_app.store.totals import Question, ask

ImportText = Callable[..., Imported]
HEAD = "id,owner,customer,product,stage,opened,closed,amount\n"
YEAR = (date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
DEALS = (
    HEAD
    + "1,Ana Pop,Acme,Pen,Won,2026-02-01,2026-03-03,100\n"
    + "2,Pop Ana,Acme Inc,Pen,Won,2026-02-01,2026-03-04,20\n"
    + "3,Ion Dan,Bold,Ink,Won,2026-02-01,2026-03-05,3\n"
)


def revenue(store: Store, by: str) -> dict[str, int]:
    found = ask(store, Question(("revenue",), (YEAR,), by=by), "opportunity")
    texts = names.texts(store)
    return {texts[g]: int(found.total("revenue", group=g)[0]) for g in found.groups() if g}


def number(store: Store, noun: str, text: str) -> int:
    found = names.find(store, noun, text)
    assert found is not None
    return found.id


def test_the_name_that_stays_has_the_totals_of_both(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    assert revenue(store, "person") == {"Ana Pop": 100, "Pop Ana": 20, "Ion Dan": 3}
    merged = merge_names(store, "person", number(store, "person", "Pop Ana"), number(store, "person", "Ana Pop"))
    assert (merged.gone, merged.stays, merged.records) == ("Pop Ana", "Ana Pop", 1)
    assert revenue(store, "person") == {"Ana Pop": 120, "Ion Dan": 3}
    assert [person.name for person in people.load(store)] == ["Ana Pop", "Ion Dan"]
    assert integrity.check(store, "opportunity") == []


def test_taking_the_merger_back_makes_them_two_again(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    before = revenue(store, "person"), revenue(store, "customer")
    one = merge_names(store, "person", number(store, "person", "Pop Ana"), number(store, "person", "Ana Pop"))
    other = merge_names(store, "customer", number(store, "customer", "Acme Inc"), number(store, "customer", "Acme"))
    assert revenue(store, "customer") == {"Acme": 120, "Bold": 3}
    take_back(store, one.batch)
    take_back(store, other.batch)
    assert (revenue(store, "person"), revenue(store, "customer")) == before
    assert integrity.check(store, "opportunity") == []


def test_the_same_file_again_changes_nothing_and_new_rows_follow(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    merge_names(store, "person", number(store, "person", "Pop Ana"), number(store, "person", "Ana Pop"))
    again = import_text(DEALS + "4,Pop Ana,Cold,Pen,Won,2026-02-01,2026-03-06,7\n").batch
    assert (again.created, again.changed, again.unchanged) == (1, 0, 3)
    assert revenue(store, "person") == {"Ana Pop": 127, "Ion Dan": 3}


def test_the_import_below_a_merger_is_taken_back_whole(store: Store, import_text: ImportText) -> None:
    import_text(HEAD + "9,Ana Pop,Acme,Pen,Won,2026-02-01,2026-03-03,5\n")
    batch = import_text(DEALS).batch
    merge_names(store, "person", number(store, "person", "Pop Ana"), number(store, "person", "Ana Pop"))
    take_back(store, batch.id)
    assert revenue(store, "person") == {"Ana Pop": 5}


def test_mergers_follow_one_another_and_go_in_that_order(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    before = revenue(store, "person")
    ana, other, ion = (number(store, "person", text) for text in ("Ana Pop", "Pop Ana", "Ion Dan"))
    first = merge_names(store, "person", other, ana)
    second = merge_names(store, "person", ana, ion)
    assert revenue(store, "person") == {"Ion Dan": 123}
    with pytest.raises(UserError, match="made one with another later"):
        take_back(store, first.batch)
    take_back(store, second.batch)
    take_back(store, first.batch)
    assert revenue(store, "person") == before


def test_teams_and_regions_are_one_for_their_people(store: Store, import_text: ImportText) -> None:
    import_text("name,team,region\nAna Pop,Field,West\nPop Ana,Field team,West\n", "people.csv")
    import_text(DEALS)
    assert set(revenue(store, "team")) >= {"Field", "Field team"}
    merge_names(store, "team", number(store, "team", "Field team"), number(store, "team", "Field"))
    assert revenue(store, "team")["Field"] == 120
    assert "Field team" not in revenue(store, "team")


def test_what_is_known_of_one_alone_is_known_of_both(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nPop Ana,Field\n", "people.csv")
    import_text(DEALS)
    merge_names(store, "person", number(store, "person", "Pop Ana"), number(store, "person", "Ana Pop"))
    (ana,) = (person for person in people.load(store) if person.name == "Ana Pop")
    assert names.texts(store)[ana.team] == "Field"


MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")


def quotas(store: Store) -> dict[tuple[str, str], int]:
    return {
        (one.scope.name, one.period.name): (one.amount or 0) // SCALE for one in targets.load(store, "revenue", *YEAR)
    }


def test_targets_aims_annotations_and_actions_follow_and_come_back(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    other, ana = (Scope(ScopeKind.PERSON, number(store, "person", text), text) for text in ("Pop Ana", "Ana Pop"))
    import_text("KPI,Scope,Name,Period,Target\nrevenue,person,Pop Ana,2026-03,1000\n", "targets.csv")
    set_target(store, "revenue", ana, APRIL, Fraction(70))
    set_target(store, "revenue", other, APRIL, Fraction(70), aim=Aim(baseline=Fraction(60)))
    save_annotation(store, Annotation(date(2026, 3, 9), "New price list", scope=other))
    before = quotas(store), revenue(store, "person"), annotations.load(store), aim_of(store, other), aim_of(store, ana)
    merged = merge_names(store, "person", other.id, ana.id)
    assert quotas(store) == {("Ana Pop", "2026-03"): 1000, ("Ana Pop", "2026-04"): 70}
    assert [one.scope for one in annotations.load(store)] == [ana]
    assert aim_of(store, ana).baseline == 60
    (row,) = [one for one in breakdown(store, Wanted(("revenue",), MARCH, by="person")) if one.group == ana.id]
    assert (row.figures[0].value.value, row.figures[0].target.value) == (120, 1000)
    take_back(store, merged.batch)
    now = quotas(store), revenue(store, "person"), annotations.load(store), aim_of(store, other), aim_of(store, ana)
    assert now == before


def aim_of(store: Store, who: Scope) -> Aim:
    return aims.load(store, "revenue", who, APRIL)


def test_an_import_of_targets_goes_also_when_they_followed_another_name(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    batch = import_text("KPI,Scope,Name,Period,Target\nrevenue,person,Pop Ana,2026-03,1000\n", "targets.csv").batch
    merged = merge_names(store, "person", number(store, "person", "Pop Ana"), number(store, "person", "Ana Pop"))
    assert quotas(store) == {("Ana Pop", "2026-03"): 1000}
    take_back(store, batch.id)
    assert quotas(store) == {}
    take_back(store, merged.batch)
    assert quotas(store) == {}


def test_two_different_targets_of_one_period_are_told_and_nothing_changes(
    store: Store, import_text: ImportText
) -> None:
    import_text(DEALS)
    other, ana = (Scope(ScopeKind.PERSON, number(store, "person", text), text) for text in ("Pop Ana", "Ana Pop"))
    set_target(store, "revenue", other, MARCH, Fraction(1000))
    set_target(store, "revenue", ana, MARCH, Fraction(999))
    with pytest.raises(UserError, match="Pop Ana and Ana Pop have different targets for Revenue from 2026-03-01 to"):
        merge_names(store, "person", other.id, ana.id)
    assert [batch.kind for batch in batches.load(store)] == ["opportunity"]
    set_target(store, "revenue", ana, MARCH, None)
    merge_names(store, "person", other.id, ana.id)
    assert quotas(store) == {("Ana Pop", "2026-03"): 1000}


def test_one_name_is_not_made_one_with_itself_or_with_nothing(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    ana = number(store, "person", "Ana Pop")
    with pytest.raises(UserError, match="one name already"):
        merge_names(store, "person", ana, ana)
    with pytest.raises(UserError, match="no such name"):
        merge_names(store, "person", ana, 999)


def test_names_that_look_alike_are_offered_once(store: Store, import_text: ImportText) -> None:
    import_text(DEALS)
    (pair,) = alike(store, "person")
    assert {pair.written.text, pair.known.text} == {"Ana Pop", "Pop Ana"}
    assert alike(store, "product") == []
