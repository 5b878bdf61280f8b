"""The view for two: one person's figures, what if, agreements and sign-off, alone in the window until the lead leaves.

It has no way to anything else: no page, no search, no file dialog, whose lists would name others.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QToolTip, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_number, format_period
from desktop_app.domain.one_on_one import Promise
from desktop_app.domain.period import Length
from desktop_app.domain.sign_off import Signer, SignOff
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.meetings import lead_passphrase
from desktop_app.operations.meetings.hand_over import hand_over, hand_over_file
from desktop_app.operations.meetings.one_on_one import Occasion
from desktop_app.operations.meetings.one_on_one_entries import write_down
from desktop_app.operations.meetings.view_for_two import ForTwo, agreed_with, pay_if, sign, unsigned
from desktop_app.paths import documents_folder
from desktop_app.rules.incentives.beside import Beside
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.pages.people.for_two.agreed_card import AgreedCard
from desktop_app.ui.pages.people.for_two.hope_card import HopeCard
from desktop_app.ui.pages.people.for_two.leave_dialog import LeaveDialog
from desktop_app.ui.pages.people.for_two.sign_card import SignCard
from desktop_app.ui.pages.people.for_two.stand_card import StandCard
from desktop_app.ui.widgets.card import Chip, button
from desktop_app.ui.widgets.labels import label

_BAR: Final = 56
_MARGIN: Final = 64
_GAP: Final = 24


class ForTwoView(QWidget):
    """``left``: the lead has left it. What the clipboard held is cleared when it opens."""

    left = Signal()

    def __init__(self, store: Store, jobs: Jobs, about: ForTwo) -> None:
        super().__init__()
        self._store, self._jobs, self.about = store, jobs, about
        self._asked: Job | None = None
        self._answers: dict[tuple[str, ...], Beside | None] = {(): about.pay}
        self.setObjectName("for_two")
        self.stand = StandCard(about, _span(about))
        self.hopes = HopeCard(about)
        self.agreed = AgreedCard(about)
        self.signing = SignCard(about.name, about.lead)
        self.asked: LeaveDialog | None = None
        self.hopes.asked.connect(self._ask_pay)
        self.agreed.written.connect(self._write_down)
        self.signing.asked.connect(self._sign)
        self._lay_out()
        for one in about.signed:
            self._signed(one)
        self._ask_pay(self.hopes.chosen())
        _forget_others()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, 28)
        column.setSpacing(4)
        column.addWidget(label(_title(self.about), 32, 600))
        column.addWidget(label(" · ".join(_facts(self.about)), 15, kind="muted", wrap=True))
        column.addSpacing(14)
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        for place, card in enumerate((self.stand, self.hopes, self.agreed, self.signing)):
            grid.addWidget(card, place // 2, place % 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what is in it
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        whole.addWidget(area, 1)

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("kind", "top")
        bar.setFixedHeight(_BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(14)
        row.addWidget(label(self.about.name, 15, 600))
        row.addWidget(label(_occasion(self.about), 13, kind="muted"), 1)
        self.told = label("", 13, kind="muted")
        row.addWidget(self.told)
        row.addWidget(Chip(_("Only {name}’s data is open").format(name=self.about.name), "accent"))
        row.addWidget(button(_("Print one page"), self.print_page, icon="print"))
        row.addWidget(button(_("Leave…"), self.leave, icon="lock"))
        return bar

    # What if.

    def _ask_pay(self, documents: object) -> None:
        """One question at a time: the newest, answered at once if it was asked before."""
        assert isinstance(documents, tuple)
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        if self.about.pay is None or documents in self._answers:
            self.hopes.show_pay(self._answers.get(documents))
            return
        args = (self.about.person, self.about.period, documents)
        done = partial(self._answered, documents)
        self._asked = self._jobs.run(pay_if, *args, on_done=done, on_failed=self._say, label=N_("Working out what if"))

    def _answered(self, documents: Sequence[str], found: Beside | None) -> None:
        self._answers[tuple(documents)] = found
        if tuple(documents) == self.hopes.chosen():
            self.hopes.show_pay(found)

    # What is agreed and signed.

    def _write_down(self, one: object) -> None:
        assert isinstance(one, Promise)
        self._jobs.run(write_down, one, on_done=self._written, on_failed=self._say, label=N_("Saving"))

    def _written(self, _number: int) -> None:
        self.agreed.show_agreed(agreed_with(self._store, self.about.person, self.about.day))

    def _sign(self, signer: object) -> None:
        assert isinstance(signer, Signer)
        box = self.signing.boxes[signer]
        one = unsigned(self.about, signer, self.signing.name_of(signer), box.strokes(), self.content())
        self._jobs.run(sign, one, on_done=self._signed, on_failed=self._say_signing, label=N_("Signing"))

    def content(self) -> tuple[str, ...]:
        """What is signed: one line an agreement."""
        return self.agreed.lines()

    def _signed(self, one: SignOff) -> None:
        self.signing.show_signed(one)
        self.agreed.close_for(self.signing.next())

    def _say_signing(self, error: UserError) -> None:
        self.signing.show_problem(str(error))

    def _say(self, error: UserError) -> None:
        """Here, for what the window would say stands behind this view."""
        self.told.setText(str(error))

    def print_page(self) -> None:
        """A PDF among the documents, in the person's language: a dialog for files would name others."""
        about = self.about
        target = hand_over_file(documents_folder(), about.name, about.day)
        occasion = Occasion(about.day, about.as_of, private=False)
        self._jobs.run(
            hand_over, about.person, target, occasion, on_done=self._printed, on_failed=self._say,
            label=N_("Writing the page"),
        )  # fmt: skip

    def _printed(self, path: Path) -> None:
        self.told.setText(_("Saved among your documents: {file}").format(file=path.name))

    # Leaving.

    def leave(self) -> None:
        """Ask the lead, then give the window back."""
        guarded = lead_passphrase.is_set(self._store)
        self.asked = LeaveDialog(self, partial(lead_passphrase.opens, self._store) if guarded else None)
        self.asked.accepted.connect(self.left)
        self.asked.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The program may end without a question unless a passphrase is set: what it shows then is this view."""
        if lead_passphrase.is_set(self._store):
            asked = LeaveDialog(self, partial(lead_passphrase.opens, self._store))
            event.setAccepted(bool(asked.exec()))
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _forget_others() -> None:
    """What was copied or pointed at before may be somebody else's, wherever it was copied."""
    QToolTip.hideText()
    QGuiApplication.clipboard().clear()


def _title(about: ForTwo) -> str:
    month = format_period(about.period)
    return _("Your {period} so far").format(period=month) if about.as_of < about.period.last else (
        _("Your {period}").format(period=month)
    )  # fmt: skip


def _facts(about: ForTwo) -> list[str]:
    found = [
        _("{done} of {whole} working days").format(
            done=format_number(about.worked), whole=format_number(about.whole)
        )
    ]  # fmt: skip
    if about.figure is not None:
        n = about.figure.n
        count = ngettext("{n} record", "{n} records", n).format(n=format_number(n))
        found.append(_("{records} up to {day}").format(records=count, day=format_day(about.as_of)))
    statement = about.pay.now if about.pay else None
    if statement is not None:
        found.append(_("plan {name}").format(name=_(statement.plan)))
    return found


def _span(about: ForTwo) -> str:
    if about.period.length is not Length.MONTH:
        return format_period(about.period)
    return _("{first} to {last}").format(first=about.period.start.day, last=format_day(about.period.last))


def _occasion(about: ForTwo) -> str:
    day = format_day(about.day)
    return _("One-on-one, {day}, with {name}").format(day=day, name=about.lead) if about.lead else (
        _("One-on-one, {day}").format(day=day)
    )  # fmt: skip
