"""What is remembered with the shape of a file: applied the next time, seen, changed, carried and forgotten."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.files.mending import Fix, Mend
from desktop_app.operations.importing import shapes
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.joins import Join
from desktop_app.operations.importing.understand import understand_file
from desktop_app.store import records
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
HEAD = "id,owner,stage,opened,closed,amount\n"
BAD = HEAD + "1,Ana,Won,2026-02-01,tbd,10\n2,Ana,Won,2026-02-01,2026-03-02,20\n"
EMPTY = Fix("closed", "tbd", Mend.EMPTY)


def counts(imported: Imported) -> tuple[int, int, int, int, int]:
    batch = imported.batch
    return batch.rows, batch.created, batch.changed, batch.unchanged, batch.refused


def test_a_fix_brings_its_rows_in_and_holds_for_the_next_file(store: Store, import_text: ImportText) -> None:
    filler = "".join(f"{n},Ana,Won,2026-02-01,2026-03-0{n % 9 + 1},5\n" for n in range(10, 30))
    assert counts(import_text(BAD + filler)) == (22, 21, 0, 0, 1)
    fixed = import_text(BAD + filler, fixes=(EMPTY,))
    assert counts(fixed) == (22, 1, 0, 21, 0)
    assert [(one.line, one.original) for one in fixed.problems if one.column == "closed"] == [(2, "tbd")]
    again = import_text(BAD.replace("1,Ana", "3,Ana") + filler)
    assert counts(again) == (22, 1, 0, 21, 0)


def test_a_fix_that_was_dropped_applies_no_more(store: Store, import_text: ImportText) -> None:
    import_text(BAD, fixes=(EMPTY,))
    (known,) = shapes.load_shapes(store)
    assert known.settled.fixes == (EMPTY,)
    shapes.drop_fix(store, known.id, EMPTY)
    assert shapes.find_shape(store, known.id[:6]).settled.fixes == ()


def test_rows_left_out_are_counted_and_listed(import_text: ImportText) -> None:
    found = import_text(BAD, skipped=frozenset({2}))
    assert counts(found) == (2, 1, 0, 0, 1)
    assert [one.line for one in found.refused] == [2]


def test_a_type_that_was_chosen_is_remembered(store: Store, import_text: ImportText) -> None:
    text = HEAD + "1,Ana,Won,03/05/2026,04/05/2026,10\n"
    import_text(text, types={"opened": "mdy", "closed": "mdy"})
    found = understand_file(store, text.replace("1,Ana", "2,Ana").encode(), "x.csv", Choices())
    assert found.doubts == ()
    assert found.preview[0].values["closed"] == date(2026, 4, 5)
    back = understand_file(store, text.encode(), "x.csv", Choices(types={"opened": "", "closed": ""}))
    assert [doubt.title for doubt in back.doubts] == ["opened", "closed"]


def test_an_answer_settles_the_same_doubt_of_the_next_file_and_gives_way_to_proof(
    store: Store, import_text: ImportText
) -> None:
    import_text(HEAD + "1,Ana,Won,,04/05/2026,10\n", readings={4: 0})
    first = understand_file(store, (HEAD + "2,Ana,Won,,04/05/2026,10\n").encode(), "x.csv", Choices())
    assert first.doubts == ()
    asked = first.preview[0].values["closed"]
    other = "05/25/2026" if asked == date(2026, 5, 4) else "25/05/2026"
    proved = understand_file(store, (HEAD + f"2,Ana,Won,,{other},1\n").encode(), "x.csv", Choices())
    assert proved.preview[0].values["closed"] == date(2026, 5, 25)


def test_a_column_that_is_to_be_text_leaves_its_field(store: Store) -> None:
    found = understand_file(store, BAD.encode(), "x.csv", Choices(types={"closed": "text"}))
    assert found.mapping.column("closed") is None
    assert found.preview[0].rest["closed"] == "tbd"


def test_tax_answered_once_is_not_asked_again(store: Store, import_text: ImportText) -> None:
    text = "invoice number,date,customer,gross\nA1,2026-03-01,Acme,121\n"
    assert understand_file(store, text.encode(), "x.csv", Choices()).asks_tax
    import_text(text, with_tax=True)
    assert not understand_file(store, text.encode(), "x.csv", Choices()).asks_tax


JOINED = HEAD.replace("owner", "region") + "1,North,Won,,2026-03-01,10\n2,South,Won,,2026-03-02,20\n"
LOOKUP = "\n\nregion,owner\nNorth,Lena\nSouth,Paul\n"


def test_a_second_table_is_joined_and_remembered_for_a_file_without_it(store: Store, import_text: ImportText) -> None:
    offered = understand_file(store, (JOINED + LOOKUP).encode(), "x.csv", Choices()).joins
    assert [(one.name, one.key, one.adds, one.found, one.total) for one in offered] == [
        ("#2", "region", ("owner",), 2, 2)
    ]
    found = import_text(JOINED + LOOKUP, join=Join("#2"))
    assert found.new_people == ("Lena", "Paul")
    alone = understand_file(store, JOINED.replace("1,North", "3,North").encode(), "x.csv", Choices())
    assert [row.values["owner"] for row in alone.preview] == ["Lena", "Paul"]
    without = understand_file(store, JOINED.encode(), "x.csv", Choices(join=Join("")))
    assert "owner" not in dict(without.mapping.columns)


def test_a_file_dropped_along_can_be_joined(store: Store, tmp_path: Path) -> None:
    (tmp_path / "regions.csv").write_text(LOOKUP.strip())
    choices = Choices(beside=(tmp_path / "regions.csv",), join=Join("regions.csv", "region"))
    found = understand_file(store, JOINED.encode(), "x.csv", choices)
    assert [row.values["owner"] for row in found.preview] == ["Lena", "Paul"]
    with pytest.raises(UserError, match=r"regions\.csv"):
        understand_file(store, JOINED.encode(), "x.csv", Choices(beside=choices.beside, join=Join("other")))


def test_a_shape_is_named_exported_forgotten_and_brought_back(
    store: Store, import_text: ImportText, tmp_path: Path
) -> None:
    import_text(BAD, "deals.csv", fixes=(EMPTY,), types={"amount": "point"})
    (known,) = shapes.load_shapes(store)
    assert known.title == "deals.csv"
    named = shapes.rename_shape(store, known.id, "Our deals")
    assert shapes.find_shape(store, "Our deals") == named
    shapes.export_shape(store, known.id, tmp_path / "shape.toml")
    shapes.forget_shape(store, known.id)
    assert shapes.load_shapes(store) == []
    back = shapes.import_shape(store, tmp_path / "shape.toml")
    assert back.id == known.id
    assert (back.settled.columns, back.settled.fixes, back.settled.types, back.title) == (
        known.settled.columns,
        (EMPTY,),
        {"amount": "point"},
        "Our deals",
    )
    assert records.count(store)


@pytest.mark.parametrize(
    "text", ["", "format = 2", 'format = 1\nkind = "sale"\nheader = ["a"]\ncolumns = {day = "b"}', "\x00"]
)
def test_what_is_no_shape_is_refused_in_one_sentence(store: Store, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text)
    with pytest.raises(UserError, match=r"x\.toml"):
        shapes.import_shape(store, path)


def test_a_field_or_way_that_does_not_exist_is_refused(store: Store, import_text: ImportText) -> None:
    import_text(BAD)
    (known,) = shapes.load_shapes(store)
    text = shapes.to_toml(known.settled)
    for wrong in (text.replace("amount =", "amont ="), text + '\n[types]\n"amount" = "roman"\n'):
        with pytest.raises(UserError):
            shapes.from_toml(wrong.encode(), "x.toml")
