"""Sign-offs come back as they were kept, and a person who signed counts as in use."""

from datetime import date

from desktop_app.domain.sign_off import Signer, SignOff
from desktop_app.store import batches, names, one_on_ones, sign_offs, talk_tables
from desktop_app.store.database import Store
from desktop_app.store.migrations import has_our_tables


def test_sign_offs_are_kept_by_person_and_day(store: Store) -> None:
    with store.transaction():
        batch = batches.start(store, "person", "people.csv", recorded_at="2026-01-01T09:00:00Z")
        person = names.Directory(store, batch).mention("person", "Ana")
    one = SignOff(person, date(2026, 4, 20), Signer.LEAD, "王芳", (((0.0, 1.0),),), ("Ș",), "2026-04-20T10:00:00Z")
    assert has_our_tables(store.db)
    assert any("sign_off" in statement for statement in talk_tables.TALKS)
    with store.transaction():
        sign_offs.save(store, one)
    assert sign_offs.load(store, person) == (one,)
    assert sign_offs.load(store, person + 1) == ()
    assert one_on_ones.names_in_use(store) == {person}
