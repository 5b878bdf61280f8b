"""What customers say: survey answers, complaints and other feedback."""

from typing import Final

from desktop_app.store.measures.shape import FEEDBACK, SURVEY, Measure, Sort, Source

_CSAT: Final = "v.status = 'csat' and v.score is not null"

VOICES: Final = (
    Measure("csat_scores", (Source(SURVEY, value="v.score", where=_CSAT),), Sort.SPREAD),
    Measure("csat_answers", (Source(SURVEY, where=_CSAT),)),
    Measure("csat_satisfied", (Source(SURVEY, where="v.status = 'csat' and v.score >= 4"),)),
    Measure("survey_answers", (Source(SURVEY, where="v.score is not null"),)),
    Measure("nps_promoters", (Source(SURVEY, where="v.status = 'nps' and v.score >= 9"),)),
    Measure("nps_detractors", (Source(SURVEY, where="v.status = 'nps' and v.score <= 6"),)),
    Measure("nps_answers", (Source(SURVEY, where="v.status = 'nps' and v.score is not null"),)),
    Measure("feedback_received", (Source(FEEDBACK),)),
    Measure("feedback_answered", (Source(FEEDBACK, where="v.wait is not null", known="v.day + v.wait / 1440"),)),
    Measure("complaints", (Source(FEEDBACK, where="v.status = 'complaint'"),)),
)
