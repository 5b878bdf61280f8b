"""Quotadesk: targets, gauges, quotas and incentive pay for a team, offline, every figure explained."""

__version__ = "0.1.0"
