"""What a KPI lacks, said as a sentence that names the import or the entry which would bring it."""

from dataclasses import dataclass

from desktop_app.i18n import N_, _
from desktop_app.reports.sentences.measures import INPUTS

IMPORT_WITH = N_("Needs “{measure}”: import {kind} with {fields}.")
IMPORT = N_("Needs “{measure}”: import {kind}.")
SET_TARGET = N_("Needs a target: record one on the page Targets.")
TYPE_VALUE = N_("Needs “{measure}”: type its value for the period.")
APPROVE_RUN = N_("Needs “{measure}”: approve a run of pay.")
HOLD_TALKS = N_("Needs “{measure}”: write down one-on-ones, with what was promised and praised, on the page People.")
RATE_SKILLS = N_("Needs “{measure}”: rate competencies in a performance review on the page People.")
CLOSE_ACTION = N_("Needs “{measure}”: close an action on the page Improve once something can be said of it.")


@dataclass(frozen=True, slots=True)
class Gap:
    """``sentence`` is one of the above; ``kind`` and ``fields`` are message ids, ``key`` the kind of import."""

    measure: str
    sentence: str
    key: str = ""
    kind: str = ""
    fields: tuple[str, ...] = ()


def gap_text(gap: Gap) -> str:
    """The sentence, in the reader's language."""
    measure = _(INPUTS[f"kpi.input.{gap.measure}"]) if gap.measure else ""
    fields = ", ".join(_(field) for field in gap.fields)
    return _(gap.sentence).format(measure=measure, kind=_(gap.kind) if gap.kind else "", fields=fields)
