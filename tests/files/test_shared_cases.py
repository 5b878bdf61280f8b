"""The worked cells and small files that stand beside the repository, one by one: never wrong, asked where open."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from desktop_app.files.cell_values import parser_for
from desktop_app.files.column_types import infer_column
from desktop_app.files.encoding import detect_encoding
from desktop_app.files.kinds import FieldType
from tests.real_data import CASES

_FILE: Final = CASES / "cells_and_encodings.json"
CASES: Final[list[dict[str, Any]]] = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else []
CELLS: Final = [one for one in CASES if one["kind"] != "encoding"]
PROOF: Final = {"24/3/5": "99/12/31", "03/05/2024": "03/25/2024", "1,234": "1,234.56"}
"""A second cell that allows one reading only, the one that is meant."""


def _read(case: dict[str, Any], cells: list[str]) -> tuple[bool, tuple[object, ...], object, object]:
    """Whether the column is certain, the readings it offers, how the case is read in it and how it is meant."""
    is_day = case["kind"] == "date"
    found = infer_column("Date" if is_day else "Value", cells, case["locale"])
    read = parser_for(FieldType.DAY if is_day else FieldType.AMOUNT, found)
    want = date.fromisoformat(case["want"]) if is_day else Decimal(str(case["want"]))
    return found.certain, tuple(one.value for one in found.alternatives), read(case["input"]), want


def _unambiguous(case: dict[str, Any]) -> bool:
    return case["want"] is not None and not case["ambiguous"]


@pytest.mark.skipif(not CASES, reason="The cases are not beside the repository.")
def test_all_cases_are_there() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize(
    "case", [one for one in CELLS if _unambiguous(one)], ids=lambda case: f"{case['id']} {case['input']}"
)
def test_a_clear_cell_is_read_right(case: dict[str, Any]) -> None:
    certain, _readings, value, want = _read(case, [case["input"]])
    assert certain
    assert value == want


@pytest.mark.parametrize("case", [one for one in CELLS if one["want"] is None], ids=lambda case: f"{case['input']}")
def test_what_is_no_day_or_no_number_is_not_read_as_one(case: dict[str, Any]) -> None:
    is_day = case["kind"] == "date"
    found = infer_column("Date" if is_day else "Value", [case["input"]], case["locale"])
    assert (found.day if is_day else found.amount) is None


@pytest.mark.parametrize("case", [one for one in CELLS if one["ambiguous"]], ids=lambda case: f"{case['input']}")
def test_an_open_cell_is_asked_and_another_cell_decides(case: dict[str, Any]) -> None:
    certain, readings, _value, want = _read(case, [case["input"]])
    assert not certain
    assert want in readings
    certain, _readings, value, want = _read(case, [case["input"], PROOF[case["input"]]])
    assert certain
    assert value == want


@pytest.mark.parametrize("case", [one for one in CASES if one["kind"] == "encoding"], ids=lambda case: case["encoding"])
def test_a_small_file_is_decoded_right(case: dict[str, Any]) -> None:
    data = case["input"].encode(case["encoding"])
    found, _evidence = detect_encoding(data, languages=(case["locale"], "en"))
    assert found in case["want"]
    assert data.decode(found) == case["input"]
