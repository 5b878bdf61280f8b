"""Measures: totals over records, each defined once in a module of its family; how totals are asked for is in totals.

A snapshot measure is a running sum of events: +1 on the day a deal opens, −1 on the day it is decided, so that its
value on any day is the sum up to that day.
"""

from desktop_app.store.measures.listed import BY_NAME, KEPT, MEASURES
from desktop_app.store.measures.selecting import counted, counted_kind, depends_on, selection
from desktop_app.store.measures.shape import REVENUE, Measure, Sort, Source

__all__ = [
    "BY_NAME",
    "KEPT",
    "MEASURES",
    "REVENUE",
    "Measure",
    "Sort",
    "Source",
    "counted",
    "counted_kind",
    "depends_on",
    "selection",
]
