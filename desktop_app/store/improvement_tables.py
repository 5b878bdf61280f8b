"""The tables of what is done about a figure: actions, observations, marks on opinions; as statements, see schema."""

from typing import Final

# action: what is done about a KPI; revisions, the newest row of a number holds. ``baseline``: the months before it as
# JSON [period, exact value, records], frozen. ``verdict``: what could be said when it was closed, on the day
# ``checked``; empty and null while it runs. ``among``: where those without it are looked for, empty: nowhere.
# observation: what was seen of the own side (SWOT) or of a competitor, in the same way.
# expectation: what is expected of a role; the newest row of a role and KPI holds.
# playbook: what is said at a stage of a deal; the newest row of a stage holds, an empty text ends it.
# feedback_mark: what the lead made of one opinion of a customer; the newest row of a record holds.
IMPROVED: Final = (
    """create table action (
        id integer primary key, number integer not null, kpi text not null, text text not null,
        starts integer not null, review integer not null, scope text not null, scope_id integer not null,
        higher integer not null, sort text not null, size text not null default '', owner text not null default '',
        among text not null default '', among_id integer not null default 0, worst integer not null default 0,
        trigger_period text not null default '', baseline text not null default '[]', state text not null,
        lesson text not null default '', obstacles text not null default '', removed integer not null default 0,
        recorded_at text not null) strict""",
    "create index action_of_number on action(number)",
    """create table observation (
        id integer primary key, number integer not null, side text not null, subject text not null default '',
        text text not null, day integer not null, source text not null default '', kpi text not null default '',
        action integer not null default 0, annotation integer not null default 0,
        removed integer not null default 0, recorded_at text not null) strict""",
    "create index observation_of_number on observation(number)",
    """create table feedback_mark (
        id integer primary key, record_id integer not null references record(id), state text not null,
        tags text not null default '', note text not null default '', recorded_at text not null) strict""",
    "create index feedback_mark_of_record on feedback_mark(record_id)",
    "alter table action add column verdict text not null default ''",
    "alter table action add column checked integer",
    """create table expectation (
        id integer primary key, role text not null, kpi text not null, amount integer not null,
        pace text not null check (pace in ('day', 'week', 'month', 'level')), ended integer not null default 0,
        recorded_at text not null) strict""",
    """create table playbook (
        id integer primary key, stage text not null, text text not null, recorded_at text not null) strict""",
)
