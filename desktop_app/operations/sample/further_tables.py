"""The sample's exports around a sale: leads, ways of deals, activities, events, costs, opinions, trainings and more."""

from collections.abc import Sequence

from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.records import Kind
from desktop_app.operations.sample.cast import Person
from desktop_app.operations.sample.deals import WON, Deal
from desktop_app.operations.sample.efforts import attendees, make_activities, make_courses, make_visits
from desktop_app.operations.sample.export import SampleTable, day_text, moment_text, money_text
from desktop_app.operations.sample.prospecting import make_leads
from desktop_app.operations.sample.requests import Request
from desktop_app.operations.sample.scene import Scene
from desktop_app.operations.sample.spending import make_costs, make_opinions
from desktop_app.operations.sample.ways import make_quotes, make_stage_changes


def make_further_tables(
    scene: Scene, people: tuple[Person, ...], deals: Sequence[Deal], requests: Sequence[Request]
) -> tuple[SampleTable, ...]:
    """In the order in which they are imported: after the deals and requests they speak of."""
    return (
        _leads(scene, people, deals),
        _stage_changes(scene, deals),
        _quotes(scene, deals),
        _activities(scene, deals),
        _events(scene, people),
        _costs(scene),
        _opinions(scene, requests),
        _trainings(scene, people),
        _typed(scene, requests, deals),
    )


def _leads(scene: Scene, people: tuple[Person, ...], deals: Sequence[Deal]) -> SampleTable:
    header = ("Lead ID", "Created At", "Lead Owner", "Lead Source", "Campaign", "Lead Status", "First Contact At",
              "Qualified On", "Converted On", "Lost Reason", "Account Name", "Opportunity ID")  # fmt: skip
    rows = (
        (one.number, moment_text(one.opened), one.owner.name, one.channel, one.campaign, one.status,
         moment_text(one.contacted), day_text(one.qualified), day_text(one.converted), one.reason, one.customer.name,
         one.deal)
        for one in make_leads(scene, people, deals)
    )  # fmt: skip
    return SampleTable(Kind.LEAD, "crm_leads.csv", header, tuple(rows))


def _stage_changes(scene: Scene, deals: Sequence[Deal]) -> SampleTable:
    header = ("Opportunity ID", "New Stage", "Changed On", "Opportunity Owner", "Account Name")
    rows = (
        (one.deal.number, one.stage, day_text(one.day), one.deal.owner.name, one.deal.customer.name)
        for one in make_stage_changes(scene, deals)
    )
    return SampleTable(Kind.STAGE_CHANGE, "crm_stage_history.csv", header, tuple(rows))


def _quotes(scene: Scene, deals: Sequence[Deal]) -> SampleTable:
    header = ("Quote Number", "Offer Date", "Valid Until", "Decided On", "Quote Status", "Sales Rep", "Customer",
              "Amount", "Opportunity ID")  # fmt: skip
    rows = (
        (one.number, day_text(one.offered), day_text(one.valid), day_text(one.decided), one.status, one.deal.owner.name,
         one.deal.customer.name, money_text(one.deal.amount), one.deal.number)
        for one in make_quotes(scene, deals)
    )  # fmt: skip
    return SampleTable(Kind.QUOTE, "quotes.csv", header, tuple(rows))


def _activities(scene: Scene, deals: Sequence[Deal]) -> SampleTable:
    header = ("Activity ID", "Owner", "Done On", "Activity Type", "Due Date", "Account Name", "Opportunity ID",
              "Outcome", "Minutes")  # fmt: skip
    rows = (
        (one.number, one.deal.owner.name, day_text(one.day), one.kind, day_text(one.due), one.deal.customer.name,
         one.deal.number, one.outcome, str(one.minutes) if one.day else "")
        for one in make_activities(scene, deals)
    )  # fmt: skip
    return SampleTable(Kind.ACTIVITY, "crm_activities.csv", header, tuple(rows))


def _events(scene: Scene, people: tuple[Person, ...]) -> SampleTable:
    header = ("Event", "Start Date", "End Date", "Type", "Owner", "Attended", "Attendees", "Leads")
    visits = make_visits(scene, people)
    went = attendees(visits)
    rows = (
        (one.name, day_text(one.first), day_text(one.last), one.kind, one.person.name, "Yes" if one.attended else "No",
         str(went[one.name]), str(one.leads) if one.attended else "")
        for one in visits
    )  # fmt: skip
    return SampleTable(Kind.EVENT, "events.csv", header, tuple(rows))


def _costs(scene: Scene) -> SampleTable:
    header = ("Voucher No", "Month", "Cost Category", "Channel", "Supplier", "Amount")
    rows = (
        (one.number, f"{one.month:%Y-%m}", one.category, one.channel, one.supplier, money_text(one.amount))
        for one in make_costs(scene)
    )
    return SampleTable(Kind.COST, "costs.csv", header, tuple(rows))


def _opinions(scene: Scene, requests: Sequence[Request]) -> SampleTable:
    header = ("Feedback ID", "Received At", "Agent", "Customer", "Channel", "Feedback Type", "Reason", "Severity",
              "Answered At", "Ticket ID")  # fmt: skip
    rows = (
        (one.number, moment_text(one.day), one.request.agent.name, one.request.customer.name, one.request.channel,
         one.kind, one.reason, one.severity, moment_text(one.answered), one.request.number)
        for one in make_opinions(scene, requests)
    )  # fmt: skip
    return SampleTable(Kind.FEEDBACK, "feedback.csv", header, tuple(rows))


def _trainings(scene: Scene, people: tuple[Person, ...]) -> SampleTable:
    header = ("Employee", "Training", "Due Date", "Completed On", "Hours", "Passed")
    rows = (
        (one.person.name, one.title, day_text(one.due), day_text(one.day), str(one.hours),
         ("Yes" if one.passed else "No") if one.day else "")
        for one in make_courses(scene, people)
    )  # fmt: skip
    return SampleTable(Kind.TRAINING, "trainings.csv", header, tuple(rows))


def _typed(scene: Scene, requests: Sequence[Request], deals: Sequence[Deal]) -> SampleTable:
    """What no record tells: how many surveys went out in each month, and how large the market is thought to be."""
    rows = []
    for month in scene.months():
        solved = sum(one.resolved is not None and one.resolved.date() in month for one in requests)
        won = sum(one.stage == WON and one.closed is not None and one.closed in month for one in deals)
        rows.append(("surveys_sent", month.name, str(solved // 2 + won // 2), "Survey tool"))
    rows += [
        ("market_size", year.name, str(amount), "Harbor association, estimate") for year, amount in _markets(scene)
    ]
    return SampleTable(Kind.KPI_VALUE, "typed_values.csv", ("KPI", "Period", "Value", "Note"), tuple(rows))


def _markets(scene: Scene) -> list[tuple[Period, int]]:
    this = containing(scene.end, Length.YEAR)
    return [(shifted(this, -1), 61_000_000), (this, 63_500_000)]
