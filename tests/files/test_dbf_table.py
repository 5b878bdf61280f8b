import struct
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.source import Certainty

Fields = list[tuple[str, str, int]]


def table(fields: Fields, rows: list[list[bytes]], *, version: int = 3, driver: int = 0, records: int = -1) -> bytes:
    """A table whose cells are given as they stand in the file; a row beginning with b"*" is deleted."""
    described = b"".join(
        name.encode("cp852").ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([size]) + bytes(15)
        for name, kind, size in fields
    )
    start, size = 33 + len(described), 1 + sum(size for _name, _kind, size in fields)
    count = len(rows) if records < 0 else records
    head = struct.pack("<4BLHH", version, 124, 3, 5, count, start, size) + bytes(17) + bytes([driver]) + bytes(2)
    body = b""
    for row in rows:
        deleted = row[0] == b"*"
        cells = row[1:] if deleted else row
        body += (b"*" if deleted else b" ") + b"".join(
            cell.ljust(width, b" ") for cell, (_name, _kind, width) in zip(cells, fields, strict=True)
        )
    return head + described + b"\r" + body + b"\x1a"


SALES: Fields = [("DOC", "C", 8), ("CLIENT", "C", 12), ("ZIUA", "D", 8), ("SUMA", "N", 10), ("PLATIT", "L", 1)]
CLIENT = "Ţiriac".encode("cp852")
ROWS = [
    [b"00123", CLIENT, b"20240305", b"   1200.50", b"T"],
    [b"*", b"00124", b"Gone", b"20240306", b"      1.00", b"F"],
    [b"00125", "Braşov".encode("cp852"), b"", b"", b"?"],
]


def test_records_become_rows_and_deleted_ones_are_counted() -> None:
    source = read_source(table(SALES, ROWS, driver=0x64), name="sales.dbf")
    assert (source.format, source.dialect.encoding) == ("dbf", "cp852")
    assert source.table.header == ("DOC", "CLIENT", "ZIUA", "SUMA", "PLATIT")
    assert source.table.rows == [
        ("00123", "Ţiriac", "2024-03-05", "1200.50", "TRUE"),
        ("00125", "Braşov", "", "", ""),
    ]
    assert list(source.table.lines) == [1, 3]
    assert source.table.junk[0].text == "00124 Gone 2024-03-06 1.00 FALSE"
    count = source.table.count
    assert (count.total, count.rows, count.junk, count.adds_up, count.complete) == (3, 2, 1, True, True)
    assert "deleted" in [one.property for one in source.table.evidence]


def test_the_rows_stream_as_they_were_read(tmp_path: Path) -> None:
    path = tmp_path / "SALES.DBF"
    path.write_bytes(table(SALES, ROWS, driver=0x64))
    source = read_source(path, limit=1)
    assert not source.table.count.complete
    stream = stream_rows(path, source)
    assert list(stream) == list(zip([1, 3], read_source(path).table.rows, strict=True))
    assert stream.count().adds_up


def test_letters_tell_the_encoding_where_the_file_does_not() -> None:
    data = table(SALES, ROWS)
    assert read_source(data, name="x.dbf", languages=("ro", "en")).table.rows[0][1] == "Ţiriac"
    chosen = read_source(data, name="x.dbf", encoding="cp437")
    assert chosen.table.rows[0][1] != "Ţiriac"
    assert chosen.dialect.encoding == "cp437"


def test_a_code_page_that_reads_oddly_is_asked_about() -> None:
    rows = [[b"1", "Žižkov řeřicha".encode("cp1250")[:12], b"", b"", b""]]
    source = read_source(table(SALES, rows, driver=0x01), name="x.dbf", languages=("cs",))
    assert source.dialect.evidence[0].certainty is Certainty.ASKED


def test_memos_of_dbase_stand_in_the_file_beside(tmp_path: Path) -> None:
    path = tmp_path / "notes.dbf"
    fields: Fields = [("NO", "N", 4), ("NOTE", "M", 10)]
    path.write_bytes(table(fields, [[b"   1", b"         1"], [b"   2", b""], [b"   3", b"         2"]], version=0x83))
    without = read_source(path)
    assert [row[1] for row in without.table.rows] == ["", "", ""]
    assert "memo" in [one.property for one in without.table.evidence]
    memo = bytes(512) + b"first\r\nline\x1a\x1a".ljust(512, b"\0") + b"second\x1a\x1a".ljust(512, b"\0")
    (tmp_path / "NOTES.DBT").write_bytes(memo)
    assert [row[1] for row in read_source(path).table.rows] == ["first\r\nline", "", "second"]


def test_dbase_four_and_foxpro_say_how_long_a_memo_is(tmp_path: Path) -> None:
    fields: Fields = [("NO", "N", 4), ("NOTE", "M", 10)]
    four = tmp_path / "four.dbf"
    four.write_bytes(table(fields, [[b"   1", b"         1"]], version=0x8B))
    head = bytes(20) + struct.pack("<H", 64) + bytes(42)
    (tmp_path / "four.dbt").write_bytes(head + b"\xff\xff\x08\x00" + struct.pack("<L", 8 + 5) + b"hello rest")
    assert read_source(four).table.rows == [("1", "hello")]
    fox = tmp_path / "fox.dbf"
    fox.write_bytes(table([("NO", "N", 4), ("NOTE", "M", 4)], [[b"   1", struct.pack("<L", 2)]], version=0x30))
    body = bytes(6) + struct.pack(">H", 64) + bytes(120) + struct.pack(">LL", 1, 5) + b"salut"
    (tmp_path / "fox.fpt").write_bytes(body)
    assert read_source(fox).table.rows == [("1", "salut")]


def test_numbers_of_visual_foxpro_are_exact() -> None:
    fields: Fields = [("I", "I", 4), ("Y", "Y", 8), ("B", "B", 8), ("T", "T", 8), ("C", "C", 3)]
    row = [
        struct.pack("<l", -7), struct.pack("<q", 12_345_600), struct.pack("<d", 0.1),
        struct.pack("<LL", 2_460_375, 52_200_000), b"abc",
    ]  # fmt: skip
    found = read_source(table(fields, [row], version=0x30, driver=3), name="x.dbf").table
    assert found.rows == [("-7", "1234.56", "0.1", "2024-03-05 14:30:00", "abc")]


def test_a_number_of_records_that_does_not_hold_is_said() -> None:
    source = read_source(table(SALES, ROWS, driver=0x64, records=9), name="x.dbf")
    assert [one.certainty for one in source.table.evidence if one.property == "records"] == [Certainty.ASKED]
    assert len(source.table.rows) == 2


def test_a_cut_record_is_kept_and_listed() -> None:
    data = table(SALES, ROWS, driver=0x64)
    source = read_source(data[:-5], name="x.dbf")
    assert len(source.table.rows) == 2
    assert [one.line for one in source.table.problems] == [3]


def test_a_cut_head_is_refused() -> None:
    with pytest.raises(UserError, match="DBF"):
        read_source(table(SALES, ROWS)[:100], name="x.dbf")


def test_text_is_never_taken_for_a_database() -> None:
    text = b"0,1,2\n" * 40
    assert read_source(text, name="x.dbf").format == "csv"
