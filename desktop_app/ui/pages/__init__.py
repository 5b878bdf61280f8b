"""The pages there are, in the order of the side bar; each stands in its own file and knows none of the others."""

from typing import Final

from desktop_app.ui.page import Page
from desktop_app.ui.pages.analysis import AnalysisPage
from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.evaluations import EvaluationsPage
from desktop_app.ui.pages.gauges import GaugesPage
from desktop_app.ui.pages.improve import ImprovePage
from desktop_app.ui.pages.overview import OverviewPage
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.people import PeoplePage
from desktop_app.ui.pages.settings import SettingsPage
from desktop_app.ui.pages.targets import TargetsPage

PAGES: Final[tuple[type[Page], ...]] = (
    OverviewPage,
    GaugesPage,
    TargetsPage,
    PeoplePage,
    EvaluationsPage,
    PayPage,
    AnalysisPage,
    ImprovePage,
    DataPage,
    SettingsPage,
)
