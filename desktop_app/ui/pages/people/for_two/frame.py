"""What all cards of the view for two share: large type and a wide margin; what stands in them is theirs."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.ui.widgets.card import Card, SectionHead
from desktop_app.ui.widgets.labels import label

_PAD = 24
_HEAD = 28


class LargeCard(Card):
    """A card to be read by two from one screen."""

    def __init__(self, title: str, remark: str = "") -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body.setContentsMargins(_PAD, 18, _PAD, 20)
        self.body.setSpacing(12)
        self._title = SectionHead(title, "", px=20)
        self._title.setFixedHeight(_HEAD)
        self._remark = label(remark, 13, kind="muted")
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._remark)
        self.body.addLayout(row)

    def show_title(self, title: str, remark: str = "") -> None:
        self.setAccessibleName(title)
        self._title.show_words(title)
        self._remark.setText(remark)


def pair(caption: str, figure: str, *, strong: bool = False) -> QWidget:
    """Words at the left, their figure at the right."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    words: QLabel = label(caption, 13, 600 if strong else 400, wrap=True)
    row.addWidget(words, 1)
    row.addWidget(label(figure, 13, 600))
    return made
