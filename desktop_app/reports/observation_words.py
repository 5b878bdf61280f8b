"""The words of observations: the four lists of a SWOT board and the competitors."""

from typing import Final

from desktop_app.domain.observation import Side
from desktop_app.i18n import N_

SIDES: Final = {
    Side.STRENGTH: N_("Strengths"),
    Side.WEAKNESS: N_("Weaknesses"),
    Side.OPPORTUNITY: N_("Opportunities"),
    Side.THREAT: N_("Threats"),
    Side.COMPETITOR: N_("Competitors"),
}
QUESTIONS: Final = {
    Side.STRENGTH: N_("What do we do better than others?"),
    Side.WEAKNESS: N_("What do others do better?"),
    Side.OPPORTUNITY: N_("What changes to our advantage?"),
    Side.THREAT: N_("What could take customers away?"),
    Side.COMPETITOR: N_("Prices, offers and campaigns; told on the trends"),
}
