from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files import cell_values
from desktop_app.files.amounts import AmountLayout
from desktop_app.files.cell_values import known_values
from desktop_app.files.column_types import ColumnKind, ColumnType
from desktop_app.files.kinds import FieldType

amounts = st.sampled_from(
    ["5", "-5", "0", "1.5", "1,5", "1.234,50", "007", "", "x", "1e3", "5 €", "-", "0.10", " 5", "5\n6"]
)
words = st.one_of(
    st.sampled_from(["Ana", "Ana  Pop", " Ana", "", "NULL", "a\tb", "a\nb", "-", "NA", "\u00a0x"]), st.text(max_size=5)
)


def ways(field: FieldType, kind: ColumnType, texts: list[str]) -> tuple[list[object], list[object]]:
    """The values read one by one, and as a column that has seen many texts before."""
    one_by_one = [known_values(field, kind)[text] for text in texts]
    column = known_values(field, kind)
    column.update({f"seen {number}": None for number in range(cell_values._MANY + 1)})
    return one_by_one, list(column.read(texts))


@given(st.lists(amounts, min_size=1), st.sampled_from([".", ","]))
def test_a_column_of_many_amounts_is_read_as_its_cells_are(texts: list[str], decimal: str) -> None:
    kind = ColumnType(ColumnKind.AMOUNT, amount=AmountLayout(decimal))
    single, whole = ways(FieldType.AMOUNT, kind, texts)
    assert single == whole


@given(st.lists(words, min_size=1))
def test_a_column_of_many_texts_is_read_as_its_cells_are(texts: list[str]) -> None:
    single, whole = ways(FieldType.NAME, ColumnType(ColumnKind.TEXT), texts)
    assert single == whole


def test_plain_amounts_are_exact() -> None:
    kind = ColumnType(ColumnKind.AMOUNT, amount=AmountLayout(","))
    assert ways(FieldType.AMOUNT, kind, ["1,50", "-3"])[1] == [Decimal("1.50"), Decimal(-3)]
