"""Figures of KPIs, what explains them, and how a team chooses and judges them."""
