from desktop_app.files.readers import read_source
from desktop_app.files.source import Source
from desktop_app.files.table_blocks import begins_table, replaces_header

SALES = "no;day;seller;amount\n1;2024-01-01;Ana;5,50\n2;2024-01-02;Ion;6,00\n3;2024-01-03;Eva;7,25\n"
REGIONS = "Region;Manager\nNorth;Lena\nEast;Marek\n"
PLANS = "Branch;City;Plan;Limit\nA1;Arad;100;5\nB2;Brno;200;6\n"


def read(text: str) -> Source:
    source = read_source(text.encode(), name="x.csv")
    assert source.table.count.adds_up
    return source


def test_a_table_above_the_main_one_is_a_table_too() -> None:
    source = read(f"{REGIONS}\n{SALES}")
    assert source.table.header == ("no", "day", "seller", "amount")
    assert list(source.table.lines) == [6, 7, 8]
    assert source.tables[1].header == ("Region", "Manager")
    assert source.tables[1].rows == [("North", "Lena"), ("East", "Marek")]
    assert source.table.count.other_tables == 3


def test_a_table_of_the_same_width_is_told_apart_above_and_below() -> None:
    for text in (f"{PLANS}\n{SALES}", f"{SALES}\n{PLANS}"):
        source = read(text)
        assert len(source.table.rows) == 3
        assert source.tables[1].rows == [("A1", "Arad", "100", "5"), ("B2", "Brno", "200", "6")]


def test_titles_with_their_values_are_no_table() -> None:
    source = read(f"Company;Harbor & Pine\nPeriod;2024\nCurrency;EUR\n\n{SALES}")
    assert len(source.tables) == 1
    assert [one.line for one in source.table.preamble] == [1, 2, 3]


def test_the_header_again_after_a_blank_line_goes_on_with_the_table() -> None:
    head, *rows = SALES.splitlines()
    source = read("\n".join([head, *rows, "", head, *rows]))
    assert len(source.tables) == 1
    assert len(source.table.rows) == 6


def test_names_above_values_begin_a_table_and_a_row_of_texts_does_not() -> None:
    assert begins_table(["Branch", "City", "Plan"], [["A1", "Arad", "100"], ["B2", "Brno", "200"]])
    assert not begins_table(["Ana", "Arad", "tall"], [["Ion", "Brno", "short"]])
    assert replaces_header(["Branch", "City"], ("number", "date"), ("no", "day"))
    assert not replaces_header(["no", "day"], ("number", "date"), ("no", "day"))


def test_signs_that_all_cells_share_show_a_table_of_words() -> None:
    people = "".join(f"{name}@firm.eu;Place {name}\n" for name in ("ana", "ion", "eva", "tom", "lea"))
    source = read(f"{REGIONS}\nWrite to;Where\n{people}")
    assert source.table.header == ("Write to", "Where")
    assert [table.header for table in source.tables[1:]] == [("Region", "Manager")]
    assert len(read(f"{REGIONS}West;Tom\n\nWrite to;Where\nIon Rus;Cluj\nEva Pop;Iași\nDan Lim;Arad\n").tables) == 1
