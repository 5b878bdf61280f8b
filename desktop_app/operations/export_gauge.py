"""Printing one opened gauge: everything the page shows of it is read once and handed to reports/gauge_document."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quantity import Quantity
from desktop_app.files.pdf import write_pdf
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.annotations import annotations_of
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.distribution import distribution
from desktop_app.operations.kpis.drivers import Changed, Split, what_changed
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.operations.moments import now
from desktop_app.operations.report_files import speaking
from desktop_app.reports.figures_document import Scene
from desktop_app.reports.gauge_document import Driver, Opened, build
from desktop_app.store import behind, groupings, records, settings
from desktop_app.store.database import Store

_MOST_IMPORTS = 6


def export_gauge(
    store: Store,
    wanted: Wanted,
    target: Path,
    progress: Progress = SILENT,
    *,
    earlier: Wanted | None = None,
    by: str = "",
    language: str = "",
) -> Path:
    """The first KPI of ``wanted`` as .pdf; what changed since ``earlier`` is parted by the grouping ``by``."""
    if target.suffix.lower() != ".pdf":
        raise UserError(N_("This report cannot be written as “{name}”."), N_("Let the name end in one of: {endings}."),
                        name=target.name, endings=".pdf")  # fmt: skip
    with speaking(store, language):
        progress.step(N_("Reading the figures"), 0, 2)
        opened = _opened(store, wanted, earlier, by)
        newest = records.data_day(store)
        scene = Scene(
            settings.load(store).company,
            wanted.scope.name or _("Everybody"),
            wanted.period,
            wanted.as_of or default_as_of(store),
            date.fromordinal(newest) if newest else None,
        )
        progress.step(N_("Writing the file"), 1, 2)
        write_pdf(build(opened, scene), target, now())
    return target


def _opened(store: Store, wanted: Wanted, earlier: Wanted | None, by: str) -> Opened:
    kpi, figure = find_kpi(store, wanted.kpis[0]), figures(store, wanted)[0]
    changed = what_changed(store, wanted, earlier, by) if earlier and by else None
    spread = distribution(store, wanted) if figure.value is not None else None
    question = records_behind(store, wanted)
    imports = behind.sources(store, question, settings.load(store).revenue_source)
    return Opened(
        figure,
        kpi,
        tuple(annotations_of(store, kpi.key, wanted.scope)),
        tuple(_drivers(changed)) if changed and changed.split is not Split.VALUES else (),
        _(groupings.BY_KEY[by].title) if by else "",
        _("since {period}").format(period=format_period(earlier.period)) if earlier else "",
        spread.bins if spread else (),
        tuple(f"{source} (#{batch})" for batch, source, _n in imports[:_MOST_IMPORTS]),
    )


def _drivers(changed: Changed) -> list[Driver]:
    """Every part, and the whole at the end."""

    def quantity(value: Fraction | None) -> Quantity | None:
        return None if value is None else Quantity(value, changed.after.unit, changed.after.currency)

    parts = [Driver(part.label, quantity(part.before), quantity(part.after), quantity(part.change))
             for part in changed.parts]  # fmt: skip
    return [*parts, Driver(_("Together"), changed.before, changed.after, quantity(changed.change))]
