import io
import struct

import pytest

from desktop_app.files.dbf import Memos, cells_of, is_dbf, read_head, read_records

HEAD = struct.pack("<4BLHH", 3, 124, 3, 5, 1, 97, 8) + bytes(20)
FIELD = b"NO".ljust(11, b"\0") + b"N" + bytes(4) + bytes([4]) + bytes(15)
FLAG = b"PAID".ljust(11, b"\0") + b"L" + bytes(4) + bytes([1]) + bytes(15)


def test_a_record_is_cut_into_its_fields() -> None:
    stream = io.BytesIO(HEAD + FIELD + FLAG + b"\r" + b"   12T  \x1a")
    head = read_head(stream, "x.dbf")
    assert head.titles("cp437") == ("NO", "PAID")
    assert head.classes == ("number", "text")
    assert [cells_of(record, head, "cp437", None) for _number, record in read_records(stream, head)] == [["12", "TRUE"]]


@pytest.mark.parametrize(
    "head", [b"", b"a,b,c\n1,2,3\n" * 8, b"PK\x03\x04" + bytes(60), bytes(64), b"\x03" + b"\xff" * 63]
)
def test_other_files_do_not_begin_like_a_database(head: bytes) -> None:
    assert not is_dbf(head[:64])
    assert is_dbf(HEAD + FIELD)


def test_a_block_beyond_the_memo_file_is_empty() -> None:
    memos = Memos(io.BytesIO(bytes(512)), foxpro=False)
    assert memos.text(b"        99", "cp437") == ""
    assert Memos(io.BytesIO(b""), foxpro=True).text(struct.pack("<L", 3), "cp437") == ""
