"""The Settings page: company, what counts, calendar, language and colours, backups; beside them the KPIs."""

from dataclasses import replace
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app import i18n
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_, _
from desktop_app.operations import back_up, moments
from desktop_app.operations.entries import remove_entry, save_entry
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.meetings.lead_passphrase import set_passphrase
from desktop_app.operations.new_workspace import preset_settings, save_settings
from desktop_app.store import batches, calendar_days, rates, settings
from desktop_app.store.database import Store
from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui import remembered, theme
from desktop_app.ui.forms import Form, Manner
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.settings import choices
from desktop_app.ui.pages.settings.backups_card import BackupsCard
from desktop_app.ui.pages.settings.calendar_card import CalendarCard
from desktop_app.ui.pages.settings.kpis import KpisView
from desktop_app.ui.pages.settings.leaving_card import LeavingCard
from desktop_app.ui.pages.settings.ramp_card import RampCard
from desktop_app.ui.pages.settings.rates_card import RatesCard
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label

WORKSPACE: Final = "workspace"
KPIS: Final = "kpis"
_SCHEMES: Final = (
    (theme.Scheme.SYSTEM, N_("System")),
    (theme.Scheme.LIGHT, N_("Light")),
    (theme.Scheme.DARK, N_("Dark")),
)


class SettingsPage(Page):
    """What is typed here is a draft until it is saved as one revision with one reason; old revisions stay."""

    key = "settings"
    title = N_("Settings")
    question = N_("What holds for the whole workspace?")
    icon = "settings"
    help = N_(
        "What is changed here is a draft until you press Save. Every save keeps what was set before, so that "
        "figures of earlier periods can still be explained. Language and colours belong to this window alone and "
        "change at once."
    )
    offers: ClassVar[tuple[Offer, ...]] = (
        Offer(N_("Back up now"), "back_up"),
        Offer(N_("Choose KPIs"), KPIS),
        Offer(N_("Make a KPI of my own"), "new_kpi"),
    )

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._saved = self._base = settings.load(store)
        self.company: Form | None = None
        self.counting: Form | None = None
        self.extras: Form | None = None
        self.calendar = CalendarCard()
        self.calendar.set_asked.connect(lambda day: self.jobs.run(save_entry, day, None, label=N_("Saving")))
        self.calendar.remove_asked.connect(lambda day: self.jobs.run(remove_entry, day, label=N_("Removing")))
        self.calendar.paste_asked.connect(self.paste_notice)
        self.rates = RatesCard()
        self.rates.add_asked.connect(lambda rate: self.jobs.run(save_entry, rate, None, label=N_("Saving")))
        self.rates.remove_asked.connect(lambda rate: self.jobs.run(remove_entry, rate, label=N_("Removing")))
        self.backups = BackupsCard()
        self.backups.back_up_asked.connect(self.back_up)
        self.backups.restore_asked.connect(self.restore_asked)
        self.leaving = LeavingCard()
        self.leaving.set_asked.connect(self._set_passphrase)
        self._company_card = Card(_("Company"))
        self._counting_card = Card(_("What counts"))
        self._extras_card = Card(_("On top"), _("off until you want it"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why this changes"))
        self.reason.setPlaceholderText(_("Why this changes (kept with the change)"))
        self.reason.setMinimumWidth(260)
        self.add_control(self.reason)
        self._add_saving()
        self.tabs = Segments([(WORKSPACE, _("Workspace")), (KPIS, _("KPIs"))], WORKSPACE)
        self.tabs.setAccessibleName(_("What is set"))
        self.tabs.chosen.connect(lambda _value: self.show_tab())
        self.add_beside_title(self.tabs)
        self.kpis = KpisView(store, jobs)
        self.kpis.go.connect(self.go)
        self.kpis.files_asked.connect(self.files_asked)
        self.kpis.editing.connect(lambda _on: self._show_whether_changed())
        self._make = button(_("Make a KPI"), self.kpis.make, kind="primary")
        self.add_control(self._make)
        self._lay_out_cards()

    def _add_saving(self) -> None:
        """The buttons about the draft, and about what was saved last."""
        self._undo = button(_("Discard"), self.reload)
        self.add_control(self._undo)
        self._before: dict[str, Any] = {}
        self._take_back = button(_("Undo the last save"), self.take_back, icon="undo")
        self.add_control(self._take_back)
        self._save = self.set_primary(_("Save"), self.save)

    def _lay_out_cards(self) -> None:
        self.ramp = RampCard()
        self.ramp.changed.connect(self._show_whether_changed)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        right = QVBoxLayout()
        right.setSpacing(16)
        cards = (self._counting_card, self._extras_card, self.ramp, self._view_card(), self.leaving, self.rates,
                 self.backups)  # fmt: skip
        for card in cards:
            right.addWidget(card)
        right.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self._company_card)
        left.addWidget(self.calendar, 1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.kpis, 1)
        self.kpis.hide()
        self._make.hide()

    def _set_passphrase(self, typed: str, before: str) -> None:
        self.jobs.run(set_passphrase, typed, before, label=N_("Saving"))

    def show_tab(self) -> None:
        """The workspace's forms or the KPIs, which are read when they are looked at."""
        kpis = self.tabs.value() == KPIS
        self._area.setVisible(not kpis)
        self.kpis.setVisible(kpis)
        if kpis:
            self.kpis.reload()
        self._show_whether_changed()

    def _view_card(self) -> Card:
        card = Card(_("This window"), _("changes at once, for you alone"))
        languages = Segments(list(i18n.LANGUAGES.items()), i18n.language())
        languages.setAccessibleName(_("Language"))
        languages.chosen.connect(self.language_chosen.emit)
        scheme = theme.Scheme(remembered.load("scheme", theme.Scheme.SYSTEM.value))
        schemes = Segments([(value, _(title)) for value, title in _SCHEMES], scheme)
        schemes.setAccessibleName(_("Colours"))
        schemes.chosen.connect(self.scheme_chosen.emit)
        for title, widget in ((_("Language"), languages), (_("Colours"), schemes)):
            card.body.addWidget(label(title, 12, kind="muted"))
            card.body.addWidget(widget)
        return card

    def reload(self) -> None:
        """Show what is saved; a draft is given up."""
        self._saved = settings.load(self.store)
        self.set_header(
            _("Settings"), _("{file} · what is changed here holds for everybody").format(file=self.store.path.name)
        )
        self._show(self._saved, moments.today().year)
        self.backups.reload(self.store.path)
        self.leaving.show_state(is_set=bool(self._saved.lead_passphrase))
        self.rates.show_rates(rates.load(self.store), self._saved.currency, moments.today())
        self.reason.clear()
        if self.tabs.value() == KPIS:
            self.kpis.reload()
        self._show_whether_changed()

    def _show(self, base: WorkspaceSettings, year: int) -> None:
        """Fill the forms from ``base``, over which the draft is laid."""
        self._base = base
        fixed = bool(batches.load(self.store))
        manner = choices.company_manner(currency_is_fixed=fixed)
        self.company = self._new_form(self._company_card, Form(choices.company_of(base), manner))
        if fixed:
            said = _("Amounts are in {currency}. This is fixed, for there are records in it.")
            words = label(said.format(currency=base.currency), 12, kind="muted", wrap=True)
            self._company_card.body.addWidget(words)
        take = button(_("Take the country's calendar and tax"), self.take_country, kind="mini")
        self._company_card.body.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        manner = choices.counting_manner()
        self.counting = self._new_form(self._counting_card, Form(choices.counting_of(base), manner))
        self.extras = self._new_form(self._extras_card, Form(choices.extras_of(base), Manner()))
        self.ramp.show_settings(base)
        self.calendar.show_settings(base, year, calendar_days.load(self.store))

    def _new_form(self, card: Card, form: Form) -> Form:
        clear(card.body)
        card.body.addWidget(form)
        form.changed.connect(self._show_whether_changed)
        return form

    def draft(self) -> WorkspaceSettings | None:
        """What the page says now; None while a field is wrong."""
        assert self.company is not None
        assert self.counting is not None
        assert self.extras is not None
        company, counting, extras = self.company.value(), self.counting.value(), self.extras.value()
        if company is None or counting is None or extras is None:
            return None
        merged = choices.merged(self._base, company, counting, extras)
        return replace(merged, calendar=dict(self.calendar.days()), target_ramp=self.ramp.kept())

    def _show_whether_changed(self) -> None:
        changed, kpis = self.draft() != self._saved, self.tabs.value() == KPIS
        self._save.setEnabled(changed)
        self._save.setVisible(not kpis)
        self._undo.setVisible(changed and not kpis)
        self._take_back.setVisible(bool(self._before) and not changed and not kpis)
        self.reason.setVisible(changed and not kpis)
        self._make.setVisible(kpis and not self.kpis.is_editing)

    def take_country(self) -> None:
        """Put the chosen country's calendar, tax and week into the draft."""
        draft = self.draft()
        if draft is None or not draft.country:
            return
        preset = preset_settings(draft.country, moments.today())
        fresh = replace(
            draft,
            tax_rate=preset.tax_rate,
            week_start=preset.week_start,
            weekend=preset.weekend,
            calendar=preset.calendar,
            provisional_years=preset.provisional_years,
        )
        self._show(fresh, self.calendar.year())
        self._show_whether_changed()

    def save(self) -> None:
        """One revision with one reason, as a job; a wrong field is said at its place and nothing is saved."""
        assert self.company is not None
        assert self.counting is not None
        try:
            self.company.take()
            self.counting.take()
        except UserError:
            return
        chosen = self.draft()
        if chosen is not None:
            self._save_now(chosen, self.reason.text().strip())

    def take_back(self) -> None:
        """What the last save changed is as it was before; pressed again, it is back."""
        self._save_now(replace(settings.load(self.store), **self._before), _("The last save was undone."))

    def _save_now(self, chosen: WorkspaceSettings, reason: str) -> None:
        saved = settings.load(self.store)

        def done(changed: list[str]) -> None:
            self._before = {key: getattr(saved, key) for key in changed}
            self._show_whether_changed()

        self.jobs.run(save_settings, chosen, reason, on_done=done, label=N_("Saving the settings"))

    def paste_notice(self) -> None:
        """Take the days of the notice on the clipboard, as an import that can be taken back."""
        words = QGuiApplication.clipboard().text()
        if not words.strip():
            self.jobs.refused.emit(UserError(N_("There is no text on the clipboard."), N_("Copy the notice first.")))
            return
        choices = Choices(kind=Kind.CALENDAR_DAY)
        request = Request(words.encode(), _("Pasted notice"), choices, remember=False)
        self.jobs.run(import_file, request, label=N_("Importing"))

    def back_up(self) -> None:
        self.jobs.run(
            back_up.back_up, on_done=lambda _path: self.backups.reload(self.store.path), label=N_("Backing up")
        )

    def show_argument(self, argument: object) -> None:
        """An offer, or the KPIs."""
        if argument == "back_up":
            self.back_up()
        elif argument in (KPIS, "new_kpi"):
            self.tabs.show_value(KPIS)
            self.show_tab()
            if argument == "new_kpi" and self.kpis.may_leave():
                self.kpis.make()

    def back(self) -> bool:
        return self.tabs.value() == KPIS and self.kpis.back()

    def may_leave(self) -> bool:
        return self.kpis.may_leave()
