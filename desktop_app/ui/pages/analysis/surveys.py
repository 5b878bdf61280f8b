"""The view Surveys: how satisfied customers are, who would recommend us, and what low answers are about."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.formats import format_number, format_quantity, join_sentences
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.behind import behind_answer, behind_month, behind_reason, behind_scores
from desktop_app.operations.analyses.questionnaire import write_questionnaire
from desktop_app.operations.analyses.surveys import Surveys, has_answers, survey_answers, words
from desktop_app.operations.analyses.tables import survey_tables
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.paths import documents_folder
from desktop_app.reports.survey_tables import SORTS, counts_table
from desktop_app.rules.analysis.voices import CSAT, ScoreRow
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.by_chip import ByChip
from desktop_app.ui.pages.analysis.chart_rows import score_bars
from desktop_app.ui.pages.analysis.list_card import ListCard
from desktop_app.ui.pages.analysis.view import AnalysisView
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.row_bars import RowBars

_NOUNS: Final = ("channel", "person", "team", "product", "segment", "customer")


class SurveysView(AnalysisView):
    """One kind of question at a time as a chart; the tables hold both."""

    key = "surveys"
    title = N_("Surveys")
    question = N_("What do customers say of us, and why?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._found: Surveys | None = None
        self._wanted: Wanted | None = None
        self.sort = ScopeChip("", [(CSAT, _(SORTS[CSAT]))])
        self.by = ByChip(_NOUNS)
        self.bars = RowBars()
        self.chart = ChartCard(_("How often each score was given"), self.bars, Table((), ()), "")
        self.ask = self.chart.add_link(_("Questionnaire"), self._ask, "export")
        self.ask.setToolTip(
            _("A table to be filled in: a row for each request solved in the period and not asked about.")
        )
        self.chart.add_to_head(self.sort)
        self.said = label("", 13, 500, wrap=True)
        self.chart.body.addWidget(self.said)
        self.reasons = ListCard(jobs, _("What low answers are about"), "survey-reasons", "low")
        self.tags = ListCard(jobs, _("What comments speak of"), "survey-comments", "low")
        self.groups = ListCard(jobs, _("Scores by group"), "survey-groups", "mean")
        self.months = ListCard(jobs, _("Month by month"), "survey-months", "mean")
        self.low = ListCard(jobs, _("Low answers"), "low-answers", "score")
        self.groups.add_to_head(self.by)
        for listed, behind in ((self.reasons, _of_reason), (self.tags, _of_tag), (self.groups, _of_group),
                             (self.months, behind_month), (self.low, _of_answer)):  # fmt: skip
            listed.opened.connect(partial(self._open, behind))
        for chip in (self.sort, self.by):
            chip.chosen.connect(lambda _value: self.again.emit())
        for card in (self.chart, self.reasons, self.tags, self.groups, self.months, self.low):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return has_answers(store)

    def reload(self, wanted: Wanted) -> None:
        self._wanted = wanted
        by = self.by.offer(self.store, wanted)
        self.read(survey_answers, replace(wanted, by=by), take=partial(self._show, by))

    def _show(self, by: str, found: Surveys) -> None:
        self._found = found
        rows = {row.sort: row for row in found.wholes}
        self.sort.show_choices([(sort, _(SORTS[sort])) for sort in rows] or [(CSAT, _(SORTS[CSAT]))], self.sort.value())
        self.sort.setVisible(len(rows) > 1)
        shown = rows.get(str(self.sort.value()))
        tables = survey_tables(found, by, str(self.sort.value()))
        self.chart.setVisible(shown is not None)
        if shown is not None:
            sentence = join_sentences([_headline(shown), *words(found).values()])
            self.bars.show_rows(score_bars(shown))
            self.chart.show_data(counts_table(shown), sentence)
            self.said.setText(sentence)
        self.reasons.show_table(tables["reasons"])
        self.tags.show_table(tables["tags"], _("Sorted by words in the comments: a first look, not a judgement."))
        self.tags.setVisible(bool(tables["tags"].rows))
        self.groups.show_table(tables.get("groups", Table((), ())), "", _("95 % ranges"))
        self.months.show_table(tables["months"], "" if found.wholes else _("Nobody answered in this period."))
        self.low.show_table(tables["low"])

    def _open(self, behind: Callable[[Surveys, int, str], Asked | None], row: int) -> None:
        if self._found is not None:
            self.show_behind(behind(self._found, row, str(self.sort.value())))

    def write_to(self, target: Path) -> None:
        """The questionnaire of the question that is shown, for the period that is looked at."""
        if self._wanted is not None:
            sort = str(self.sort.value())
            self.jobs.run(write_questionnaire, self._wanted, sort, target, label=N_("Writing the file"))

    def _ask(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the questionnaire"), str(documents_folder() / "questionnaire.csv"),
            _("CSV (*.csv);;Workbook (*.xlsx)"),
        )  # fmt: skip
        if chosen:
            self.write_to(Path(chosen))

    def words(self) -> list[str]:
        count = self._found.n if self._found else 0
        return [ngettext("{n} answer", "{n} answers", count).format(n=format_number(count))]

    def state(self) -> Mapping[str, object]:
        return {"by": self.by.key, "sort": self.sort.value()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.by.key = str(state.get("by", ""))
        if state.get("sort") in SORTS:
            self.sort.show_choices([(state["sort"], _(SORTS[str(state["sort"])]))], state["sort"])


def _of_reason(found: Surveys, row: int, _sort: str) -> Asked | None:
    return behind_reason(found, found.reasons[row].item.text, read=False)


def _of_tag(found: Surveys, row: int, _sort: str) -> Asked | None:
    return behind_reason(found, found.tags[row].item.text, read=True)


def _of_group(found: Surveys, row: int, sort: str) -> Asked | None:
    return behind_scores(found, [one for one in found.groups if one.sort == sort][row].group, sort)


def _of_answer(found: Surveys, row: int, _sort: str) -> Asked | None:
    return behind_answer(found, row)


def _headline(row: ScoreRow) -> str:
    """The score with its range and the number of answers, as one sentence."""
    n = format_number(row.n)
    cells = survey_score(row)
    if row.sort == CSAT:
        return _("Mean {mean} of 5, {share} gave 4 or 5 ({low} to {high}); {n} answers.").format(n=n, **cells)
    return _("NPS {nps}, in truth between {low} and {high} (95 %); {n} answers.").format(n=n, **cells)


def survey_score(row: ScoreRow) -> dict[str, str]:
    """The figures of the headline in words."""
    if row.sort == CSAT:
        assert row.mean is not None
        assert row.top_share is not None
        assert row.top_range is not None
        mean = format_quantity(Quantity(row.mean, Unit.SCORE))
        return {"mean": mean, "share": _percent(float(row.top_share)), "low": _percent(row.top_range.low),
                "high": _percent(row.top_range.high)}  # fmt: skip
    assert row.nps is not None
    assert row.nps_range is not None
    return {"nps": _points(float(row.nps)), "low": _points(row.nps_range.low), "high": _points(row.nps_range.high)}


def _percent(share: float) -> str:
    return format_quantity(Quantity(Fraction(round(share * 100), 100), Unit.PERCENT), 0)


def _points(points: float) -> str:
    return format_number(round(points))
