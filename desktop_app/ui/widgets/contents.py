"""What stands in a layout, taken out or exchanged: not seen any more, though Qt deletes it a little later."""

from PySide6.QtWidgets import QLayout, QWidget


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout``, inner layouts too."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            discard(widget)
        elif (inner := item.layout()) is not None:
            clear(inner)


def exchange(layout: QLayout, old: QWidget, new: QWidget) -> None:
    """Put ``new`` where ``old`` stands in ``layout``."""
    layout.replaceWidget(old, new)
    discard(old)


def discard(widget: QWidget) -> None:
    """Let a widget go: what is deleted with the next round of events would else be painted until then."""
    widget.hide()
    widget.deleteLater()
