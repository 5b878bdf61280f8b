from desktop_app.files.blocks import Block
from desktop_app.files.layout import find_layout
from desktop_app.files.odd_letters import LOST, OPEN_END, lost_letters, open_end

RECORDS = [(1, 1, ["Deal", "Owner"]), (2, 1, ["D1", "Ana"]), (3, 1, ["D2", "I\ufffdn"]), (4, 2, ["D\ufffd", "\ufffd"])]
LAYOUT = find_layout(RECORDS, header=1)


def test_a_byte_that_is_no_letter_is_said_once_a_record() -> None:
    found = list(lost_letters(RECORDS, LAYOUT, "cp1252"))
    assert [(one.line, one.column, one.text, one.reason) for one in found] == [
        (3, "Owner", "I\ufffdn", LOST), (4, "Deal", "D\ufffd", LOST),
    ]  # fmt: skip


def test_a_block_is_looked_at_as_its_records_are() -> None:
    sound, damaged = Block([2, 3], [["D1", "D2"], ["Ana", "Ion"]]), Block([2, 3], [["D1", "D2"], ["Ana", "I\ufffdn"]])
    assert not list(lost_letters(sound, LAYOUT, "cp1252"))
    assert list(lost_letters(damaged, LAYOUT, "cp1252")) == list(lost_letters(RECORDS[1:3], LAYOUT, "cp1252"))


def test_a_quote_that_is_never_closed_may_hide_the_end() -> None:
    (found,) = open_end(9, ["D1", '"Ana'], LAYOUT, '"')
    assert (found.line, found.column, found.text, found.reason) == (9, "Owner", '"Ana', OPEN_END)
    assert not list(open_end(9, ["D1", 'An"a'], LAYOUT, '"'))
    assert not list(open_end(9, ["D1", '"Ana'], LAYOUT, ""))
