"""Targets from their recording to the people who are told theirs."""
