import pytest

from desktop_app.domain.errors import UserError
from desktop_app.files.readers import read_source
from desktop_app.files.source import Certainty, RawTable, Severity


def table_of(text: str) -> RawTable:
    return read_source(text.encode(), name="x.csv").table


def texts(table: RawTable) -> tuple[list[str], list[str]]:
    return [one.text for one in table.junk], [one.text for one in table.footer]


def test_subtotals_and_totals_are_no_rows() -> None:
    table = table_of(
        "Region;Seller;Date;Amount\n"
        "North;Ana;01.02.2024;100,00\n"
        "North;Ion;02.02.2024;200,00\n"
        "Subtotal North;;;300,00\n"
        "South;Eva;03.02.2024;50,50\n"
        "South;Dan;14.02.2024;60,00\n"
        "Total general;;;410,50\n"
    )
    assert [row[1] for row in table.rows] == ["Ana", "Ion", "Eva", "Dan"]
    assert texts(table) == (["Subtotal North 300,00"], ["Total general 410,50"])
    assert table.count.adds_up


def test_a_summary_ends_with_its_total() -> None:
    table = table_of("Region;Count;Sum\nNorth;5;100\nSouth;6;200\nTotal;11;300\n")
    assert len(table.rows) == 2
    assert texts(table) == ([], ["Total 11 300"])


def test_a_customer_may_be_called_total() -> None:
    table = table_of("Customer,Date,Amount\nTotal,2024-01-01,5\nShell,2024-01-02,6\nTotal,2024-01-03,7\n")
    assert [row[0] for row in table.rows] == ["Total", "Shell", "Total"]


def test_a_row_with_an_empty_cell_stays_a_row() -> None:
    table = table_of("Name;Amount\nAna;5\nIon;\nEva;7\n;\nTotal;12\n")
    assert [row[0] for row in table.rows] == ["Ana", "Ion", "Eva"]
    assert table.count.blank == 1


def test_who_signed_a_chinese_list_is_a_footer() -> None:
    table = table_of(
        "销售明细表,,,\n制表日期：2024-03-01,,,\n日期,业务员,客户,金额\n2024-01-01,王芳,东方,100\n2024-01-02,李娜,华夏,200\n"
        "合计,,,300\n制表人：王芳,审核：,,\n"
    )
    assert table.header == ("日期", "业务员", "客户", "金额")
    assert len(table.rows) == 2
    assert len(table.preamble) == 2
    assert texts(table)[1] == ["合计 300", "制表人：王芳 审核："]


def test_units_below_the_names_belong_to_them() -> None:
    table = table_of("Date,Seller,Amount,Qty\n(d/m/y),,(EUR),(pcs)\n25/01/2024,Ana,5.5,1\n26/01/2024,Ion,6.5,2\n")
    assert table.header == ("Date (d/m/y)", "Seller", "Amount (EUR)", "Qty (pcs)")


def test_years_may_be_names_of_columns() -> None:
    table = table_of("Seller,2022,2023,2024\nAna,5,6,7\nIon,8,9,10\n")
    assert table.header == ("Seller", "2022", "2023", "2024")
    assert len(table.rows) == 2


def test_rows_may_end_with_a_separator_that_the_header_lacks() -> None:
    table = table_of("no;day;n\n1;2024-01-01;5;\n2;2024-01-02;6;\n3;2024-01-03;7;\n")
    assert table.header[:3] == ("no", "day", "n")
    assert [row[:3] for row in table.rows] == [
        ("1", "2024-01-01", "5"),
        ("2", "2024-01-02", "6"),
        ("3", "2024-01-03", "7"),
    ]


def test_decimal_commas_in_a_comma_file_are_joined_and_said() -> None:
    table = table_of("day,amount\n2024-01-01,1,50\n2024-01-02,2,50\n2024-01-03,3,75\n")
    assert table.header == ("day", "amount")
    assert table.rows == [("2024-01-01", "1,50"), ("2024-01-02", "2,50"), ("2024-01-03", "3,75")]
    assert [(one.reading, one.certainty) for one in table.evidence if one.property == "joined"] == [
        ("amount", Certainty.SURE)
    ]


def test_a_missing_cell_is_refused_where_nothing_proves_which() -> None:
    table = table_of("no,seller,city,n\n1,Ana,Iasi,5\n2,Ion,Cluj,6\n3,Eva,7\n4,Dan,Arad,8\n5,Ana,Iasi,9\n")
    assert [row[0] for row in table.rows] == ["1", "2", "4", "5"]
    assert [(problem.line, problem.text) for problem in table.problems] == [(4, "3 | Eva | 7")]
    assert table.count.refused == 1


def test_a_divided_text_is_joined_where_only_one_way_fits() -> None:
    table = table_of("no,customer,n\n1,Nord,5\n2,Ion Pop, Cluj,6\n3,Sud,7\n4,Est,8\n")
    assert table.rows[1] == ("2", "Ion Pop, Cluj", "6")
    assert [(problem.line, problem.column) for problem in table.problems] == [(3, "customer")]


@pytest.mark.parametrize(
    "text",
    ["<!DOCTYPE html><html><table>", '[{"a": 1}]', '{"a": 1}', "{\\rtf1 x}", "%PDF-1.7 x", '<?xml version="1.0"?>'],
)
def test_other_kinds_of_text_are_no_tables(text: str) -> None:
    with pytest.raises(UserError, match="not a table"):
        read_source(text.encode(), name="x")


def test_a_line_without_end_is_said_in_a_sentence() -> None:
    with pytest.raises(UserError, match="longer than any row"):
        read_source(b'a,b\n1,"' + b"x" * 5_000_000 + b"\n2,3\n", name="x")


def test_a_run_of_half_filled_rows_is_kept_as_rows() -> None:
    """Deals that nobody has begun have a number, a seller, a product and a stage; a real export ends in 500 of them."""
    head = "id,seller,product,account,stage,opened,closed,amount\n"
    won = "".join(f"D{n},Ana,Pen,Acme,Won,2026-01-0{n % 9 + 1},2026-02-0{n % 9 + 1},{n}00\n" for n in range(60))
    waiting = "".join(f"P{n},Ion,Ink,,Prospecting,,,\n" for n in range(40))
    table = read_source((head + won + waiting).encode()).tables[0]
    assert len(table.rows) == 100
    assert table.problems == ()


def test_a_file_that_ends_within_quotes_says_so() -> None:
    table = table_of('no,day,place\n1,2024-01-01,"Ulm, north"\n2,2024-01-02,Bonn\n3,2024-01-03,"Köl')
    assert [(one.line, one.column, one.text) for one in table.problems] == [(4, "place", '"Köl')]
    assert table.problems[0].severity is Severity.WARNING
    assert len(table.rows) == 3


def test_a_row_whose_quotes_a_lost_separator_spoiled_is_refused_not_shifted() -> None:
    table = table_of('no,kind,place\n1,Printer,"Ulm, north"\n2,Printer"Ulm, north"\n3,Scanner,Bonn\n')
    assert list(table.lines) == [2, 4]
    assert [one.line for one in table.problems] == [3]


def test_a_cell_that_is_missing_at_the_end_of_a_single_row_is_said() -> None:
    whole = "".join(f"{n},2024-01-0{n},Ulm,\n" for n in range(1, 6))
    table = table_of(f"no,day,place,note\n{whole}6,2024-01-06,Bonn\n7,2024-01-07,Ulm, Inc,\n8,2024-01-08,Ulm,,\n")
    assert [(one.line, one.severity) for one in table.problems] == [
        (7, Severity.WARNING), (8, Severity.WARNING), (9, Severity.WARNING),
    ]  # fmt: skip
    assert len(table.rows) == 8


def test_separators_too_many_at_the_end_of_many_rows_are_no_news() -> None:
    plain = "".join(f"{n},2024-01-0{n},Ulm,\n" for n in range(1, 9))
    longer = plain.replace("Ulm,", "Ulm,,")
    assert table_of(f"no,day,place,note\n{plain}{longer}{plain}").problems == ()
