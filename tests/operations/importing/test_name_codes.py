"""Codes before names: proved by a column, taken off for matching, kept beside; declined, known whole, remembered."""

import json
from collections.abc import Callable

import pytest

from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.shapes import from_toml, load_shapes, to_toml
from desktop_app.operations.importing.understand import Understanding, understand_file
from desktop_app.store import names
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
HEAD = "单号,日期,业务员,客户,产品,不含税金额\n"
CHINESE = HEAD + (
    "A1,2026-03-02,102.王定邦,华联,笔,100\nA2,2026-03-03,103.李小明,华联,墨,200\n"
    "A3,2026-03-04,117.欧阳静,百盛,笔,300\nA4,2026-03-05,102.王定邦,百盛,墨,50\n"
)
ENGLISH = (
    "Document,Date,Owner,Customer,Product,Net amount\n"
    "1,2026-03-02,E-17 / Ana Pop,[C-1] Acme,GT-102 Widget,100\n2,2026-03-03,E-18 / Ion Dan,[C-2] Bold,GT-103 Gear,20\n"
    "3,2026-03-04,E-19 / Mei Lin,[C-3] Cold,GX-7 Spring,30\n"
)


def known(store: Store, noun: str) -> list[str]:
    return sorted(name.text for name in names.load(store, noun))


def understand(store: Store, text: str) -> Understanding:
    return understand_file(store, text.encode(), "s.csv", Choices(with_tax=False))


def test_names_are_taken_without_their_numbers(store: Store, import_text: ImportText) -> None:
    (coded,) = understand(store, CHINESE).coded
    assert dict(coded.evidence.values) == {"column": "业务员"}
    import_text(CHINESE, with_tax=False)
    assert known(store, "person") == sorted(["王定邦", "李小明", "欧阳静"])
    numbers = {name.text: name.id for name in names.load(store, "person")}
    assert names.latest_facts(store, "staff_no") == {
        numbers["王定邦"]: "102",
        numbers["李小明"]: "103",
        numbers["欧阳静"]: "117",
    }


def test_they_match_people_known_by_name(store: Store, import_text: ImportText) -> None:
    import_text("姓名,团队\n王定邦,一部\n李小明,一部\n欧阳静,二部\n")
    assert import_text(CHINESE, with_tax=False).new_people == ()


def test_codes_of_every_shape_stay_beside_the_names(store: Store, import_text: ImportText) -> None:
    import_text(ENGLISH, with_tax=False)
    assert known(store, "person") == ["Ana Pop", "Ion Dan", "Mei Lin"]
    assert known(store, "customer") == ["Acme", "Bold", "Cold"]
    assert known(store, "product") == ["Gear", "Spring", "Widget"]
    more = store.db.execute("select more from version where in_force order by document limit 1").fetchone()[0]
    assert json.loads(more) == {"Owner (code)": "E-17", "Customer (code)": "C-1", "Product (code)": "GT-102"}


def test_a_list_of_people_gives_staff_numbers(store: Store, import_text: ImportText) -> None:
    import_text("Name,Team\n0017 Ana Pop,Field\n0018 Ion Dan,Field\n0021 Mei Lin,Inside\n")
    assert known(store, "person") == ["Ana Pop", "Ion Dan", "Mei Lin"]
    assert sorted(names.latest_facts(store, "staff_no").values()) == ["0017", "0018", "0021"]


def test_who_is_known_with_the_number_keeps_it(store: Store, import_text: ImportText) -> None:
    import_text("姓名,团队\n102.王定邦,一部\n王小,一部\n")
    assert import_text(CHINESE, with_tax=False).new_people == ("李小明", "欧阳静")
    assert "王定邦" not in known(store, "person")


def test_declined_once_it_stays_declined(store: Store, import_text: ImportText) -> None:
    import_text(CHINESE, with_tax=False, codes={"业务员": False})
    assert known(store, "person") == sorted(["102.王定邦", "103.李小明", "117.欧阳静"])
    assert understand(store, CHINESE).coded == ()
    (shape,) = load_shapes(store)
    assert from_toml(to_toml(shape.settled).encode(), "s.toml").codes == {"业务员": False}


def test_a_later_file_with_fewer_people_is_read_the_same(store: Store, import_text: ImportText) -> None:
    import_text(CHINESE, with_tax=False)
    assert import_text(HEAD + "A9,2026-04-02,102.王定邦,华联,笔,5\n").new_people == ()


@pytest.mark.parametrize(
    "products",
    [
        ("10 Ohm", "20 Volt", "30 Watt"),  # measures
        ("1.5 Litre", "2.5 Metre", "3.5 Gram"),
        ("3-Phase", "4-Stroke", "7-Segment"),
        ("101.Pen", "102.Pen", "103.Ink"),  # one name with two codes
        ("101.Pen", "101.Cap", "103.Ink"),  # one code with two names
        ("101.Pen", "102.Cap", "Ink"),
        ("101.Pen", "A-102.Cap", "103.Ink"),  # two shapes
    ],
)
def test_what_nothing_proves_stays_whole(store: Store, products: tuple[str, ...]) -> None:
    head = "Document,Date,Owner,Customer,Product,Net amount\n"
    rows = "".join(f"{n},2026-03-02,Ana,Acme,{product},10\n" for n, product in enumerate(products, 1))
    assert understand(store, head + rows).coded == ()
