"""Clean tables, dirtied in the ways real files are dirty: what is read is the clean table, or the row is listed."""

import io
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.source import RawTable, Severity, Source

HEADER = ("Order", "Date", "Seller", "Customer", "Amount")
CHINESE = ("订单号", "日期", "业务员", "客户", "金额")
PEOPLE = ("Ana Pîrvu", "Jürgen Groß", "Zoë Lefèvre", "Ion Pop")
CUSTOMERS = ("Nordkai Werft", "Société Générale", "Casa Bunà SRL", "Øst & Sønn", "Total Energies")
HANZI = ("王小明", "李娜", "张伟")
FIRMS = ("北京华夏贸易有限公司", "上海东方科技", "广州新时代电子")


@dataclass(frozen=True)
class Base:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encodings: tuple[str, ...]


def western(count: int, comma: bool) -> Base:
    mark = "," if comma else "."
    rows = tuple(
        (
            f"A{1000 + n}",
            f"{n % 28 + 1:02d}.{n % 12 + 1:02d}.2024",
            PEOPLE[n % 4],
            CUSTOMERS[n % 5],
            f"{n * 37 + 5}{mark}{n % 100:02d}",
        )
        for n in range(count)
    )
    return Base(HEADER, rows, ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252" if not comma else "utf-8"))


def chinese(count: int) -> Base:
    rows = tuple(
        (f"{7000 + n}", f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}", HANZI[n % 3], FIRMS[n % 3], f"{n * 11}.50")
        for n in range(count)
    )
    return Base(CHINESE, rows, ("utf-8", "gb18030", "utf-16", "utf-8-sig"))


@dataclass(frozen=True)
class Dirt:
    separator: str
    encoding: int
    newline: str
    quoted: bool
    preamble: int
    padded: bool
    blank_before: bool
    blank_every: int
    repeated_header: bool
    total: bool
    remark: bool
    second_table: bool
    trailing: bool
    last_newline: bool


dirts = st.builds(
    Dirt,
    separator=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.integers(0, 4),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    quoted=st.booleans(),
    preamble=st.integers(0, 3),
    padded=st.booleans(),
    blank_before=st.booleans(),
    blank_every=st.sampled_from([0, 3, 7]),
    repeated_header=st.booleans(),
    total=st.booleans(),
    remark=st.booleans(),
    second_table=st.booleans(),
    trailing=st.booleans(),
    last_newline=st.booleans(),
)
bases = st.one_of(
    st.builds(western, st.integers(12, 60), st.booleans()),
    st.builds(chinese, st.integers(12, 60)),
)
quick = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def written(cells: tuple[str, ...], dirt: Dirt) -> str:
    quoted = [f'"{cell}"' if dirt.quoted or dirt.separator in cell else cell for cell in cells]
    return dirt.separator.join(quoted) + (dirt.separator if dirt.trailing else "")


def dirtied(base: Base, dirt: Dirt) -> list[str]:
    pad = dirt.separator * (len(base.header) - 1) if dirt.padded else ""
    lines = [f"Export no. {n + 1}{pad}" for n in range(dirt.preamble)]
    lines += [""] * dirt.blank_before
    lines.append(written(base.header, dirt))
    for number, row in enumerate(base.rows):
        if dirt.blank_every and number and not number % dirt.blank_every:
            lines.append("")
        if dirt.repeated_header and number == len(base.rows) // 2:
            lines.append(written(base.header, dirt))
        lines.append(written(row, dirt))
    if dirt.total:
        lines.append(written(("Total", "", "", "", "12345"), dirt))
    if dirt.remark:
        lines += ["", f"Printed by the till{pad}"]
    if dirt.second_table:
        lines += [
            "",
            *(dirt.separator.join(cells) for cells in (("Region", "Lead"), ("North", "Eva"), ("West", "Tom"))),
        ]
    return lines


def encoded(lines: list[str], base: Base, dirt: Dirt) -> bytes:
    text = dirt.newline.join(lines) + (dirt.newline if dirt.last_newline else "")
    return text.encode(base.encodings[dirt.encoding % len(base.encodings)])


def physical_lines(source: Source, data: bytes) -> int:
    text = data.decode(source.dialect.encoding)
    return len(list(io.StringIO(text, newline=None)))


def shown(table: RawTable, width: int) -> list[tuple[str, ...]]:
    return [row[:width] for row in table.rows]


@quick
@given(bases, dirts)
def test_a_dirty_file_gives_the_clean_table(base: Base, dirt: Dirt) -> None:
    data = encoded(dirtied(base, dirt), base, dirt)
    source = read_source(data, name="export.csv")
    table = source.table
    assert table.header[:5] == base.header
    assert shown(table, 5) == list(base.rows)
    assert not table.problems
    assert [skipped.text for skipped in table.preamble] == [f"Export no. {n + 1}" for n in range(dirt.preamble)]
    assert ("Total 12345" in {skipped.text for skipped in table.footer}) == dirt.total
    assert (len(source.tables) == 2) == dirt.second_table
    if dirt.second_table:
        assert source.tables[1].header == ("Region", "Lead")
        assert source.tables[1].rows == [("North", "Eva"), ("West", "Tom")]


@quick
@given(bases, dirts)
def test_every_line_of_a_dirty_file_is_accounted_for(base: Base, dirt: Dirt) -> None:
    data = encoded(dirtied(base, dirt), base, dirt)
    source = read_source(data, name="export.csv")
    count = source.table.count
    assert count.adds_up
    assert count.total == physical_lines(source, data)
    assert count.rows == len(base.rows)
    assert count.preamble == dirt.preamble
    assert count.other_tables == 3 * dirt.second_table


@quick
@given(bases, dirts)
def test_streaming_gives_the_rows_that_reading_gives(base: Base, dirt: Dirt) -> None:
    data = encoded(dirtied(base, dirt), base, dirt)
    source = read_source(data, name="export.csv", limit=5)
    whole = read_source(data, name="export.csv")
    stream = stream_rows(data, source)
    assert list(stream) == list(zip(whole.table.lines, whole.table.rows, strict=True))
    assert stream.count() == whole.table.count


@quick
@given(bases, dirts, st.data())
def test_a_row_with_a_wrong_number_of_cells_is_mended_right_or_listed(
    base: Base, dirt: Dirt, data: st.DataObject
) -> None:
    lines = dirtied(base, dirt)
    clean = [written(row, dirt) for row in base.rows]
    place = data.draw(st.integers(0, len(base.rows) - 1))
    at = lines.index(clean[place])
    cells = list(base.rows[place])
    column = data.draw(st.sampled_from([2, 3]))
    if data.draw(st.booleans()):
        cells[column] = f"{cells[column]}{dirt.separator}Inc"
    else:
        del cells[column]
    lines[at] = dirt.separator.join(
        f'"{cell}"' if number == len(cells) - 1 and dirt.separator in cell else cell
        for number, cell in enumerate(cells)
    ) + (dirt.separator if dirt.trailing else "")
    source = read_source(encoded(lines, base, dirt), name="export.csv")
    table = source.table
    found = dict(zip(table.lines, shown(table, 5), strict=True))
    refused = {problem.line for problem in table.problems if problem.severity is Severity.REFUSED}
    others = [row for number, row in enumerate(base.rows) if number != place]
    assert [row for line, row in found.items() if line != at + 1] == others
    assert (at + 1 in refused) != (at + 1 in found)
    if at + 1 in found:
        assert found[at + 1] == tuple(cells)
    assert table.count.adds_up


@quick
@given(bases, dirts, st.data())
def test_a_stray_quote_costs_at_most_its_own_line(base: Base, dirt: Dirt, data: st.DataObject) -> None:
    lines = dirtied(base, dirt)
    clean = [written(row, dirt) for row in base.rows]
    place = data.draw(st.integers(0, len(base.rows) - 1))
    at = lines.index(clean[place])
    cells = list(base.rows[place])
    column = data.draw(st.sampled_from([2, 3]))
    cells[column] = data.draw(st.sampled_from(['"{}', '{}"', '5" {}', '"5" {}'])).format(cells[column])
    cells[4] = cells[4].replace(",", ".")
    lines[at] = dirt.separator.join(cells) + (dirt.separator if dirt.trailing else "")
    source = read_source(encoded(lines, base, dirt), name="export.csv")
    table = source.table
    found = dict(zip(table.lines, shown(table, 5), strict=True))
    assert [row for line, row in found.items() if line != at + 1] == [
        row for number, row in enumerate(base.rows) if number != place
    ]
    listed = {problem.line for problem in table.problems}
    assert found.get(at + 1) == tuple(cells) or at + 1 in listed
    assert table.count.adds_up
