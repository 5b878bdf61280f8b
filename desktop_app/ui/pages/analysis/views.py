"""The views of the Analysis page in the order of its row; each is a module here and knows none of the others."""

from typing import Final

from desktop_app.ui.pages.analysis.channels import ChannelsView
from desktop_app.ui.pages.analysis.customers import CustomersView
from desktop_app.ui.pages.analysis.forecast import ForecastView
from desktop_app.ui.pages.analysis.funnel import FunnelView
from desktop_app.ui.pages.analysis.people import PeopleView
from desktop_app.ui.pages.analysis.products import ProductsView
from desktop_app.ui.pages.analysis.response import ResponseView
from desktop_app.ui.pages.analysis.surveys import SurveysView
from desktop_app.ui.pages.analysis.view import AnalysisView

VIEWS: Final[tuple[type[AnalysisView], ...]] = (
    PeopleView,
    ForecastView,
    FunnelView,
    ChannelsView,
    ProductsView,
    CustomersView,
    ResponseView,
    SurveysView,
)
