"""Cells with a code and a name: how each form is parted, and what is no code."""

import pytest

from desktop_app.files.coded_names import parted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("102.王定邦", ("102", "王定邦")),
        ("GT-102 Widget", ("GT-102", "Widget")),
        ("E-17 / Ana Pop", ("E-17", "Ana Pop")),
        ("007_Bond", ("007", "Bond")),
        ("12：李小明", ("12", "李小明")),
        ("【12】李小明", ("12", "李小明")),
        ("[GT-7] Gear", ("GT-7", "Gear")),
        ("12（李小明）", ("12", "李小明")),
    ],
)
def test_code_and_name_are_parted(text: str, expected: tuple[str, str]) -> None:
    assert parted(text) == expected


@pytest.mark.parametrize("text", ["Ana Pop", "1.5 Litre", "3M", "102", "GT-102", "Ana (102)", ""])
def test_other_cells_stay_whole(text: str) -> None:
    assert parted(text) == ("", text)
