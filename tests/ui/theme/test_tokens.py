"""The colours of the design, and the table in use; contrasts and colour vision: tests/ui/test_theme.py."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from desktop_app.ui.theme import tokens
from desktop_app.ui.theme.tokens import DARK, LIGHT, PILL_TINT, TEXT_PAIRS, Tokens

# Typed off the design, name by name: light, dark.
DESIGNED = {
    "bg": "#F6F7F9 #14171B", "surface": "#FFFFFF #1C2025", "line": "#E3E6EA #2D333A", "text": "#15191E #EEF1F4",
    "muted": "#5B6570 #9AA5B1", "track": "#E9ECEF #2D333A", "accent": "#0F6AB4 #63B3F2",
    "accent_soft": "#E6F0F9 #1E3448", "good": "#0F6AB4 #63B3F2", "watch": "#8A6A00 #F0C75E", "act": "#C4155F #FF7A8A",
    "none": "#656E7A #9AA5B1", "control": "#CFD4DA #434B54", "sunk": "#F9FAFB #181C20",
    "watch_soft": "#FAF4DF #383220", "act_soft": "#FCE9F1 #3D262C", "none_soft": "#EEF0F3 #262B31",
    "on_accent": "#FFFFFF #0B1620", "bar_soft": "#A9C8E3 #35597A", "zone_act": "#D5DAE1 #3B434C",
    "zone_watch": "#E6E9ED #2D343B", "zone_met": "#DCEAF7 #1F3A54", "ring_act": "#C3CAD3 #4A535D",
    "ring_watch": "#DADFE5 #363E47", "ring_met": "#9CC5E8 #2F5F8A", "hover": "#F1F3F5 #242A30",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _light() -> Iterator[None]:
    before = tokens.now()
    tokens.use(LIGHT)
    yield
    tokens.use(before)


@pytest.mark.parametrize("name", DESIGNED)
def test_a_token_has_the_colours_of_the_design(name: str) -> None:
    assert f"{getattr(LIGHT, name)} {getattr(DARK, name)}" == DESIGNED[name]


def test_behind_a_panel_lies_the_scrim_of_the_design() -> None:
    assert QColor(LIGHT.scrim).getRgb() == (21, 25, 30, 72)
    assert QColor(DARK.scrim).getRgb() == (0, 0, 0, 130)


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour(table: Tokens) -> None:
    for one in fields(Tokens):
        digits = 8 if one.name == "scrim" else 6
        if one.name != "dark":
            assert re.fullmatch(rf"#[0-9A-F]{{{digits}}}", getattr(table, one.name)), one.name
    assert (LIGHT.dark, DARK.dark) == (False, True)


def test_pairs_of_text_and_ground_are_tokens_and_stand_once() -> None:
    names = {one.name for one in fields(Tokens)}
    assert {name for pair in TEXT_PAIRS for name in pair} <= names
    assert len(set(TEXT_PAIRS)) == len(TEXT_PAIRS)


def test_a_colour_is_that_of_the_table_in_use() -> None:
    assert tokens.color("accent") == QColor("#0F6AB4")
    tokens.use(DARK)
    assert tokens.now() is DARK
    assert tokens.color("accent") == QColor("#63B3F2")


def test_a_colour_is_made_once_until_the_table_changes() -> None:
    first = tokens.color("text")
    assert tokens.color("text") is first
    tokens.use(LIGHT)
    assert tokens.color("text") is not first


def test_a_tint_leaves_the_shared_colour_whole() -> None:
    made = tokens.tint("watch", 0.08)
    assert made.rgb() == QColor("#8A6A00").rgb()
    assert made.alphaF() == pytest.approx(0.08, abs=0.005)
    assert tokens.color("watch").alpha() == 255


def test_a_pill_is_tinted_as_the_design_says() -> None:
    assert PILL_TINT == {False: 0.08, True: 0.14}


def test_a_name_that_is_no_token_is_a_fault() -> None:
    with pytest.raises(AttributeError):
        tokens.color("pink")
