"""Incentive pay as rules: plans, rate shapes, evaluation, checks and plan files; no input or output."""
