"""The kinds of files that can be imported and their fields; which column is which field: import_kinds."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds import company, credit, efforts, names, pipeline, sales, support
from desktop_app.files.kinds.fields import SPREAD, Field, FieldType, ImportKind

__all__ = ["KINDS", "SPREAD", "Field", "FieldType", "ImportKind", "find_kind"]

KINDS: Final = (
    names.PERSON,
    names.CUSTOMER,
    names.PRODUCT,
    sales.OPPORTUNITY,
    sales.SALE,
    sales.INVOICE,
    sales.PAYMENT,
    support.INTERACTION,
    support.SURVEY,
    credit.CREDIT_NOTE,
    credit.CREDIT_SPLIT,
    pipeline.STAGE_CHANGE,
    pipeline.QUOTE,
    pipeline.LEAD,
    efforts.ACTIVITY,
    efforts.EVENT,
    support.CASE_EVENT,
    support.FEEDBACK,
    efforts.COST,
    efforts.TRAINING,
    company.TARGET,
    company.ABSENCE,
    company.OPENING_BALANCE,
    company.EXCHANGE_RATE,
    company.CALENDAR_DAY,
    company.KPI_VALUE,
)
"""Every kind that can be imported; their order decides between equals."""


def find_kind(kind: Kind) -> ImportKind:
    return next(one for one in KINDS if one.kind is kind)
