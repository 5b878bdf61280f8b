"""The Pay page: plans, runs, statements. What a plan means: rules/incentives; what a run does: operations."""

from desktop_app.ui.pages.pay.page import PayPage

__all__ = ["PayPage"]
