"""What the chosen target rests on, in sentences: what it was raised from, what was carried, stretch, goal, telling."""

from collections.abc import Iterator
from fractions import Fraction

from desktop_app.domain.formats import format_day, format_period, format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import _
from desktop_app.operations.targets.goal_tree import path_to
from desktop_app.operations.targets.relative_targets import still_relative
from desktop_app.operations.targets.target_grid import Place, TargetGrid, places_of
from desktop_app.operations.targets.told import tellings
from desktop_app.store import aims, settings
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store
from desktop_app.ui.pages.targets import wording


def aim_words(store: Store, grid: TargetGrid, place: Place) -> list[str]:
    """``place`` has a target in ``grid``; nothing is said of what nobody ever said."""
    aim = aims.load(store, grid.kpi, *place)
    return [*_carried(grid, place), *_raised(grid, place, aim), *_further(store, grid, aim), *_told(store, grid, place)]


def _carried(grid: TargetGrid, place: Place) -> Iterator[str]:
    part = grid.carried.get(place, 0)
    if part:
        words = _("Of it {amount} carried over from earlier.") if part > 0 else _("Less {amount} won earlier.")
        yield words.format(amount=wording.full_amount(grid, abs(part)))


def _raised(grid: TargetGrid, place: Place, aim: Aim) -> Iterator[str]:
    if aim.baseline is None or aim.base is None or aim.raised_by is None:
        return
    share = format_quantity(Quantity(aim.raised_by, Unit.PERCENT))
    values = {
        "by": f"+{share}" if aim.raised_by > 0 else share,
        "period": format_period(aim.base),
        "base": _shown(grid, aim.baseline),
    }
    now = grid.quantity(grid.amounts[place]).value
    same = still_relative(aim, now, Fraction(1, 10 ** places_of(grid.unit, grid.currency)))
    words = _("{by} on {period} ({base}).") if same else _("First set as {by} on {period} ({base}); changed since.")
    yield words.format(**values)


def _further(store: Store, grid: TargetGrid, aim: Aim) -> Iterator[str]:
    if aim.stretch is not None:
        yield _("Stretch: {amount}").format(amount=_shown(grid, aim.stretch))
    if aim.goal and settings.load(store).goal_tree:
        yield _("Serves: {goal}").format(goal=" › ".join(path_to(store, aim.goal)))
    if aim.review is not None:
        yield _("To be looked at on {day}").format(day=format_day(aim.review))


def _told(store: Store, grid: TargetGrid, place: Place) -> Iterator[str]:
    if place[0].kind is not ScopeKind.PERSON:
        return
    for one in tellings(store, grid.kpi, place[1]):
        if one.scope.id == place[0].id and one.day is not None and one.told is not None:
            words = _("Told on {day}: {amount}, which is another one now.") if one.changed else _("Told on {day}.")
            yield words.format(day=format_day(one.day), amount=_shown(grid, one.told))


def _shown(grid: TargetGrid, value: Fraction) -> str:
    return format_quantity(Quantity(value, grid.unit, grid.currency if grid.unit is Unit.MONEY else ""))
