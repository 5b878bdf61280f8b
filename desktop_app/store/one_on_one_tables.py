"""The tables of the one-on-ones, as statements; when they came is in migrations, all other tables in schema."""

from typing import Final

# What a lead and a person write down together. Nothing is deleted: withdrawing hides, and an official note stays.
ONE_ON_ONES: Final = (
    """create table meeting (
        id integer primary key, person integer not null references name(id), day integer not null,
        held integer not null default 0, signed integer, recorded_at text not null, withdrawn_at text) strict""",
    """create table meeting_rhythm (
        id integer primary key, person integer not null references name(id), weeks integer not null,
        recorded_at text not null) strict""",
    """create table meeting_note (
        id integer primary key, person integer not null references name(id), day integer not null, text text not null,
        level text not null check (level in ('private', 'shared', 'official')), recorded_at text not null,
        withdrawn_at text) strict""",
    """create trigger official_note_fixed before update on meeting_note when old.level = 'official'
        begin select raise(abort, 'an official note is kept as it is'); end""",
    """create trigger official_note_kept before delete on meeting_note when old.level = 'official'
        begin select raise(abort, 'an official note is kept'); end""",
    """create table promise (
        id integer primary key, person integer not null references name(id), side text not null
        check (side in ('person', 'lead')), text text not null, made integer not null, due integer, kpi text not null,
        start integer, aim integer, outcome text not null
        check (outcome in ('open', 'kept', 'missed', 'dropped')), settled integer, recorded_at text not null,
        withdrawn_at text) strict""",
    """create table recognition (
        id integer primary key, person integer not null references name(id), day integer not null, text text not null,
        fact text not null, kpi text not null, recorded_at text not null, withdrawn_at text) strict""",
    """create table development_goal (
        id integer primary key, person integer not null references name(id), text text not null,
        since integer not null, review integer, outcome text not null
        check (outcome in ('open', 'kept', 'missed', 'dropped')), settled integer, kpi text not null default '',
        start integer, aim integer, recorded_at text not null, withdrawn_at text) strict""",
    """create table pulse_answer (
        id integer primary key, person integer not null references name(id), day integer not null,
        question text not null, score integer not null check (score between 1 and 5), recorded_at text not null,
        withdrawn_at text) strict""",
    "alter table development_goal add column level_now integer not null default 0",
    "alter table development_goal add column level_wanted integer not null default 0",
    "alter table development_goal add column next_step text not null default ''",
)
