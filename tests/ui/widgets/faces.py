"""Faces for tests, shaped like those in the pictures of the design."""

from dataclasses import replace

from desktop_app.ui.widgets.face import GaugeFace, Landing, Row, Spark, Status, Zone, ZoneKind

SPARK = Spark((3, 5, 4, 6, 5, 3, 5, 4, 6, 7, 6, 7), 0.5, 5, 9.5, frozenset({9}), running=True)
REVENUE = GaugeFace(
    title="Revenue",
    value="204,400",
    sentence="Revenue, September 2026, all teams: €204,400 of €400,000, landing at €404,000; 98 deals to 16 Sep.",
    status=Status.GOOD,
    word="On track",
    short="204k",
    unit="€",
    unit_first=True,
    share=0.426,
    target=0.833,
    pace=0.42,
    landing=Landing(0.79, 0.842, 0.89),
    zones=(Zone(0, 0.71, ZoneKind.ACT), Zone(0.71, 0.833, ZoneKind.WATCH), Zone(0.833, 1, ZoneKind.MET)),
    caption="of €400,000 target",
    low_end="0",
    high_end="480k",
    rows=(Row("Landing", "€404,000", "381-427k"), Row("vs 18 Aug", "+€7,300", "within limits")),
    spark=SPARK,
    footnote="n 98 deals · 16 Sep",
)
NO_DATA = GaugeFace("Revenue", "—", "Revenue: no sale in this period.", word="Too early")


def judged(status: Status, share: float) -> GaugeFace:
    """Nothing but a bar."""
    return replace(NO_DATA, status=status, share=share, value="1")
