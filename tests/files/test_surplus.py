from desktop_app.files.blocks import Record
from desktop_app.files.surplus import find_surplus, joined_cells


def records(*lines: str) -> list[Record]:
    return [(number, 1, line.split(",")) for number, line in enumerate(lines, 1)]


def joins(*lines: str) -> tuple[int, ...]:
    found = find_surplus(records(*lines), ",")
    return found.joins if found else ()


def test_decimals_after_a_comma_are_joined_to_their_number() -> None:
    assert joins("no,seller,amount", "1,Ana,12,50", "2,Ion,7,05", "3,Eva,130,00") == (2,)


def test_both_of_two_divided_amounts_are_joined() -> None:
    assert joins(
        "no,net,day,total", "A1,12,50,2024-01-01,15,00", "A2,7,05,2024-01-02,9,10", "A3,1,00,2024-01-03,2,00"
    ) == (
        1,
        4,
    )


def test_a_column_that_is_empty_throughout_and_has_no_name_is_left_out() -> None:
    assert joins("no,day,n", "1,,2024-01-01,5", "2,,2024-01-02,6", "3,,2024-01-03,7") == (1,)


def test_a_text_divided_before_a_blank_is_joined() -> None:
    assert joins("no,seller,n", "1,Pop, Ana,5", "2,Rus, Ion,6", "3,Dan, Eva,7") == (1,)


def test_nothing_is_joined_where_two_ways_fit_as_well() -> None:
    assert joins("no,count,share", "A,10,20,30", "B,11,21,31", "C,12,22,32") == ()


def test_rows_as_wide_as_the_header_have_no_surplus() -> None:
    assert joins("no,seller,amount", "1,Ana,12", "2,Ion,7", "3,Eva,130") == ()


def test_an_empty_half_adds_no_separator() -> None:
    assert joined_cells(["1", "", "5", "9"], (1,), ",") == ["1", "5", "9"]
    assert joined_cells(["1", "4", "5", "9"], (1,), ",") == ["1", "4,5", "9"]


def test_only_a_comma_divides_numbers() -> None:
    lines = [(number, 1, cells) for number, cells in enumerate((["no", "n"], *(["5", "10", "3"],) * 4), 1)]
    assert find_surplus(lines, ",") is not None
    assert find_surplus(lines, ";") is None


def test_a_code_is_no_half_of_a_number() -> None:
    assert joins("no,seller,amount", "N1,34,3576,75", "N2,25,3118,73", "N3,52,3603,49") == (2,)


def test_single_rows_are_joined_only_where_the_whole_rows_agree() -> None:
    whole = [f"{number},{number}5,7.50,9.00" for number in range(8)]
    assert joins("no,entry,debit,credit", *whole, *["1,2,8.50, Inc,4.00"] * 3) == ()
