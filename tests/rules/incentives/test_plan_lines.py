import pytest

from desktop_app.domain.errors import UserError
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.plan_lines import line_of

TEXT = """name = "P"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "A"
shape = { kind = "flat", rate = "5 %" }
[[versions.components]]
name = "B"
cap = "many"
[versions.components.shape]
kind = "marginal"
tiers = [
    { from = 0, rate = "x" },
]
[[versions]]
valid_from = 2027-01-01
[[versions.components]]
name = "C"
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("name", 1),
        ("versions[1].components[1].shape.rate", 6),
        ("versions[1].components[2].cap", 9),
        ("versions[1].components[2].shape.tiers[1].rate", 12),
        ("versions[2].valid_from", 16),
        ("versions[2].components[1].shape", 17),
        ("other", 0),
    ],
)
def test_a_place_is_found_on_its_line_or_on_that_of_what_holds_it(place: str, line: int) -> None:
    assert line_of(TEXT, place) == line


def test_an_error_of_a_plan_file_names_its_line() -> None:
    with pytest.raises(UserError, match=r"shape\.tiers\[1\]\.rate \(line 12\)"):
        parse_plan(TEXT)
