"""The KPIs in the settings: choosing and ordering them, how each is judged, and making one's own."""

from desktop_app.ui.pages.settings.kpis.view import KpisView

__all__ = ["KpisView"]
