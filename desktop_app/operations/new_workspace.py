"""Making a workspace from a country preset, and changing what holds for the whole of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.presets import find_country, holidays_of, load_countries
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment, today
from desktop_app.store import rollups, settings
from desktop_app.store.database import SUFFIX, Store, create_store
from desktop_app.store.settings import WorkspaceSettings

_YEARS_BACK: Final = 10
_YEARS_AHEAD: Final = 3


def preset_settings(country: str, day: date, **changes: Any) -> WorkspaceSettings:
    """The settings a workspace of ``country`` begins with, ``changes`` on top; UserError for an unknown country."""
    code = country.upper()
    known = [preset.code for preset in load_countries()]
    if code not in known:
        raise UserError(
            N_("There is no preset for the country {country}."),
            N_("Known are: {known}."),
            country=country,
            known=", ".join(known),
        )
    preset = find_country(code)
    calendar = holidays_of(code, range(day.year - _YEARS_BACK, day.year + _YEARS_AHEAD + 1))
    base = WorkspaceSettings(
        country=code,
        currency=preset.currency,
        tax_rate=str(preset.tax_on(day)),
        number_format=preset.number_format,
        language=preset.language,
        week_start=preset.week_start,
        weekend=tuple(sorted(preset.weekend)),
        fiscal_year_start=preset.fiscal_year_start,
        calendar={found.isoformat(): str(share) for found, share in sorted(calendar.days.items())},
        provisional_years=tuple(sorted(calendar.provisional)),
    )
    return replace(base, **{key: value for key, value in changes.items() if value is not None})


def new_workspace(path: Path, chosen: WorkspaceSettings, progress: Progress = SILENT) -> Store:
    """Create the file and write its settings; the open store. The suffix is added if it is missing."""
    progress.step(N_("Creating the workspace"), 0, 1)
    target = path if path.suffix else path.with_suffix(SUFFIX)
    store = create_store(target)
    try:
        with store.transaction():
            settings.save(store, chosen, recorded_at=moment())
            rollups.mark_current(store, recorded_at=moment())
    except BaseException:
        store.close()
        target.unlink()
        raise
    return store


def create_workspace(path: Path, country: str, changes: dict[str, Any], progress: Progress = SILENT) -> Path:
    """``new_workspace`` for those who then open it themselves; where it is."""
    with new_workspace(path, preset_settings(country, today(), **changes), progress) as store:
        return store.path


def save_settings(store: Store, chosen: WorkspaceSettings, reason: str, progress: Progress = SILENT) -> list[str]:
    """Append a revision of every setting that changed; their names. Totals follow what counts as revenue."""
    with store.transaction():
        changed = settings.save(store, chosen, recorded_at=moment(), reason=reason)
        if "revenue_source" in changed:
            progress.step(N_("Bringing totals in step"), 0, 1)
            rollups.rebuild_all(store, chosen.revenue_source)
    return changed
