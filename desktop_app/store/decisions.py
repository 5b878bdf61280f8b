"""What the lead decided where too few answers stood behind a gate or a weighted KPI; the newest of each holds."""

from dataclasses import dataclass

from desktop_app.domain.period import Period
from desktop_app.store.database import Store
from desktop_app.store.targets import period_of


@dataclass(frozen=True, slots=True)
class Decided:
    """``what``: "gate group: measure", "component: measure" or the measure. ``outcome``: the decision's value."""

    person: int
    period: Period
    what: str
    outcome: str
    reason: str
    recorded_at: str


def save(store: Store, one: Decided) -> None:
    days = [one.period.name, one.period.start.toordinal(), one.period.end.toordinal()]
    store.db.execute(
        """insert into decision (person, period, starts, ends, what, outcome, reason, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?, ?)""",
        [one.person, *days, one.what, one.outcome, one.reason, one.recorded_at],
    )


def load(store: Store) -> list[Decided]:
    """All of them, oldest first."""
    return [
        Decided(
            row["person"],
            period_of(row["period"], row["starts"], row["ends"]),
            row["what"],
            row["outcome"],
            row["reason"],
            row["recorded_at"],
        )
        for row in store.db.query("select * from decision order by id")
    ]
