"""The deals of every group as computed measures of the pipeline look at them, with what all deals together teach."""

from collections.abc import Mapping, Sequence

from desktop_app.rules.kpis.computed.pipeline import NEVER, Deal, Experience, Pipeline, experience
from desktop_app.store import deals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question


def pipelines(store: Store, question: Question) -> tuple[Mapping[int, Pipeline], Experience]:
    """By group of ``question``; what lies outside it teaches as well."""
    stages, contacts, pushes = deals.stages(store), deals.contacts(store), deals.pushes(store)
    everything: list[Deal] = []
    groups: dict[int, list[Deal]] = {}
    for held in deals.load(store, question):
        decided = NEVER if held.decided is None else held.decided
        deal = Deal(
            held.opened,
            held.amount,
            held.stage,
            decided,
            held.won,
            tuple(stages.get(held.document, ())),
            tuple(contacts.get(held.document, ())),
            tuple(pushes.get(held.record, ())),
        )
        everything.append(deal)
        if held.group is not None:
            groups.setdefault(held.group, []).append(deal)
    return _fed(groups, experience(everything))


def _fed(groups: Mapping[int, Sequence[Deal]], known: Experience) -> tuple[Mapping[int, Pipeline], Experience]:
    return {group: Pipeline(mine, known) for group, mine in groups.items()}, known
