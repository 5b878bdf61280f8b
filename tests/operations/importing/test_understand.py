"""What is said of a file before it is imported, and how answers change it; nothing is ever written."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.files.column_types import ColumnKind
from desktop_app.files.source import REASON
from desktop_app.operations.importing.alike import KnownNames
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.file_view import HEADER, OTHER, ROW, SKIPPED, FileView, view_file
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.understand import Understanding, shape_of, understand_file
from desktop_app.store import batches
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MESSY = """Deal export
17.09.2026;l.vogt

Deal ID;Closed;Owner;Product;Value (EUR);Stage
000412;03/05/2026;Ana;GTX Pro;1.480,50;Won
000413;25/03/2026;Ion;GTXPro;2.250,00;Won
000414;11/04/2026;Ana;GTXPro;990,00;Lost
Total;;;;4.720,50;

Region;Manager
North;Lena
South;Ion
"""


def understand(store: Store, text: str, **choices: Any) -> Understanding:
    return understand_file(store, text.encode(), "x.csv", Choices(**choices))


def view(store: Store, text: str, **choices: Any) -> FileView:
    return view_file(store, text.encode(), "x.csv", Choices(**choices))


def columns(found: Understanding) -> Mapping[str, int]:
    return dict(found.mapping.columns)


def test_a_messy_export_needs_no_question(store: Store) -> None:
    found = understand(store, MESSY)
    assert found.mapping.kind is Kind.OPPORTUNITY
    assert columns(found) == {"number": 0, "closed": 1, "owner": 2, "product": 3, "amount": 4, "stage": 5}
    assert found.doubts == ()
    assert found.table.layout.header_lines == (4,)
    assert [one.line for one in found.table.footer] == [8]
    assert len(found.source.tables) == 2
    assert found.preview[0].values["closed"] == date(2026, 5, 3)  # 25/03 proves that the day comes first


def test_understanding_writes_nothing(store: Store) -> None:
    before = store.db.conn.total_changes
    view(store, MESSY)
    assert store.db.conn.total_changes == before


def test_a_day_that_can_be_read_in_two_ways_is_asked_and_the_answer_holds(store: Store) -> None:
    text = "id,owner,stage,closed,amount\n1,Ana,Won,03/05/2026,10\n2,Ana,Won,04/05/2026,11\n"
    (doubt,) = understand(store, text).doubts
    assert (doubt.column, doubt.title) == (3, "closed")
    assert {one.value for one in doubt.alternatives} == {date(2026, 5, 3), date(2026, 3, 5)}
    for number, alternative in enumerate(doubt.alternatives):
        answered = understand(store, text, readings={3: number})
        assert answered.doubts == ()
        assert answered.preview[0].values["closed"] == alternative.value


def test_a_choice_of_columns_wins_over_the_guess(store: Store) -> None:
    found = understand(store, MESSY, columns={"customer": 3, "product": -1})
    assert columns(found)["customer"] == 3
    assert "product" not in columns(found)


def test_choices_that_do_not_fit_are_said(store: Store) -> None:
    with pytest.raises(UserError, match="colour"):
        understand(store, MESSY, columns={"colour": 1})
    with pytest.raises(UserError, match="column 12"):
        understand(store, MESSY, columns={"owner": 11})


def test_what_was_settled_for_a_shape_is_taken_again_until_somebody_chooses(
    store: Store, import_text: ImportText
) -> None:
    text = "id,owner,stage,closed,amount,note\n1,Ana,Won,2026-03-03,10,Acme\n"
    import_text(text, columns={"customer": 5})
    again = understand(store, text.replace("Acme", "Bold"))
    assert again.remembered
    assert columns(again)["customer"] == 5
    assert not understand(store, text, kind=Kind.OPPORTUNITY).remembered


def test_the_column_of_reasons_is_not_part_of_a_shape(store: Store) -> None:
    plain = understand(store, "id,owner,stage,closed\n1,Ana,Won,2026-03-03\n").table
    told = understand(store, f"id,owner,stage,closed,{REASON}\n1,Ana,Won,2026-03-03,This is not a day.\n").table
    assert shape_of(plain) == shape_of(told)


def test_spellings_of_known_names_are_offered_and_strangers_named(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nAna,Field\nIon Popescu,Field\n", "people.csv")
    import_text("Product,Category\nGTX Pro,A\n", "products.csv", kind=Kind.PRODUCT)
    found = understand(store, MESSY.replace("Ion", "Popescu Ion").replace("25/03/2026;Popescu", "25/03/2026;Popescu"))
    offers = {(one.noun, one.written, one.known): one.rows for one in found.offers}
    assert offers == {("person", "Popescu Ion", "Ion Popescu"): 1, ("product", "GTXPro", "GTX Pro"): 2}
    assert found.unknown_people == ()
    assert understand(store, MESSY.replace("Ion", "Wang Fang")).unknown_people == ("Wang Fang",)
    settled = understand(store, MESSY, aliases=(("product", "GTXPro", "GTX Pro"), ("person", "Ion", "Ion Popescu")))
    assert settled.offers == ()


def test_nobody_is_a_stranger_in_an_empty_workspace(store: Store) -> None:
    assert understand(store, MESSY).unknown_people == ()


@pytest.mark.parametrize(
    ("written", "known", "found"),
    [
        ("GTXPro", ["GTX Basic", "GTX Pro"], "GTX Pro"),
        ("POP ION", ["Ion Pop", "Ana Pop"], "Ion Pop"),
        ("Muller GmbH", ["Müller GmbH"], "Müller GmbH"),
        ("Plan 1", ["Plan 2"], ""),
        ("Ana", ["Ann"], ""),
        ("Acme", ["Bold Industries"], ""),
    ],
)
def test_names_are_alike_only_when_little_differs(written: str, known: list[str], found: str) -> None:
    assert KnownNames(known).most_alike(written) == found


def test_a_lone_amount_with_tax_is_asked_about_once(store: Store) -> None:
    text = "Invoice no,Invoice date,Customer,Total\nF1,2026-03-03,Acme,121.00\n"
    assert understand(store, text, kind=Kind.INVOICE).asks_tax
    assert not understand(store, text, kind=Kind.INVOICE, with_tax=False).asks_tax


@pytest.mark.parametrize("title", ["Total incl. VAT", "Montant TTC", "Total cu TVA", "价税合计"])
def test_an_invoice_total_whose_title_says_with_tax_is_not_asked_about(store: Store, title: str) -> None:
    """A title that names the tax is an answer: who writes TTC does not mean an invoice without any."""
    text = f"Invoice no,Invoice date,Customer,{title}\nF1,2026-03-03,Acme,121.00\n"
    found = understand(store, text, kind=Kind.INVOICE)
    assert (found.asks_tax, found.with_tax) == (False, True)


def test_the_lines_of_a_file_are_shown_with_what_they_are(store: Store) -> None:
    lines = view(store, MESSY).lines
    roles = {one.line: one.role for one in lines if one.line}
    assert roles == {1: SKIPPED, 2: SKIPPED, 3: SKIPPED, 4: HEADER, 5: ROW, 6: ROW, 8: SKIPPED, 10: OTHER, 11: OTHER}
    assert sum(bool(one.line) + one.left_out for one in lines) == 12
    assert next(one.text for one in lines if one.line == 4).startswith("Deal ID;Closed")


def test_odd_rows_show_each_reason_beside_the_whole_row(store: Store) -> None:
    good = "".join(f"{n},Ana,Won,2026-03-01,{n}\n" for n in range(100, 130))
    found = view(store, "id,owner,stage,closed,amount\n" + good + "9,Ana,Won,2026-04-31,x\n")
    assert found.refused == 1
    (row,) = found.odd
    assert (row.line, row.cells) == (32, ("9", "Ana", "Won", "2026-04-31", "x"))
    assert {place: mark.text for place, mark in row.marks.items()} == {3: "2026-04-31", 4: "x"}


def test_no_more_than_a_few_odd_rows_of_one_reason_are_shown(store: Store) -> None:
    rows = "".join(f"{n},Ana,Won,2026-02-30,1\n" for n in range(40)) + "x,Ana,Won,2026-03-01,y\n"
    good = "".join(f"g{n},Ana,Won,2026-03-01,{n}\n" for n in range(400))
    found = view(store, "id,owner,stage,closed,amount\n" + good + rows)
    assert found.refused == 41
    assert [row.line for row in found.odd] == [402, 403, 404, 442]


def test_the_view_of_a_large_file_stays_small(store: Store) -> None:
    rows = "".join(f"{n},Ana,Won,2026-03-01,{n}\n" for n in range(3000))
    found = view(store, "id,owner,stage,closed,amount\n" + rows)
    assert found.understood.table.count.rows == 3000
    assert len(found.understood.table.rows) < 100
    assert found.samples[0] == ("0", "1")
    assert found.understood.types[4].kind is ColumnKind.INTEGER


def test_how_many_sellers_are_known_is_counted(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nAna,Field\n", "people.csv")
    assert view(store, MESSY).people == (2, 1)


def test_nothing_is_left_in_the_list_of_imports(store: Store) -> None:
    view(store, MESSY)
    assert batches.load(store) == []


STATES = "number,day,seller,customer,net,state\n" + "".join(
    f"F{n},2026-02-0{n},Ana,Acme,{n}00.00,{state}\n"
    for n, state in enumerate(["Paid", "Cancelled", "Open", "Draft", "Paid"], 1)
)


def test_cancelled_documents_are_asked_about_once_and_the_answer_holds(store: Store, import_text: ImportText) -> None:
    asked = understand(store, STATES, kind=Kind.INVOICE).asks_void
    assert asked is not None
    assert (asked.title, asked.texts, asked.rows) == ("state", ("Cancelled", "Draft"), 2)
    with pytest.raises(UserError, match="Cancelled, Draft"):
        import_text(STATES, kind=Kind.INVOICE)
    done = import_text(STATES, kind=Kind.INVOICE, void_out=True).batch
    assert (done.created, done.refused) == (3, 2)
    later = import_text(STATES.replace("Draft", "Void").replace("F", "G")).batch
    assert (later.created, later.refused) == (3, 2)
