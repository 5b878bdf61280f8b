"""The style sheet and the palette: filled from the tokens, with drawings that are there and a rule for every kind."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.style import palette, sheet
from desktop_app.ui.theme.tokens import DARK, LIGHT, Tokens

ROOT = Path(__file__).parents[3]
SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
KINDS = set(re.findall(r'\[kind="([a-z]+)"\]', sheet(LIGHT)))


def kinds_set() -> set[str]:
    """Every ``kind`` that a widget is given by a plain text somewhere in the window."""
    found: set[str] = set()
    for path in (ROOT / "desktop_app/ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setProperty":
                name, value = node.args
                if isinstance(name, ast.Constant) and name.value == "kind":
                    branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
                    found |= {str(one.value) for one in branches if isinstance(one, ast.Constant)}
    return found


@SCHEMES
def test_nothing_in_the_sheet_is_left_open(tokens: Tokens) -> None:
    text = sheet(tokens)
    assert "$" not in text
    assert text.count("{") == text.count("}")


@SCHEMES
def test_every_colour_of_the_sheet_is_a_token(tokens: Tokens) -> None:
    known = {str(getattr(tokens, name)).lower() for name in Tokens.__slots__}
    known.add(QColor(tokens.accent).darker(108).name())  # the primary button under the pointer
    assert {found.lower() for found in re.findall(r"#[0-9A-Fa-f]{6,8}\b", sheet(tokens))} <= known


@SCHEMES
def test_every_drawing_of_the_sheet_is_there_in_its_own_colours(tokens: Tokens) -> None:
    drawings = re.findall(r'url\("([^"]+)"\)', sheet(tokens))
    assert drawings
    mode = "dark" if tokens.dark else "light"
    for drawing in drawings:
        assert Path(drawing).is_file()
        assert drawing.endswith(f"-{mode}.svg")


def test_no_font_is_set_in_the_sheet() -> None:
    """A style sheet cannot ask for tabular figures, and where it sets a font it takes them away."""
    assert re.findall(r"font(-[a-z]+)?\s*:", sheet(LIGHT)) == []


def test_every_kind_that_a_widget_is_given_has_a_rule() -> None:
    given = kinds_set()
    assert {"card", "primary", "wrong"} <= given
    assert given - KINDS == set()


def test_the_sheet_is_understood_by_qt(qtbot: QtBot, qapp: QApplication) -> None:
    """Qt says of a sheet it can't read that it could not parse it; no message of Qt goes unheard in a test."""
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.setStyleSheet(sheet(LIGHT))
    button.resize(120, 32)
    painted = button.grab().toImage()
    assert painted.pixelColor(12, painted.height() // 2) == QColor("#0F6AB4")


def test_a_word_that_warns_has_the_colour_of_its_status(qtbot: QtBot) -> None:
    for kind, ink in (("act", DARK.act), ("muted", DARK.muted), ("link", DARK.accent)):
        label = QLabel("Word")
        qtbot.addWidget(label)
        label.setProperty("kind", kind)
        label.setStyleSheet(sheet(DARK))
        label.ensurePolished()
        assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(ink)


@SCHEMES
def test_what_fusion_paints_by_itself_has_our_colours(tokens: Tokens) -> None:
    made, roles = palette(tokens), QPalette.ColorRole
    for role, ink in (
        (roles.Window, tokens.bg), (roles.Base, tokens.surface), (roles.Text, tokens.text),
        (roles.Highlight, tokens.accent), (roles.HighlightedText, tokens.on_accent),
        (roles.PlaceholderText, tokens.muted), (roles.Link, tokens.accent), (roles.Accent, tokens.accent),
    ):  # fmt: skip
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            assert made.color(group, role) == QColor(ink), role


@SCHEMES
def test_what_cannot_be_used_is_muted(tokens: Tokens) -> None:
    made, roles = palette(tokens), QPalette.ColorRole
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        assert made.color(QPalette.ColorGroup.Disabled, role) == QColor(tokens.muted)
        assert made.color(QPalette.ColorGroup.Active, role) == QColor(tokens.text)
