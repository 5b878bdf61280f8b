"""What becomes of every row of an import: new, changed, unchanged or refused, and nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from desktop_app.domain.errors import Cancelled, UserError
from desktop_app.domain.progress import Progress
from desktop_app.domain.records import Kind
from desktop_app.operations.importing import import_file as module
from desktop_app.operations.importing import odd_values
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request, import_file
from desktop_app.operations.importing.other_currencies import OTHER_CURRENCY
from desktop_app.operations.importing.record_rows import TWO_PEOPLE, UNKNOWN_PERSON
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import batches, integrity, names, people, records, settings
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store
from tests.real_data import DATA as MAVEN

ImportText = Callable[..., Imported]
HEAD = "id,owner,customer,product,stage,opened,closed,amount\n"
ONE = "1,Ana,Acme,Pen,Won,2026-02-01,2026-03-03,40000\n"
TWO = "2,Ion,Bold,Ink,Won,2026-02-11,2026-03-20,20000\n"
THREE = "3,Ana,Acme,Ink,Lost,2026-02-11,2026-03-21,0\n"


def counts(batch: Batch) -> tuple[int, int, int, int, int]:
    return batch.rows, batch.created, batch.changed, batch.unchanged, batch.refused


def everything(store: Store) -> dict[str, list[str]]:
    """All that the workspace holds, table by table."""
    tables = [row[0] for row in store.db.execute("select name from sqlite_schema where type = 'table'").fetchall()]
    return {table: sorted(map(repr, store.db.execute(f"select * from {table}").fetchall())) for table in tables}


def sound(store: Store) -> bool:
    return integrity.check(store, settings.load(store).revenue_source) == []


def test_every_row_of_a_clean_file_is_new(store: Store, import_text: ImportText) -> None:
    batch = import_text(HEAD + ONE + TWO + THREE).batch
    assert counts(batch) == (3, 3, 0, 0, 0)
    assert records.count(store) == {Kind.OPPORTUNITY: 3}
    assert sound(store)


def test_the_same_file_again_changes_nothing(store: Store, import_text: ImportText) -> None:
    import_text(HEAD + ONE + TWO)
    assert counts(import_text(HEAD + ONE + TWO).batch) == (2, 0, 0, 2, 0)
    assert store.db.execute("select count(*) from version").fetchone()[0] == 2


def test_a_changed_row_gets_a_new_version_and_the_old_one_stays(store: Store, import_text: ImportText) -> None:
    import_text(HEAD + ONE + TWO)
    batch = import_text(HEAD + ONE.replace("40000", "41000") + TWO + THREE).batch
    assert counts(batch) == (3, 1, 1, 1, 0)
    amounts = store.db.execute(
        "select amount, in_force from version join record r on r.id = record_id where r.key = '1' order by version.id"
    ).fetchall()
    assert [tuple(row) for row in amounts] == [(40_000_000_000, 0), (41_000_000_000, 1)]
    assert sound(store)


def test_a_key_that_comes_twice_holds_as_its_last_line(store: Store, import_text: ImportText) -> None:
    done = import_text(HEAD + ONE + ONE.replace("40000", "50000"))
    assert done.batch.rows == 2
    assert sum(counts(done.batch)[1:]) == 2
    assert [problem.line for problem in done.problems if problem.reason == module.REPLACED] == [2]
    assert store.db.execute("select amount from version where in_force").fetchall()[0][0] == 50_000_000_000


def test_a_day_that_does_not_exist_refuses_the_row_and_keeps_it_whole(store: Store, import_text: ImportText) -> None:
    bad = TWO.replace("2026-03-20", "2026-02-30")
    done = import_text(HEAD + ONE + bad)
    assert counts(done.batch) == (2, 1, 0, 0, 1)
    (problem,) = done.refused
    assert (problem.line, problem.column, problem.original) == (3, "closed", "2026-02-30")
    assert problem.row == tuple(bad.strip().split(","))
    assert batches.load_problems(store, done.batch.id) == list(done.problems)


def test_one_row_with_two_problems_counts_once(import_text: ImportText) -> None:
    good = "".join(f"{n},Ana,Acme,Pen,Won,2026-02-01,2026-03-03,{n}\n" for n in range(100, 120))
    done = import_text(HEAD + good + TWO.replace("2026-03-20", "2026-02-30").replace("20000", "12x"))
    assert counts(done.batch) == (21, 20, 0, 0, 1)
    assert [problem.column for problem in done.refused] == ["closed", "amount"]


def test_refused_rows_far_into_a_long_file_are_kept_whole_too(import_text: ImportText) -> None:
    good = "".join(f"{n},Ana,Acme,Pen,Won,2026-02-01,2026-03-03,{n}\n" for n in range(9000))
    bad = "bad,Ana,Acme,Pen,Won,2026-02-01,2026-03-33,7\n"
    done = import_text(HEAD + good + bad + ONE)
    assert counts(done.batch) == (9002, 9000, 1, 0, 1)
    assert done.refused[0].row == tuple(bad.strip().split(","))


def test_an_amount_in_another_currency_is_refused(import_text: ImportText) -> None:
    done = import_text(
        "id,owner,stage,closed,amount,currency\n1,Ana,Won,2026-03-03,10,EUR\n2,Ana,Won,2026-03-04,9,USD\n"
    )
    assert counts(done.batch) == (2, 1, 0, 0, 1)
    assert done.refused[0].reason == OTHER_CURRENCY
    assert done.refused[0].details == {"currency": "USD"}


def test_an_unknown_seller_becomes_a_person_and_is_named(store: Store, import_text: ImportText) -> None:
    done = import_text(HEAD + ONE + TWO)
    assert done.new_people == ("Ana", "Ion")
    assert [one.name for one in people.load(store)] == ["Ana", "Ion"]


def test_unknown_sellers_can_be_left_out_all_or_by_name(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nAna,Field\n", "people.csv")
    all_out = import_text(HEAD + ONE + TWO, may_create_people=False)
    assert counts(all_out.batch) == (2, 1, 0, 0, 1)
    assert all_out.refused[0].reason == UNKNOWN_PERSON
    mia = TWO.replace("2,Ion", "9,Mia")
    one_out = import_text(HEAD + TWO + mia, refused_people=frozenset({"Mia"}))
    assert counts(one_out.batch) == (2, 1, 0, 0, 1)
    assert [one.name for one in people.load(store)] == ["Ana", "Ion"]


def test_a_seller_can_be_said_to_be_somebody_known_and_stays_so(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nIon Pop,Field\n", "people.csv")
    import_text(HEAD + TWO.replace("Ion", "POP I."), aliases=(("person", "POP I.", "Ion Pop"),))
    later = import_text(HEAD + THREE.replace("Ana", "pop i."))
    assert later.new_people == ()
    assert [one.name for one in people.load(store)] == ["Ion Pop"]
    owners = store.db.execute("select distinct owner from version where in_force").fetchall()
    assert [row[0] for row in owners] == [people.load(store)[0].id]


def test_an_alias_for_a_name_nobody_knows_is_an_error_and_nothing_is_stored(
    store: Store, import_text: ImportText
) -> None:
    with pytest.raises(UserError, match="Nil"):
        import_text(HEAD + ONE, aliases=(("person", "Ana", "Nil"),))
    assert batches.load(store) == []


def test_two_people_of_one_name_are_told_apart_by_number_only(store: Store, import_text: ImportText) -> None:
    import_text("name,staff no,team\nIon Pop,7,Field\nIon Pop,8,Inside\n", "people.csv")
    assert len(people.load(store)) == 2
    done = import_text(HEAD + ONE.replace("Ana", "Ion Pop") + TWO.replace("Ion", "8"))
    assert counts(done.batch) == (2, 1, 0, 0, 1)
    assert done.refused[0].reason == TWO_PEOPLE
    owner = store.db.execute("select owner from version where in_force").fetchone()[0]
    inside = next(name for name in names.load(store, "person") if name.key == "8")
    assert owner == inside.id


def test_an_open_question_stops_the_import_before_anything_is_stored(store: Store, import_text: ImportText) -> None:
    text = "id,owner,stage,closed,amount\n1,Ana,Won,03/05/2026,10\n2,Ana,Won,04/05/2026,11\n"
    with pytest.raises(UserError, match="03/05/2026"):
        import_text(text)
    assert batches.load(store) == []
    doubt = import_text(text, readings={3: 0}).batch
    assert counts(doubt) == (2, 2, 0, 0, 0)


def test_a_lone_amount_with_tax_is_asked_about_and_taken_without_it(store: Store, import_text: ImportText) -> None:
    text = "Invoice no,Invoice date,Customer,Total\nF1,2026-03-03,Acme,121.00\nF2,2026-03-04,Acme,242.00\n"
    with pytest.raises(UserError, match="include tax"):
        import_text(text, kind=Kind.INVOICE)
    import_text(text, kind=Kind.INVOICE, with_tax=True)  # 21 % in Romania in April 2026
    stored = store.db.execute("select amount, tax from version where in_force order by document").fetchall()
    assert [tuple(row) for row in stored] == [(100_000_000, 21_000_000), (200_000_000, 42_000_000)]


def test_a_file_that_fits_no_rows_leaves_nothing_behind(store: Store, import_text: ImportText) -> None:
    for text, said in (("", "empty"), ("\x00\x01\x02binary\x00" * 50, "not a table")):
        with pytest.raises(UserError, match=said):
            import_text(text)
    assert batches.load(store) == []


class _Stop(Progress):
    """The person presses Cancel at the step ``label``."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def step(self, label: str, done: int = 0, total: int = 0) -> None:
        super().step(label, done, total)
        if label == self._label:
            raise Cancelled


@pytest.mark.parametrize("label", ["Merging with what is known", "Bringing totals in step"])
def test_cancelling_late_leaves_no_trace(store: Store, import_text: ImportText, label: str) -> None:
    import_text(HEAD + ONE)
    before = everything(store)
    with pytest.raises(Cancelled):
        import_file(store, Request((HEAD + TWO + THREE).encode(), "x.csv"), _Stop(label))
    assert everything(store) == before


def test_a_batch_knows_what_its_file_looked_like(store: Store, import_text: ImportText) -> None:
    batch = import_text("Deals of March\n\n" + HEAD + ONE + TWO + "Total,,,,,,,60000\n").batch
    known = batches.description(store, batch.id)
    assert known["header"] == HEAD.strip().split(",")
    assert known["columns"]["amount"] == 7
    lines = known["lines"]
    assert (lines["total"], lines["preamble"], lines["blank"], lines["header"]) == (6, 1, 1, 1)
    assert (lines["rows"], lines["footer"]) == (2, 1)


def test_a_mapping_is_remembered_only_when_it_should_be(store: Store, import_text: ImportText) -> None:
    import_file(store, Request((HEAD + ONE).encode(), "a.csv", remember=False))
    assert store.db.execute("select count(*) from shape").fetchone()[0] == 0
    import_text(HEAD + TWO)
    assert store.db.execute("select count(*) from shape").fetchone()[0] == 1


@pytest.mark.skipif(not MAVEN.is_dir(), reason="the public files are not on this computer")
def test_the_8800_deals_of_a_public_crm_all_come_in(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "m.quotadesk", preset_settings("US", date(2017, 12, 31))) as store:
        kinds = []
        for name in ("sales_teams", "products", "accounts", "sales_pipeline"):
            path = MAVEN / f"maven_crm_{name}.csv"
            batch = import_file(store, Request(path, path.name)).batch
            kinds.append((batch.kind, *counts(batch)))
        assert kinds == [
            ("person", 35, 35, 0, 0, 0),
            ("product", 7, 7, 0, 0, 0),
            ("customer", 85, 85, 0, 0, 0),
            ("opportunity", 8800, 8800, 0, 0, 0),
        ]


OWNERS = st.sampled_from(["Ana", "Ion", "Mei", ""])
DAYS = st.sampled_from(["2026-03-01", "2026-03-31", "2026-02-30", "", "soon"])
AMOUNTS = st.sampled_from(["10", "12.5", "-3", "", "many"])
ROWS = st.lists(st.tuples(st.integers(1, 6), OWNERS, st.sampled_from(["Won", "Lost"]), DAYS, AMOUNTS), max_size=12)


@given(first=ROWS, second=ROWS)
@examples(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_rows_read_are_always_new_changed_unchanged_or_refused(
    tmp_path_factory: pytest.TempPathFactory, first: list[tuple[object, ...]], second: list[tuple[object, ...]]
) -> None:
    path = tmp_path_factory.mktemp("law") / "w.quotadesk"
    with new_workspace(path, preset_settings("RO", date(2026, 4, 10), currency="EUR")) as store:
        for rows in (first, second, second):
            # Fixed rows in front, so that the columns are known whatever follows.
            fixed = "".join(f"k{n},Ana,Won,2026-03-0{n},{n}.5\n" for n in range(1, 8))
            text = "id,owner,stage,closed,amount\n" + fixed
            text += "".join(",".join(map(str, row)) + "\n" for row in rows)
            batch = import_file(store, Request(text.encode(), "law.csv", Choices(kind=Kind.OPPORTUNITY))).batch
            assert batch.rows == len(rows) + 7
            assert batch.created + batch.changed + batch.unchanged + batch.refused == batch.rows
            assert (
                len({p.line for p in batches.load_problems(store, batch.id) if p.severity == "refused"})
                == batch.refused
            )
        assert sound(store)
        assert batch.created == 0


def test_the_module_names_each_reason_it_gives_itself() -> None:
    """The reasons are message ids: each is a sentence of its own."""
    for reason in (module.REPLACED, odd_values.NO_CUSTOMER, odd_values.NO_DATES, module.NEW_PERSON):
        assert reason.endswith((".", ")."))
