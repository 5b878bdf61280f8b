"""Computed measures: what a formula over sums can't say, one pure function each; COMPUTED lists them all."""

from desktop_app.rules.kpis.computed.listed import COMPUTED, COMPUTED_BY_NAME, Computed, Feed

__all__ = ["COMPUTED", "COMPUTED_BY_NAME", "Computed", "Feed"]
