from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import batches, plans
from desktop_app.store.database import Store
from desktop_app.store.names import Directory


def save(store: Store, text: str, valid_from: int = 100, name: str = "Flat") -> plans.PlanVersion:
    found = plans.version(store, plans.save(store, name, text, valid_from, recorded_at="2026-01-01", reason=text))
    assert found is not None
    return found


def test_versions_of_one_name_are_one_plan_and_none_is_lost(store: Store) -> None:
    first, second, other = save(store, "a"), save(store, "b", 200), save(store, "c", name="Bonus")
    assert first.plan_id == second.plan_id != other.plan_id
    assert [one.text for one in plans.versions(store, first.plan_id)] == ["b", "a"]
    assert [(one.name, one.text) for one in plans.load(store)] == [("Bonus", "c"), ("Flat", "b")]


def test_on_a_day_the_latest_valid_version_holds_and_of_one_day_the_newest(store: Store) -> None:
    plan = save(store, "a", 100).plan_id
    save(store, "b", 200)
    save(store, "corrected", 100)
    texts = {day: getattr(plans.in_force(store, plan, day), "text", None) for day in (99, 100, 199, 200, 999)}
    assert texts == {99: None, 100: "corrected", 199: "corrected", 200: "b", 999: "b"}


def test_assignments_hold_until_they_are_ended_and_name_their_scope(store: Store) -> None:
    plan = save(store, "a").plan_id
    directory = Directory(store, batches.start(store, "person", "test", recorded_at="2026-01-01"))
    ana = Scope(ScopeKind.PERSON, directory.mention("person", "Ana"), "Ana")
    plans.assign(store, plan, ana, valid_from=1, valid_to=9, recorded_at="2026-01-01")
    plans.assign(store, plan, COMPANY, role="Seller", valid_from=1, recorded_at="2026-01-01")
    first, second = plans.assignments(store)
    assert (first.scope, first.plan, first.valid_to) == (ana, "Flat", 9)
    assert (second.scope.kind, second.role, second.valid_to) == (ScopeKind.COMPANY, "Seller", None)
    assert plans.names_in_use(store) == {ana.id}
    plans.end_assignment(store, first.id, ended_at="2026-01-02")
    assert plans.assignments(store) == [second]
    assert plans.names_in_use(store) == set()


def test_a_version_that_is_not_there_is_none(store: Store) -> None:
    assert plans.version(store, 5) is None
    assert plans.in_force(store, 5, 100) is None
