"""The palette and the small style sheet made from the tokens; no font is set here (a sheet cannot set tnum).

Widgets choose a rule by their property ``kind``: a button is ``primary``, ``mini``, ``link``, ``soft`` or
``danger``, a frame is ``card`` or ``strip``, a tool button is ``flat``, a label ``muted``.
"""

from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette

from desktop_app import paths
from desktop_app.ui.theme.tokens import Tokens

_SHEET: Final = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: 6px 8px; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="sunk"] { background: $sunk; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="strip"] { background: $accent_soft; border: none; border-radius: 10px; }
QFrame[kind="top"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="panel"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[kind="rule"] { background: $line; border: none; }
QLabel { background: transparent; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="link"], QLabel[kind="good"] { color: $accent; }
QLabel[kind="watch"] { color: $watch; }
QLabel[kind="act"] { color: $act; }

QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
  padding: 0 14px; min-height: 30px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $track; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; }
QPushButton:disabled { color: $muted; background: $bg; border-color: $line; }
QPushButton:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover { background: $primary_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $none_soft; color: $muted; border-color: $line; }
QPushButton[kind="soft"] { background: $accent_soft; color: $accent; border: 1px solid $accent_soft; }
QPushButton[kind="soft"]:focus { border: 2px solid $accent; }
QPushButton[kind="soft"]:disabled { background: $none_soft; color: $muted; border-color: $none_soft; }
QPushButton[kind="danger"] { color: $act; }
QPushButton[kind="mini"] { border-radius: 6px; padding: 0 9px; min-height: 22px; }
QPushButton[kind="mini"]:focus { padding: 0 8px; min-height: 20px; }
QPushButton[kind="link"] { background: transparent; color: $accent; border: 1px solid transparent;
  padding: 0 1px; min-height: 18px; border-radius: 4px; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; padding: 0 1px; min-height: 18px; }
QPushButton[kind="chip"] { border: 1px solid $line; border-radius: 15px; padding: 0 11px; min-height: 28px; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 0 10px; min-height: 26px; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
  color: $muted; min-height: 24px; padding: 0 12px; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked { background: $surface; color: $text; border: 1px solid $control; }
QPushButton[kind="segment"]:focus { border: 1px solid $accent; min-height: 24px; padding: 0 12px; }
QFrame[kind="segments"] { background: $track; border: none; border-radius: 8px; }

QFrame[kind="picker"] { background: $surface; border: 1px solid $control; border-radius: 8px; }
QPushButton[kind="step"] { border: 1px solid transparent; border-radius: 7px; padding: 0; background: transparent;
  min-width: 28px; max-width: 28px; min-height: 28px; }
QPushButton[kind="picked"] { border: 1px solid transparent; border-radius: 0; padding: 0 15px; min-height: 28px;
  background: transparent; border-left-color: $line; border-right-color: $line; }
QPushButton[kind="step"]:hover, QPushButton[kind="picked"]:hover { background: $hover; }
QPushButton[kind="step"]:focus, QPushButton[kind="picked"]:focus { border: 1px solid $accent; min-height: 28px; }
QPushButton[kind="picked"]:focus { padding: 0 15px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: url("$icons/chevron-down-$mode.svg"); width: 14px; height: 14px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 10px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QDateEdit {
  background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { padding: 0 9px; min-height: 30px; }
QAbstractSpinBox { padding: 0 4px 0 9px; min-height: 30px; }
QSpinBox, QDoubleSpinBox { qproperty-alignment: "AlignRight|AlignVCenter"; }
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 8px; min-height: 28px; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 3px 0 8px; min-height: 28px; }
QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; min-height: 0; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 6px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $muted; background: $sunk; }
QLineEdit[kind="cell"], QComboBox[kind="cell"] { border-radius: 6px; min-height: 25px; padding: 0 6px; }
QLineEdit[kind="wrong"] { border: 2px solid $act; padding: 0 8px; min-height: 28px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$icons/chevron-down-$mode.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $control; padding: 4px; outline: 0;
  selection-background-color: $accent_soft; selection-color: $text; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QDateEdit::drop-down { border: none; width: 26px; subcontrol-position: right center; subcontrol-origin: padding; }
QDateEdit::down-arrow { image: url("$icons/chevron-down-$mode.svg"); width: 14px; height: 14px; }
QCheckBox, QRadioButton { spacing: 8px; color: $text; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 16px; height: 16px;
  border: 1px solid $muted; background: $surface; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/check-$mode.svg"); }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; background: $on_accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $text; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $control; background: $track; }
QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 6px; background: $track; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 3px; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 9px; background: $surface;
  border: 2px solid $accent; }
QSlider::handle:horizontal:focus { background: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 3px solid transparent;
  padding: 6px 2px; margin-right: 22px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover, QTabBar::tab:focus { color: $accent; }
QGroupBox { border: none; margin-top: 22px; background: transparent; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $muted; }
QListView::item { padding: 0 8px; min-height: 28px; border-radius: 6px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $accent_soft; color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up-$mode.svg"); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-down-$mode.svg"); width: 11px; height: 11px; }

QAbstractItemView { background: $surface; color: $text; border: none; outline: 0; gridline-color: $line;
  alternate-background-color: $surface; selection-background-color: $accent_soft; selection-color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 0 8px; }
QHeaderView::up-arrow { image: url("$icons/chevron-up-$mode.svg"); width: 11px; height: 11px; }
QHeaderView::down-arrow { image: url("$icons/chevron-down-$mode.svg"); width: 11px; height: 11px; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 5px; }
QMenu::item { padding: 6px 22px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[kind="hero"], QProgressBar[kind="bullet"] { max-height: 16777215px; min-height: 0; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#steps { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border: 3px solid transparent; border-radius: 6px;
  background-clip: padding; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; background-clip: padding; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
""")


def palette(tokens: Tokens) -> QPalette:
    """What Fusion paints by itself: check boxes, dialogs, disabled texts."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, name in {
        roles.Window: tokens.bg,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.sunk,
        roles.Text: tokens.text,
        roles.PlaceholderText: tokens.muted,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.act,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.ToolTipBase: tokens.surface,
        roles.ToolTipText: tokens.text,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.hover,
        roles.Mid: tokens.control,
        roles.Dark: tokens.control,
        roles.Shadow: tokens.line,
        roles.Accent: tokens.accent,
    }.items():
        made.setColor(role, QColor(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made


def sheet(tokens: Tokens) -> str:
    """The style sheet in the colours of ``tokens``."""
    names = {name: getattr(tokens, name) for name in Tokens.__slots__ if name != "dark"}
    return _SHEET.substitute(
        names,
        icons=paths.resource("icons").as_posix(),
        mode="dark" if tokens.dark else "light",
        primary_hover=QColor(tokens.accent).darker(108).name(),
    )
