"""Every measure there is, each defined once in the module of its family."""

from typing import Final

from desktop_app.store.measures.cash import CASH
from desktop_app.store.measures.efforts import EFFORTS
from desktop_app.store.measures.feedback import VOICES
from desktop_app.store.measures.leads import LEADS
from desktop_app.store.measures.pipeline import PIPELINE
from desktop_app.store.measures.sales import SALES
from desktop_app.store.measures.support import SUPPORT

MEASURES: Final = (*SALES, *PIPELINE, *CASH, *SUPPORT, *VOICES, *LEADS, *EFFORTS)
KEPT: Final = tuple(measure for measure in MEASURES if measure.kept)
"""Those that rollups hold."""
BY_NAME: Final = {measure.name: measure for measure in MEASURES}
