"""The sentence of every step an explanation may hold, by the step's id; each module adds those of one part."""

from typing import Final

from desktop_app.reports.sentences import (
    analysis,
    coaching,
    effects,
    incentive_elements,
    incentives,
    kpis,
    reviews,
    settling,
    targets,
)

SENTENCES: Final = {
    **kpis.STEPS,
    **targets.STEPS,
    **incentives.STEPS,
    **incentive_elements.STEPS,
    **settling.STEPS,
    **analysis.STEPS,
    **coaching.STEPS,
    **effects.STEPS,
    **reviews.STEPS,
}
