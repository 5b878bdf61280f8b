"""The tables of reviews of past periods, scorecards and ratings, as statements; days are ordinals, as in schema."""

from typing import Final

# period_review: what a review of a period found, as JSON; a closed one is frozen, a further one of its period
# replaces it. period_decision: the newest of one matter and subject holds. scorecard: dated revisions as TOML.
# rating: the newest of one person (0: the company), subject and period holds.
REVIEWED: Final = (
    """create table period_review (
        id integer primary key, period text not null, starts integer not null, ends integer not null,
        state text not null check (state in ('open', 'closed')), recorded_at text not null, result text not null,
        lessons text not null default '', closed_at text) strict""",
    """create table period_decision (
        id integer primary key, review_id integer not null references period_review(id), matter text not null,
        subject text not null, outcome text not null, words text not null, recorded_at text not null) strict""",
    """create trigger period_review_frozen before update on period_review when old.state = 'closed'
        begin select raise(abort, 'a closed review is frozen'); end""",
    """create trigger period_review_kept before delete on period_review when old.state = 'closed'
        begin select raise(abort, 'a closed review is kept'); end""",
    """create trigger period_decision_frozen before insert on period_decision
        when (select state from period_review where id = new.review_id) = 'closed'
        begin select raise(abort, 'a closed review is frozen'); end""",
    """create table scorecard (
        id integer primary key, key text not null, valid_from integer not null, text text not null,
        recorded_at text not null, reason text not null) strict""",
    """create table rating (
        id integer primary key, person integer not null, subject text not null, period text not null,
        starts integer not null, ends integer not null, score integer not null check (score between 1 and 5),
        evidence text not null, recorded_at text not null) strict""",
)
