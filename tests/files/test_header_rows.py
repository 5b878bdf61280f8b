from desktop_app.files.blocks import Record
from desktop_app.files.header_rows import find_header, joined_names
from desktop_app.files.readers import read_source
from desktop_app.files.source import Certainty


def records(*lines: str) -> list[Record]:
    return [(number, 1, line.split(",")) for number, line in enumerate(lines, 1)]


def test_names_stand_above_the_first_row_of_values() -> None:
    at, certainty, _because = find_header(records("no,day", "1,2024-01-01"), 2, ("number", "date"))
    assert (at, certainty) == ([0], Certainty.SURE)


def test_a_damaged_first_row_does_not_hide_the_names() -> None:
    lines = records("no,day,seller,n", "1,2024-01-01", "2,2024-01-02,Ion,5")
    assert find_header(lines, 4, ("number", "date", "text", "number"))[0] == [0]


def test_a_first_row_of_values_is_no_header() -> None:
    assert find_header(records("1,2024-01-01", "2,2024-01-02"), 2, ("number", "date"))[0] == []


def test_the_name_of_a_group_holds_until_the_next_one() -> None:
    rows = [["Order", "", "Customer", ""], ["No", "Day", "Name", "City"]]
    assert joined_names(rows) == ("Order No", "Order Day", "Customer Name", "Customer City")


def test_groups_stand_above_the_names_of_a_table_of_words() -> None:
    rows = [f"{word} a,{word} b,left,{word} c" for word in ("oak", "ash", "elm", "fir")]
    lines = records("Board,,Room,", "Kind,Grade,Side,Keeper", *rows)
    assert find_header(lines, 4, ("text",) * 4)[0] == [0, 1]
    assert find_header(lines[1:], 4, ("text",) * 4)[0] == [0]


def test_a_name_that_is_missing_makes_no_group_of_the_others() -> None:
    rows = [f"{word} a,left,cellar,{keeper}" for word, keeper in (("oak", "Olaf"), ("ash", "Marta"), ("elm", "Olaf"))]
    assert find_header(records("Kind,,Place,Keeper", *rows), 4, ("text",) * 4)[0] == [0]
    assert find_header(records("Kind,,Place,Keeper", *rows[:1]), 4, ("text",) * 4)[0] == [0]


def test_a_damaged_row_over_many_lines_does_not_hide_the_names() -> None:
    broken = ["1,2024-01-01,Hello", "it stopped", "and then", "it smoked", "Tom,5"]
    lines = records("no,day,text,n", *broken, "2,2024-01-02,ok,6", "3,2024-01-03,ok,7")
    assert find_header(lines, 4, ("number", "date", "text", "number"))[0] == [0]


def test_it_is_asked_where_the_line_of_names_is_wider_than_the_rows() -> None:
    lines = records("day,hour,phone,remark", "2024-01-01,late,+40 7 call", "2024-01-02,late,55", "2024-01-03,late,56")
    assert find_header(lines, 3, ("date", "text", "number"))[:2] == ([], Certainty.ASKED)


def test_a_row_with_figures_below_full_names_is_no_second_line_of_names() -> None:
    lines = records("Place,Rent,Note", 'Hall 21 "4093,indexed,', "Hall 31,1722,", "Hall 24,5074,")
    assert find_header(lines, 3, ("text", "number", "text"))[0] == [0]


def test_names_of_one_column_more_are_no_title_above_a_table_of_words() -> None:
    lines = records("Place,Rent,Note", "Hall 26 at 809,", "Hall 30 at 731,let", "Hall 8 at 472,let")
    at, certainty, because = find_header(lines, 2, ("text", "text"))
    assert (at, certainty) == ([], Certainty.ASKED)
    assert "another number of columns" in because


def test_groups_beside_names_of_full_height_are_part_of_the_names_under_them() -> None:
    rows = [
        ["Seller", "January", "", "February", "", "Region"],
        ["", "Revenue", "Deals", "Revenue", "Deals", ""],
    ]
    assert joined_names(rows) == (
        "Seller", "January Revenue", "January Deals", "February Revenue", "February Deals", "Region",
    )  # fmt: skip


def test_people_without_days_above_the_first_who_has_one_are_rows() -> None:
    names = "name,team,hire date,termination date\n"
    text = names + "Ana Pop,Field,,\nBob Lee,Field,,\nCid Roe,Inside,,\nDan Moe,Inside,,2020-01-01\n"
    table = read_source(text.encode()).table
    assert table.header == ("name", "team", "hire date", "termination date")
    assert [row[0] for row in table.rows] == ["Ana Pop", "Bob Lee", "Cid Roe", "Dan Moe"]


def test_units_below_known_names_still_belong_to_them() -> None:
    text = "Customer,Date,Amount\n[name],[day],[EUR]\nAcme,2026-01-01,5\nBold,2026-01-02,7\n"
    table = read_source(text.encode()).table
    assert len(table.rows) == 2
    assert table.header[2].startswith("Amount")
