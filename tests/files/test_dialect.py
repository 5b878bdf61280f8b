from desktop_app.files.dialect import sniff_dialect


def separator(*lines: str) -> str:
    return sniff_dialect([f"{line}\n" for line in lines], "utf-8").separator


def test_mail_addresses_are_cells_of_their_own() -> None:
    assert separator("Mail Country", "ana@firm.eu Romania", "ion@firm.eu China", "eva@firm.eu France") == " "


def test_codes_below_a_name_show_columns_between_blanks() -> None:
    assert separator("Serial Kind Site", "K-1 Printer Ulm", "K-2 Scanner Bonn", "K-3 Printer Ulm") == " "


def test_words_with_blanks_are_one_column() -> None:
    assert separator("Who came", "Ana Pop", "Ion Rus", "Eva Dan") == ""
    assert separator("Title of book", "War and peace", "Crime and pain", "Pride and joy") == ""


def test_names_with_a_number_are_no_columns_between_blanks() -> None:
    assert separator("North Werft 1,2464.45", "North Werft 2,14.45", "North Werft 3,264.45") == ","


def test_a_single_name_above_numbers_with_a_comma_is_one_column() -> None:
    assert separator("Uren", "8,25", "9,5", "4,75", "12,0") == ""
    assert separator("货款", "6,029.99", "5,173.25", "-3,791.89", "812.00") == ""
    assert separator("a,b", "8,25", "9,5", "4,75") == ","


def test_a_single_name_above_surname_and_first_name_is_one_column() -> None:
    assert separator("Alumno", "García, Lucía", "Núñez, Íñigo", "Peña, José") == ""
    assert separator("surname, first", "García, Lucía", "Núñez, Íñigo", "Peña, José") == ","


def test_amounts_with_their_currency_are_one_column() -> None:
    assert separator("List price", "904.99 EUR", "5526.28 EUR", "7309.90 EUR") == ""
