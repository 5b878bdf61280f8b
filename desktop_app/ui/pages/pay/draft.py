"""A plan while it is edited: one of its dated versions, and what saving makes of the others."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.formats import format_day
from desktop_app.i18n import _
from desktop_app.rules.incentives.example import Example
from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.plan_examples import accept
from desktop_app.rules.incentives.plan_file import PlanFile


@dataclass(frozen=True, slots=True)
class Draft:
    """``version`` is edited; ``original`` is its state in ``saved``, None for a plan that was never saved.

    ``plan_id`` 0: the plan is new.
    """

    plan_id: int
    saved: PlanFile
    name: str
    version: PlanVersion
    original: PlanVersion | None
    examples: tuple[Example, ...]

    def file(self) -> PlanFile:
        """All versions as saving would keep them.

        One that begins later than it did is a new version, and the old one holds until then; one that begins on
        the same day or earlier takes the old one's place.
        """
        others = [one for one in self.saved.plan.versions if one.valid_from != self.version.valid_from]
        if self.original is not None and self.version.valid_from < self.original.valid_from:
            others = [one for one in others if one.valid_from != self.original.valid_from]
        if self.original is None:
            others = []
        versions = tuple(sorted([*others, self.version], key=lambda one: one.valid_from))
        plan = Plan(self.name, versions, self.saved.plan.description if self.name == self.saved.plan.name else "")
        return PlanFile(plan, self.examples)

    def with_component(self, place: int, component: Component) -> "Draft":
        found = list(self.version.components)
        found[place] = component
        return replace(self, version=replace(self.version, components=tuple(found)))

    def without_component(self, place: int) -> "Draft":
        rest = tuple(one for at, one in enumerate(self.version.components) if at != place)
        return replace(self, version=replace(self.version, components=rest))

    def accepted(self, place: int) -> "Draft":
        """The example at ``place`` now expects what the plan gives."""
        found = list(self.examples)
        found[place] = accept(self.file().plan, found[place])
        return replace(self, examples=tuple(found))

    def with_example(self, place: int, example: Example) -> "Draft":
        """``example`` at ``place``, or as one more behind the last."""
        found = list(self.examples)
        found[place : place + 1] = [example]
        return replace(self, examples=tuple(found))

    def without_example(self, place: int) -> "Draft":
        return replace(self, examples=tuple(one for at, one in enumerate(self.examples) if at != place))

    def changed(self) -> bool:
        return self.original is None or self.file() != self.saved

    def meaning(self) -> str:
        """What saving will do to the rules that hold now."""
        if self.name != self.saved.plan.name and self.plan_id:
            return _("A plan of another name is a copy: “{plan}” stays as it is.").format(plan=_(self.saved.plan.name))
        if self.original is None:
            return _("New plan.")
        if self.version.valid_from > self.original.valid_from:
            day = format_day(self.version.valid_from - timedelta(days=1))
            return _("A new version; the rules before hold until {day}.").format(day=day)
        return _("Corrects the version that begins on {day}; runs that are approved keep the rules they had.").format(
            day=format_day(self.original.valid_from)
        )


def open_draft(plan_id: int, file: PlanFile, valid_from: date | None = None) -> Draft:
    """The version that begins on ``valid_from``, else the last one."""
    versions = file.plan.versions
    chosen = next((one for one in versions if one.valid_from == valid_from), versions[-1])
    return Draft(plan_id, file, file.plan.name, chosen, chosen, file.examples)


def new_draft(file: PlanFile, name: str, valid_from: date) -> Draft:
    """A plan made from ``file``, valid from a day on, not saved yet."""
    version = replace(file.plan.versions[-1], valid_from=valid_from)
    plan = Plan(name, (version,), file.plan.description)
    examples = tuple(one for one in file.examples if all(run.period.start >= valid_from for run in one.expect))
    return Draft(0, PlanFile(plan, examples), name, version, None, examples)
