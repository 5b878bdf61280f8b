"""The tables of sign-offs and performance reviews, as statements; when they came is in migrations."""

from typing import Final

# Nothing is changed or deleted: a sign-off is kept as it was given, of the answers the newest of one item holds.
# performance_review: one that was frozen, whole as JSON; reopening ends it.
TALKS: Final = (
    """create table sign_off (
        id integer primary key, person integer not null references name(id), day integer not null, side text not null
        check (side in ('person', 'lead')), name text not null, strokes text not null, content text not null,
        signed_at text not null, unique (person, day, side)) strict""",
    """create trigger sign_off_fixed before update on sign_off
        begin select raise(abort, 'what is signed is kept as it is'); end""",
    """create trigger sign_off_kept before delete on sign_off
        begin select raise(abort, 'what is signed is kept'); end""",
    """create table performance_answer (
        id integer primary key, person integer not null references name(id), period text not null,
        starts integer not null, ends integer not null, side text not null check (side in ('person', 'lead')),
        item text not null, rating integer check (rating between 1 and 5), comment text not null,
        recorded_at text not null) strict""",
    "create index performance_answer_of on performance_answer(person, starts, ends)",
    """create table performance_review (
        id integer primary key, person integer not null references name(id), period text not null,
        starts integer not null, ends integer not null, frozen_at text not null, result text not null,
        reopened_at text) strict""",
    """create trigger performance_review_fixed before update on performance_review
        when old.reopened_at is not null or new.result <> old.result
        begin select raise(abort, 'a frozen review is kept as it was'); end""",
    """create trigger performance_review_kept before delete on performance_review
        begin select raise(abort, 'a frozen review is kept'); end""",
)
