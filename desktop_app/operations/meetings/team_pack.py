"""The pack for a team meeting: gauges, targets, successes and lessons of a team or the company, without any pay."""

from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Recognition
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.files.pdf import write_pdf
from desktop_app.files.workbook import write_workbook
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.annotations import annotations_of
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.moments import now
from desktop_app.operations.report_files import speaking
from desktop_app.reports import team_pack_document
from desktop_app.reports.figures_document import Scene
from desktop_app.reports.team_pack_document import Pack, Success
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import names, one_on_ones, people, period_reviews, records, settings
from desktop_app.store.database import Store

_PAY: Final = ("incentive", "payout", "salar", "pay_")
"""What measures of pay begin with or hold: no KPI made of one is shown to a team."""


def load_pack(store: Store, period: Period, scope: Scope = COMPANY, progress: Progress = SILENT) -> Pack:
    """What a meeting of ``scope`` looks at for ``period``. UserError for one person: that is a one-on-one."""
    if scope.kind is ScopeKind.PERSON:
        raise UserError(N_("A meeting is about a team."), N_("Name a team, or the company; a person has one-on-ones."))
    progress.step(N_("Reading the figures"), 0, 2)
    kpis = [kpi for kpi in kpis_with_data(store, period.last) if not tells_pay(kpi)]
    day = default_as_of(store)
    found = figures(store, Wanted(tuple(kpi.key for kpi in kpis), period, day, scope)) if kpis else ()
    pairs = [(kpi, one) for kpi, one in zip(kpis, found, strict=True) if one.value is not None or one.target]
    progress.step(N_("Reading the figures"), 1, 2)
    newest = records.data_day(store)
    return Pack(
        Scene(settings.load(store).company, scope.name or _("Everybody"), period, day,
              date.fromordinal(newest) if newest else None),
        tuple(pairs),
        _successes(store, period, scope),
        tuple(one.lessons for one in period_reviews.of_period(store, period) if one.lessons.strip()),
        tuple(one for one in annotations_of(store, "", scope) if period.start <= one.day < period.end),
    )  # fmt: skip


def tells_pay(kpi: Kpi) -> bool:
    return any(word in name for name in (kpi.key, *kpi.measures) for word in _PAY)


def export_pack(
    store: Store, period: Period, target: Path, scope: Scope = COMPANY, progress: Progress = SILENT, *,
    language: str = "",
) -> Path:  # fmt: skip
    """The pack as .pdf or .xlsx, in ``language`` or the workspace's."""
    ending = target.suffix.lower()
    if ending not in {".pdf", ".xlsx"}:
        raise UserError(N_("This report cannot be written as “{name}”."), N_("Let the name end in one of: {endings}."),
                        name=target.name, endings=".pdf, .xlsx")  # fmt: skip
    with speaking(store, language):
        pack = load_pack(store, period, scope, progress)
        if ending == ".pdf":
            write_pdf(team_pack_document.build(pack), target, now())
        else:
            write_workbook(team_pack_document.pages(pack), target, now(), team_pack_document.title(pack))
    return target


def _successes(store: Store, period: Period, scope: Scope) -> tuple[Success, ...]:
    """Recognition given in the period to those who were in the scope on its last day."""
    there = {one.id for one in people.in_scope(store, scope, period.last)}
    texts = names.texts(store)
    return tuple(
        Success(texts.get(one.person, ""), one.text, one.fact)
        for one in one_on_ones.load(store, Recognition)
        if one.person in there and period.start <= one.day < period.end
    )
