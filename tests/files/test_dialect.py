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
