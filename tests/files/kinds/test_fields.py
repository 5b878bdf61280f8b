"""Every field of every kind can be found by a name, kept in a column that exists, and serves to name records."""

import pytest

from desktop_app.domain.records import Kind
from desktop_app.files.kinds import KINDS, ImportKind, find_kind
from desktop_app.store.records import COLUMNS

EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind.value)


@EACH
def test_fields_answer_to_names_and_are_kept_in_columns_that_exist(kind: ImportKind) -> None:
    assert all(field.aliases for field in kind.fields)
    assert {field.into for field in kind.fields} - {""} <= set(COLUMNS)


@EACH
def test_no_two_fields_share_a_key_or_a_column(kind: ImportKind) -> None:
    keys = [field.key for field in kind.fields]
    columns = [field.into for field in kind.fields if field.into]
    assert len(set(keys)) == len(keys)
    assert len(set(columns)) == len(columns)


@EACH
def test_a_record_is_named_by_fields_the_kind_has(kind: ImportKind) -> None:
    keys = {field.key for field in kind.fields}
    assert {*kind.named_by, *filter(None, (kind.line, kind.unique))} <= keys
    assert find_kind(kind.stored) or kind.recorded is None


def test_each_kind_is_described_once() -> None:
    assert len({kind.kind for kind in KINDS}) == len(KINDS)
    assert {kind.kind for kind in KINDS} <= set(Kind)
