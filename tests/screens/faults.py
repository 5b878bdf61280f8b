"""What a person would see as broken on a rendered window: texts that are cut, or that lie over each other."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea, QStyle, QStyleOptionComboBox, QWidget

from desktop_app.ui.widgets import text

_SLACK = 2  # px: side bearings, rounding
_OVERLAP = 3  # px in both directions: less is line spacing


def find_faults(window: QWidget) -> list[str]:
    """Faults in words; the window must have been painted just now (``text.clipped`` belongs to that painting)."""
    found = [f"painted text cut: {words!r}" for words in text.clipped]
    found += [f"text cut: {words}" for widget in _shown(window, QWidget) for words in _cut(widget)]
    found += _over_each_other(window)
    found += [f"beyond the edge: {words}" for area in _shown(window, QScrollArea) for words in _beyond(area)]
    return found


def _shown(window: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    for widget in window.findChildren(kind):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        hint = widget.minimumSizeHint() if widget.minimumSizeHint().isValid() else widget.sizeHint()
        wanted = max(hint.width(), _text_width(widget, widget.text()))
        if wanted > widget.width() + _SLACK:
            yield f"button {widget.text()!r} wants {wanted} px, has {widget.width()}"
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).width()
        wanted = _text_width(widget, widget.currentText())
        if wanted > room + _SLACK:
            yield f"choice {widget.currentText()!r} wants {wanted} px, has {room}"


def _text_width(widget: QWidget, words: str) -> int:
    return widget.fontMetrics().horizontalAdvance(words.replace("&", ""))


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        wanted, has = label.heightForWidth(label.width()), label.height()
    else:
        wanted, has = label.sizeHint().width(), label.width()
    if wanted > has + _SLACK:
        yield f"label {label.text()!r} wants {wanted} px, has {has}"


def _beyond(area: QWidget) -> Iterator[str]:
    """What only scrolls up and down must be no wider than its place."""
    assert isinstance(area, QScrollArea)
    if area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff or area.widget() is None:
        return
    wanted, has = area.widget().width(), area.viewport().width()
    if wanted > has + _SLACK:
        yield f"{type(area.parentWidget()).__name__} wants {wanted} px, has {has}"


def _over_each_other(window: QWidget) -> list[str]:
    """Labels and buttons alone: a painted text knows its own neighbours. A text in front of a panel is no fault."""
    places = [
        (widget, _place(window, widget))
        for kind in (QLabel, QAbstractButton)
        for widget in _shown(window, kind)
        if isinstance(widget, (QLabel, QAbstractButton)) and widget.text()
    ]
    return [
        f"texts over each other: {first.text()!r} and {second.text()!r}"
        for (first, here), (second, there) in combinations(places, 2)
        if first.parentWidget() is second.parentWidget() and _overlap(here, there)
    ]


def _place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _overlap(here: QRect, there: QRect) -> bool:
    both = here.intersected(there)
    return both.width() > _OVERLAP and both.height() > _OVERLAP
