"""The sign-off in the view for two: a box for each of both, and one button for whoever signs next."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop_app.domain.sign_off import Signer, SignOff
from desktop_app.i18n import _
from desktop_app.ui.pages.people.for_two.frame import LargeCard
from desktop_app.ui.pages.people.for_two.sign_box import SignBox
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label


class SignCard(LargeCard):
    """``asked`` carries the Signer who wants to sign."""

    asked = Signal(object)

    def __init__(self, person: str, lead: str) -> None:
        super().__init__(_("Sign-off"), _("for the agreements, not for the figures"))
        self._person = person
        self._signed: set[Signer] = set()
        self.lead = QLineEdit(lead)
        self.lead.setPlaceholderText(_("Your lead’s name"))
        self.lead.setAccessibleName(_("Your lead’s name"))
        self.lead.textChanged.connect(lambda _text: self._follow())
        self.boxes: Mapping[Signer, SignBox] = {Signer.PERSON: SignBox(person), Signer.LEAD: SignBox(lead)}
        row = QHBoxLayout()
        row.setSpacing(16)
        for signer, box in self.boxes.items():
            box.confirmed.connect(lambda one=signer: self.asked.emit(one))
            row.addWidget(box, 1)
        self.body.addLayout(row)
        self._named = bool(lead)
        self.body.addWidget(self.lead)
        self.lead.setVisible(not lead)
        foot = QHBoxLayout()
        self._remark = label(_("Once signed, what was agreed stays as it is."), 13, kind="muted", wrap=True)
        foot.addWidget(self._remark, 1)
        self.sign = button(" ", self._ask, kind="primary", icon="edit")
        self.sign.setMinimumHeight(44)
        foot.addWidget(self.sign)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self._follow()

    def name_of(self, signer: Signer) -> str:
        return self._person if signer is Signer.PERSON else self.lead.text().strip()

    def next(self) -> Signer | None:
        return next((one for one in Signer if one not in self._signed), None)

    def _ask(self) -> None:
        if (signer := self.next()) is not None:
            self.asked.emit(signer)

    def show_signed(self, one: SignOff) -> None:
        self._signed.add(one.signer)
        when = datetime.fromisoformat(one.signed_at).astimezone().strftime("%H:%M")
        if one.signer is Signer.LEAD:
            self.lead.setText(one.name)
        self.boxes[one.signer].show_signed(one.name, one.strokes, when)
        self._follow()

    def show_problem(self, words: str) -> None:
        self._remark.setText(words)

    def _follow(self) -> None:
        """The button names who signs next, and is gone when both have."""
        lead = self.lead.text().strip()
        if Signer.LEAD not in self._signed:
            self.boxes[Signer.LEAD].name_it(lead or _("The lead"))
        signer = self.next()
        self.sign.setVisible(signer is not None)
        self.lead.setVisible(not self._named and Signer.LEAD not in self._signed)
        if signer is not None:
            name = self.name_of(signer)
            self.sign.setText(_("Sign as {name}").format(name=name) if name else _("Sign as lead"))
            self.sign.setEnabled(bool(name))
