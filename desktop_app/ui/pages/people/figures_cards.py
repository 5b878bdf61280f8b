"""The upper half of a sheet: how the person stands, what changed beyond chance, what to talk about; only shown."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import (
    format_change,
    format_day,
    format_minor,
    format_period,
    format_quantity,
    format_rough,
)
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import _, ngettext
from desktop_app.reports.action_words import VERDICTS
from desktop_app.reports.coaching_words import change_words, changed_words, point_words, verdict_words
from desktop_app.reports.wording import sentence
from desktop_app.rules.coaching.evidence import Changed
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.rules.kpis.judge import Figure
from desktop_app.ui import faces
from desktop_app.ui.pages.people.rows_card import RowsCard, SparkView, row, two_lines
from desktop_app.ui.widgets.bullet import BulletBar
from desktop_app.ui.widgets.card import Card, Chip, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import Figure as Large
from desktop_app.ui.widgets.labels import OneLine, label
from desktop_app.ui.widgets.status import StatusPill

_MOST_CHANGES = 4


class StandingCard(Card):
    """Attainment, pace and landing over one bullet; the pay so far at the right where it is worked out."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._inside = QHBoxLayout()
        self._inside.setSpacing(32)
        self.body.addLayout(self._inside)

    def show_sheet(self, sheet: Sheet) -> None:
        clear(self._inside)
        top = sheet.standing
        if top is None:
            self._inside.addWidget(label(_("There are no figures of this person yet."), kind="muted", wrap=True), 1)
        else:
            made = QWidget()
            column = QVBoxLayout(made)
            column.setContentsMargins(0, 0, 0, 0)
            figures = QHBoxLayout()
            figures.setSpacing(24)
            for one in self._figures(_(top.kpi.texts.name), top.figure):
                figures.addWidget(one, 1)
            column.addLayout(figures)
            bar = BulletBar(faces.gauge_face(top.kpi, top.figure, ""))
            bar.opened.connect(lambda: self.opened.emit(top.kpi.key))
            column.addWidget(bar)
            self._inside.addWidget(made, 3)
        for widget in self._pay(sheet):
            self._inside.addWidget(widget, 1)

    def _figures(self, name: str, figure: Figure) -> Iterator[QWidget]:
        pill = StatusPill(faces.face_status(figure), faces.status_word(figure))
        if figure.attainment is not None and figure.value is not None and figure.target is not None:
            goal = _("{value} of {target}").format(value=format_rough(figure.value), target=format_rough(figure.target))
            title = _("{kpi} against its target").format(kpi=name)
            yield _stack(title, format_quantity(figure.attainment), goal, pill)
        elif figure.value is not None:
            yield _stack(name, format_rough(figure.value), format_period(figure.period), pill)
        if figure.expected is not None and figure.value is not None:
            ahead = Quantity(figure.value.value - figure.expected.value, figure.value.unit, figure.value.currency)
            yield _stack(_("Pace"), format_change(ahead, 0), _("against today's pace"))
        if figure.landing is not None:
            low, high = format_rough(figure.landing.low), format_rough(figure.landing.high)
            yield _stack(
                _("Landing"), format_rough(figure.landing.value), _("{low} to {high}").format(low=low, high=high)
            )

    def _pay(self, sheet: Sheet) -> Iterator[QWidget]:
        if sheet.pay_problem is not None:
            yield label(str(sheet.pay_problem), 12, kind="watch", wrap=True)
        pay = sheet.pay
        if pay is None:
            return
        if pay.pay is None:
            yield label(" ".join(map(sentence, pay.reasons)), 12, kind="watch", wrap=True)
            return
        lines = [
            _("{component}: {text}").format(component=_(line.name), text=format_minor(line.pay, pay.currency))
            for line in pay.lines
            if line.pay is not None
        ]
        title = _("Pay so far, {plan}").format(plan=_(pay.plan))
        yield _stack(title, format_minor(pay.pay, pay.currency), " · ".join(lines[:2]))


def _stack(title: str, figure: str, below: str, pill: QWidget | None = None) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(OneLine(title, 12))
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(Large(figure))
    if pill is not None:
        line.addWidget(pill)
    line.addStretch(1)
    column.addLayout(line)
    column.addWidget(OneLine(below, 12))
    return made


class ChangedCard(RowsCard):
    """Signals since the last one-on-one; those within chance are one sentence."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Changed beyond chance"), " ")

    def show_sheet(self, sheet: Sheet) -> None:
        self.show_title(_("Changed beyond chance"), _("usual → now"))
        rows = [self._row(one) for one in sheet.changed[:_MOST_CHANGES]]
        rest = []
        more = len(sheet.changed) - _MOST_CHANGES
        if more > 0:
            rest.append(ngettext("{n} more", "{n} more", more).format(n=more))
        if sheet.usual:
            names = ", ".join(_(kpi.texts.name) for kpi in sheet.usual)
            words = ngettext("{n} other within chance: {names}", "{n} others within chance: {names}", len(sheet.usual))
            rest.append(words.format(n=len(sheet.usual), names=names))
        if rest:
            rows.append(OneLine(" · ".join(rest), 12))
        self.show_rows(rows, _("Too few months to tell."))

    def _row(self, one: Changed) -> QWidget:
        told = changed_words(one)
        spark = faces.spark(one.figure)
        parts: list[QWidget] = [two_lines(told.title, " · ".join(filter(None, (change_words(one), told.evidence))))]
        if spark is not None:
            parts.append(SparkView(spark, f"{told.title}: {told.evidence}"))
        parts.append(StatusPill(Status.GOOD if one.better else Status.ACT, verdict_words(one)))
        open_it = button(_("Open"), lambda: self.opened.emit(one.kpi.key), kind="link")
        open_it.setAccessibleName(_("Open: {name}").format(name=told.title))
        return row(*parts, open_it, wide=0)


class TalkCard(RowsCard):
    """Two strengths and one or two topics, then questions to ask; ``playbook_asked``: what is said at each stage."""

    playbook_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("To talk about"), " ")
        self.add_link(_("Playbook"), self.playbook_asked.emit)

    def show_sheet(self, sheet: Sheet) -> None:
        rows = []
        for title, ink, points in ((_("Strength"), "accent", sheet.strengths), (_("Topic"), "watch", sheet.topics)):
            for point in points:
                told = point_words(point)
                rows.append(row(two_lines(told.title, told.evidence), Chip(title, ink), wide=0))
                if point.helpers:
                    words = _("{names} could show how; only you see this.").format(names=", ".join(point.helpers))
                    rows.append(OneLine(words, 12))
        rows += [label(sentence(one), 13, wrap=True) for one in sheet.questions]
        self.show_rows(rows)


class ActionCard(RowsCard):
    """The newest action for this person and what can be said of its effect; absent without one."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(_("Last action"), " ")
        self.add_link(_("Open"), self.opened.emit)

    def show_sheet(self, sheet: Sheet) -> None:
        self.setVisible(sheet.action is not None)
        if sheet.action is None:
            return
        self.show_title(_("Last action"), _("since {day}").format(day=format_day(sheet.action.start)))
        found = sheet.action
        rows: list[QWidget] = [
            label(found.text, 13, 500, wrap=True),
            label(sentence(found.explanation), 12, kind="muted", wrap=True),
            label(_(VERDICTS[found.verdict]), 13, 600),
        ]
        self.show_rows(rows)
