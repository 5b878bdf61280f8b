"""Making the sample workspace: the sample's exports go through the program's own import, like anybody's files."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, shifted
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.sample.anew import made_anew
from desktop_app.operations.sample.buyers import VARIANT
from desktop_app.operations.sample.cast import COMPANY, FIELD, INSIDE, SUPPORT
from desktop_app.operations.sample.export import SampleTable
from desktop_app.operations.sample.scene import Scene
from desktop_app.operations.sample.tables import make_tables
from desktop_app.operations.sample.targets import save_targets
from desktop_app.store import names, settings
from desktop_app.store.database import Store

SEED: Final = 2026
COUNTRY: Final = "IE"  # pays in euro and writes English
_PLANS: Final = {
    FIELD: ("plans", "marginal_tiers.toml"),
    INSIDE: ("plans", "quota_bonus.toml"),
    SUPPORT: ("samples", "solved_requests.toml"),
}
_PAID_MONTHS: Final = 4  # before the last closed month, whose run waits for approval
_PAY_DAY: Final = 9  # days after the end of a month
_EARLY: Final = 9  # day of a month up to which it has too little to show
_MIDDLE: Final = 18


def end_for(today: date) -> date:
    """The day up to which the sample goes: yesterday, or early in a month a day in the middle of the one before."""
    if today.day > _EARLY:
        return today - timedelta(days=1)
    return (today.replace(day=1) - timedelta(days=1)).replace(day=_MIDDLE)


def make_sample(path: Path, end: date, progress: Progress = SILENT, *, anew: bool = False) -> Path:
    """A workspace at ``path`` with two years of records up to ``end``, targets, plans and pay; where it is.

    It gets its name when it is complete. ``anew``: in the place of the one that is there, unless that is open.
    """
    if path.exists() and not anew:
        raise UserError(N_("{file} exists already."), N_("Open it, or choose another name."), file=path.name)
    with made_anew(path) as made:
        _fill(made, end, progress)
    return path


def _fill(path: Path, end: date, progress: Progress) -> None:
    with new_workspace(path, preset_settings(COUNTRY, end, company=COMPANY), progress) as store:
        chosen = settings.load(store)
        scene = Scene(SEED, end, chosen.working_calendar, Decimal(chosen.tax_rate))
        for table in make_tables(scene):
            _import(store, table, progress)
        save_targets(store, scene, progress)
        _assign_plans(store, scene, progress)
        _pay(store, scene, progress)


def _import(store: Store, table: SampleTable, progress: Progress) -> None:
    usual, variant = VARIANT
    aliases = (("customer", variant, usual),) if any(variant in row for row in table.rows) else ()
    choices = Choices(kind=table.kind, aliases=aliases, with_tax=False)
    import_file(store, Request(table.as_csv(), table.file, choices, backed_up=False), progress)


def _assign_plans(store: Store, scene: Scene, progress: Progress) -> None:
    teams = {team.text: Scope(ScopeKind.TEAM, team.id, team.text) for team in names.load(store, "team")}
    for team, place in _PLANS.items():
        _file, text = plans.read_plan(paths.resource(*place))
        plan = plans.save_plan(store, text, progress=progress)
        plans.assign(store, plan, teams[team], role="", first=scene.start, last=None, progress=progress)


def _pay(store: Store, scene: Scene, progress: Progress) -> None:
    """The last closed month is evaluated and waits for approval; the months before it are paid."""
    last = _last_closed(scene)
    for step in range(_PAID_MONTHS, 0, -1):
        month = shifted(last, -step)
        evaluate.approve(store, month, progress)
        evaluate.pay(store, month, scene.workday(month.end + timedelta(days=_PAY_DAY)), progress)
    evaluate.evaluate_period(store, last, progress)


def _last_closed(scene: Scene) -> Period:
    return scene.month if scene.month.last <= scene.end else shifted(scene.month, -1)
