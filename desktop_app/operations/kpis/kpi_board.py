"""Which KPIs a workspace shows, in which order, and which of them large; what a KPI says is in define_kpi.

Each choice is one dated revision of the settings, so that the one before can be put back.
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpis, inputs_with_data, load_catalogue
from desktop_app.operations.moments import moment
from desktop_app.rules.kpis.catalogue import Kpi, available
from desktop_app.store import settings
from desktop_app.store.database import Store

MOST_LARGE: Final = 8
_FIRST_LARGE: Final = 4  # until somebody chooses


@dataclass(frozen=True, slots=True)
class Board:
    """What somebody chose of the KPIs, by key.

    ``order``: those not named stand behind; ``large``: the large gauges, None until somebody chose; ``shown``: which
    are shown (True) or hidden (False) otherwise than the catalogue says.
    """

    order: tuple[str, ...] = ()
    large: tuple[str, ...] | None = None
    shown: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Role:
    """A template: ``name`` and ``description`` are message ids, the first ``large`` of ``kpis`` are large gauges."""

    key: str
    name: str
    description: str
    kpis: tuple[str, ...]
    large: int


@cache
def load_roles() -> tuple[Role, ...]:
    tables = tomllib.loads(paths.resource("kpi_roles.toml").read_text(encoding="utf-8"))
    return tuple(
        Role(key, one["name"], one["description"], tuple(one["kpis"]), one["large"]) for key, one in tables.items()
    )


def find_role(key: str) -> Role:
    """UserError for an unknown key."""
    for role in load_roles():
        if role.key == key:
            return role
    known = ", ".join(role.key for role in load_roles())
    raise UserError(N_("There is no role “{role}”."), N_("Known are: {known}."), role=key, known=known)


def load_board(store: Store) -> Board:
    chosen = settings.load(store)
    return Board(chosen.kpi_order, chosen.kpi_pins, chosen.kpi_shown)


def save_board(store: Store, board: Board, reason: str = "", progress: Progress = SILENT) -> Board:
    """Keep what ``board`` says; the one before, which can be saved again. UserError for an unknown KPI."""
    progress.step(N_("Choosing KPIs"), 0, 1)
    find_kpis(store, {*board.order, *(board.large or ()), *board.shown})
    if board.large is not None and len(board.large) > MOST_LARGE:
        raise UserError(N_("There is room for {n} large gauges."), N_("Make one of them a row first."), n=MOST_LARGE)
    before = load_board(store)
    now = replace(
        settings.load(store),
        kpi_order=tuple(dict.fromkeys(board.order)),
        kpi_pins=None if board.large is None else tuple(dict.fromkeys(board.large)),
        kpi_shown=dict(board.shown),
    )
    with store.transaction():
        settings.save(store, now, recorded_at=moment(), reason=reason)
    return before


def large_keys(board: Board, kpis: Sequence[Kpi]) -> list[str]:
    """Which of ``kpis`` are large gauges, in their order; until somebody chose, the first headline ones."""
    known = [kpi.key for kpi in kpis]
    if board.large is not None:
        return [key for key in board.large if key in known]
    return [kpi.key for kpi in kpis if kpi.pinned][:_FIRST_LARGE]


def of_role(store: Store, role: Role) -> Board:
    """The board of ``role``: large are its first KPIs that the data allow; own KPIs stay shown, behind the role's."""
    kpis = load_catalogue(store)
    computable = {kpi.key for kpi in available(kpis, inputs_with_data(store))}
    large = [key for key in role.kpis if key in computable] or role.kpis
    wanted = set(role.kpis) | {kpi.key for kpi in kpis if kpi.own and not kpi.hidden}
    rest = tuple(kpi.key for kpi in kpis if kpi.key not in role.kpis)
    shown = {kpi.key: kpi.key in wanted for kpi in kpis}
    return Board((*role.kpis, *rest), tuple(large[: role.large]), shown)


def with_shown(board: Board, keys: Collection[str], *, shown: bool) -> Board:
    """``keys`` shown or hidden; what is hidden is no large gauge either."""
    large = board.large if shown or board.large is None else tuple(key for key in board.large if key not in keys)
    return replace(board, large=large, shown={**board.shown, **dict.fromkeys(keys, shown)})


def moved(kpis: Sequence[str], key: str, before: str) -> tuple[str, ...]:
    """``kpis`` with ``key`` in front of ``before``, at the end if that is empty or not among them."""
    rest = [one for one in kpis if one != key]
    place = rest.index(before) if before in rest else len(rest)
    return (*rest[:place], key, *rest[place:])
