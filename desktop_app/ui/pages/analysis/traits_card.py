"""The card of one person's strengths and weaknesses, against the own months and the team, and of who could help."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.formats import format_number, format_period, join_sentences
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses.traits import Side, Trait, traits
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.analysis_tables import traits_table
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_MOST_ROWS: Final = 16


class TraitsCard(Card):
    """``person``: id of whom it is about, 0 for nobody yet. ``opened``: (KPI, scope) of a row, for the gauges."""

    chosen = Signal()
    opened = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(_("Strengths and weaknesses"))
        self.person = 0
        self._jobs = jobs
        self._asked: tuple[Wanted, Scope] | None = None
        self._shown: tuple[Trait, ...] = ()
        self._chip = ScopeChip("", [(0, "")])
        self._chip.chosen.connect(self._choose)
        self.add_to_head(self._chip)
        self._sentence = label("", 13, 500, wrap=True)
        self._helpers = label("", 13, wrap=True)
        self._table = TableView(TableModel(traits_table(())), _("Strengths and weaknesses"), dense=True, stretch="kpi")
        self._table.row_activated.connect(self._open)
        for widget in (self._sentence, self._helpers, self._table):
            self.body.addWidget(widget)

    def show_person(self, store: Store, wanted: Wanted) -> None:
        """Read in the worker: it is all figures of a person and of the team at once."""
        day = wanted.as_of or wanted.period.last
        inside = people.in_scope(store, wanted.scope, day)
        self.setVisible(bool(inside))
        if not inside:
            return
        self._chip.show_choices([(one.id, one.name) for one in inside], self.person)
        self.person = int(str(self._chip.value()))
        scope = Scope(ScopeKind.PERSON, self.person, self._chip.word())
        team = wanted if wanted.scope.kind is not ScopeKind.PERSON else replace(wanted, scope=COMPANY)
        self._asked = asked = (team, scope)
        self._jobs.run(
            traits, team, scope, on_done=lambda found: self._show(asked, found), quiet=True, label=N_("Comparing")
        )

    def _show(self, asked: object, found: tuple[Trait, ...]) -> None:
        if asked is not self._asked:
            return  # somebody else was chosen meanwhile
        self._shown = sorted_traits(found)
        self._sentence.setText(traits_words(self._shown))
        helpers = helper_words(self._shown)
        self._helpers.setText(helpers)
        self._helpers.setVisible(bool(helpers))
        month = format_period(found[0].month.period) if found else ""
        remark = _("{month} against the own months; {period} against the team")
        assert self._asked is not None
        self.show_title(
            _("Strengths and weaknesses"),
            remark.format(month=month, period=format_period(self._asked[0].period)) if found else "",
        )
        table = traits_table([one.cells() for one in self._shown])
        model = self._table.model
        assert isinstance(model, TableModel)
        model.show_table(table, None, self._look)
        self._table.fit_columns()
        self._table.setVisible(bool(table.rows))
        self._table.setFixedHeight(DENSE * (min(len(table.rows), _MOST_ROWS) + 1) + 4)

    def _look(self, row: int, column: int) -> Look:
        trait = self._shown[row]
        side = {"own": trait.own, "team": trait.team}.get(self._table.model.columns[column].key)
        if side in (Side.BETTER, Side.WORSE):
            return Look(600, "act" if side is Side.WORSE else "accent")
        return Look(ink="muted") if side else Look()

    def _choose(self, person: object) -> None:
        self.person = int(str(person))
        self.chosen.emit()

    def _open(self, row: int) -> None:
        model = self._table.model
        assert isinstance(model, TableModel)
        assert self._asked is not None
        self.opened.emit((self._shown[model.source_row(row)].kpi.key, self._asked[1]))


def sorted_traits(found: Sequence[Trait]) -> tuple[Trait, ...]:
    """Weaknesses first, then strengths, then what is as usual; each in the order of the catalogue."""
    return tuple(sorted(found, key=lambda one: 0 if one.is_weakness else 1 if one.is_strength else 2))


def traits_words(found: Sequence[Trait]) -> str:
    """How many figures stand out; none is an answer too."""
    weak, strong = sum(one.is_weakness for one in found), sum(one.is_strength for one in found)
    if not found:
        return _("There are no figures of this person yet.")
    if not weak and not strong:
        return _("Nothing stands out beyond chance.")
    words = _("Beyond chance: {strong} better, {weak} worse.")
    return words.format(strong=format_number(strong), weak=format_number(weak))


def helper_words(found: Sequence[Trait]) -> str:
    """Who is reliably strong where this person is weak in the team's eyes; one sentence for each KPI."""
    said = []
    for one in (one for one in found if one.team is Side.WORSE):
        name = _(one.kpi.texts.name)
        if one.helpers:
            said.append(_("{kpi}: {names} could show how, reliably stronger than chance.").format(
                kpi=name, names=", ".join(one.helpers)))  # fmt: skip
        else:
            words = _("{kpi}: nobody else is reliably stronger, so look at the work rather than the person.")
            said.append(words.format(kpi=name))
    return join_sentences(said)
