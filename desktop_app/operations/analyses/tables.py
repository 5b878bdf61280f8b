"""The tables of each analysis by name, as the window, the command line and files show them; built in reports/."""

from collections.abc import Mapping

from desktop_app.domain.cells import cell
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import STATE_WORDS
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses.channels import ActiveLead, Channels
from desktop_app.operations.analyses.customers import Customers
from desktop_app.operations.analyses.funnel import Funnel
from desktop_app.operations.analyses.products import Products
from desktop_app.operations.analyses.response import OWN_PARTS, Response
from desktop_app.operations.analyses.surveys import Surveys
from desktop_app.reports import channel_tables as of_channels
from desktop_app.reports import customer_tables as of_customers
from desktop_app.reports import funnel_tables as of_funnel
from desktop_app.reports import product_tables as of_products
from desktop_app.reports import response_tables as of_response
from desktop_app.reports import survey_tables as of_surveys
from desktop_app.store.groupings import BY_KEY

Tables = Mapping[str, Table]
_PARTS = {"priority": N_("Priority"), "reason": N_("Reason")}


def head_of(by: str) -> str:
    """What the groups of ``by`` are, as a message id."""
    return _PARTS[by] if by in OWN_PARTS else BY_KEY[by].title


def funnel_tables(found: Funnel, by: str = "") -> Tables:
    stages = [row.stage for row in found.rows]
    tables = {
        "stages": of_funnel.stages_table(found.rows),
        "cohorts": of_funnel.cohorts_table(found.cohorts, stages if found.known else (), found.currency),
        "open": of_funnel.open_stages_table(found.open, found.currency),
    }
    if by:
        tables["groups"] = of_funnel.groups_table(found.groups, head_of(by), found.labels, found.currency)
    return {**tables, "stale": of_funnel.open_table(found.stale, found.texts, found.currency)}


def channel_tables(found: Channels) -> Tables:
    campaigns = [(one.name, one.leads, one.qualified, one.converted) for one in found.campaigns]
    return {
        "channels": of_channels.channels_table(found.rows, found.whole, found.labels, found.currency),
        "campaigns": of_channels.campaigns_table(campaigns),
        "leads": of_channels.leads_table([_lead(one, found.labels) for one in found.leads]),
    }


def _lead(one: ActiveLead, labels: Mapping[int, str]) -> tuple[Cell, ...]:
    names = (labels.get(one.owner, ""), labels.get(one.customer, ""), labels.get(one.channel, ""))
    status = _(STATE_WORDS.get(one.status, one.status))
    spoken = _("yes") if one.contacted else _("no")
    return one.number, *names, status, one.opened, cell(one.age, Unit.DAYS), spoken, one.next_step


def product_tables(found: Products) -> Tables:
    return {
        "products": of_products.products_table(
            found.rows, found.before, found.labels, found.currency, head_of(found.by)
        )
    }


def customer_tables(found: Customers) -> Tables:
    return {
        "classes": of_customers.classes_table(found.rows, found.currency),
        "groups": of_customers.classes_table(found.groups, found.currency, N_("Group")),
        "customers": of_customers.customers_table(found.found, found.name_of, found.labels, found.currency),
    }


def response_tables(found: Response) -> Tables:
    tables = {"bands": of_response.bands_table(found.bands)}
    by = found.manner.by
    rows = found.rows or (found.whole,)
    head = head_of(by) if by else N_("Requests")
    name = found.label if by else lambda _group: _("All")
    return {**tables, "groups": of_response.waits_table(rows, head, name, found.whole)}


def survey_tables(found: Surveys, by: str = "", sort: str = "") -> Tables:
    """``sort``: the scores of one kind of question alone."""
    rows = [row for row in found.groups if sort in ("", row.sort)]
    months = [(month, row) for month, row in found.months if sort in ("", row.sort)]
    tables = {"scores": of_surveys.scores_table(found.wholes, N_("Group"), lambda _row: _("All"))}
    if by:
        tables["groups"] = of_surveys.groups_table(rows, head_of(by), found.labels)
    return {
        **tables,
        "months": of_surveys.months_table(months),
        "reasons": of_surveys.reasons_table(found.reasons, N_("What the case was about")),
        "tags": of_surveys.reasons_table(found.tags, N_("What comments speak of"), _),
        "low": _low(found),
    }


def _low(found: Surveys) -> Table:
    columns = (
        Column("question", N_("Question")),
        Column("score", N_("Score"), Unit.COUNT),
        Column("group", N_("Group")),
        Column("reason", N_("Reason")),
        Column("comment", N_("Comment")),
    )
    rows = tuple(
        (_(of_surveys.SORTS[one.sort]), one.score, found.labels.get(one.group, ""), one.reason, one.comment)
        for one in found.low
    )
    return Table(columns, rows)
