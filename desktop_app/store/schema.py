"""The tables of a workspace, as statements; when each came is in migrations.

Days are proleptic ordinals (``date.toordinal``; 0: from the beginning), amounts and quantities millionths,
payable money minor units, moments ISO 8601 in UTC. Nothing here holds a REAL.
"""

from typing import Final

# batch: one import or edit, which can be taken back. Its counts always satisfy
# rows = created + changed + unchanged + refused.
BATCHES: Final = (
    """create table batch (
        id integer primary key, kind text not null, source text not null, digest text not null default '',
        mapping text not null default '{}', recorded_at text not null, rows integer not null default 0,
        created integer not null default 0, changed integer not null default 0,
        unchanged integer not null default 0, refused integer not null default 0,
        taken_back_at text, note text not null default '') strict""",
    """create table problem (
        id integer primary key, batch_id integer not null references batch(id), line integer not null,
        column_title text not null, original text not null, severity text not null check
        (severity in ('refused', 'warning')), reason text not null, details text not null, row text not null)
        strict""",
    "create index problem_of_batch on problem(batch_id)",
    "create table shape (fingerprint text primary key, mapping text not null, recorded_at text not null) strict",
)

# name: a person, team, region, customer, product or channel. It holds while one of the batches that speak of it
# (name_source) is not taken back. fact: what is known of a name from a day on; the newest batch wins.
NAMES: Final = (
    """create table name (
        id integer primary key, noun text not null, key text not null, text text not null, folded text not null,
        unique (noun, key)) strict""",
    "create index name_folded on name(noun, folded)",
    """create table name_source (
        name_id integer not null references name(id), batch_id integer not null references batch(id),
        primary key (name_id, batch_id)) strict, without rowid""",
    "create index name_source_of_batch on name_source(batch_id)",
    """create table alias (
        id integer primary key, noun text not null, folded text not null, name_id integer not null
        references name(id), batch_id integer not null references batch(id)) strict""",
    """create table fact (
        id integer primary key, name_id integer not null references name(id), field text not null, value text,
        valid_from integer not null, batch_id integer not null references batch(id)) strict""",
    "create index fact_of_name on fact(name_id, field)",
    "create index fact_of_batch on fact(batch_id)",
    """create table membership (
        person integer not null references name(id), valid_from integer not null, valid_to integer not null,
        team integer not null, region integer not null, role text not null,
        primary key (person, valid_from)) strict, without rowid""",
)

# version.in_force is a cache of the rule "newest version that a batch which is not taken back brought or repeated".
# repeat: the versions (spans of ids) whose content a later batch brought again, so that they outlast their own batch.
RECORDS: Final = (
    "create table record (id integer primary key, kind text not null, key text not null, unique (kind, key)) strict",
    """create table version (
        id integer primary key, record_id integer not null references record(id),
        batch_id integer not null references batch(id), line integer not null, in_force integer not null,
        kind text not null, document text not null, item text not null, day integer, time text not null,
        opened integer, due integer, owner integer not null, customer integer not null, product integer not null,
        channel integer not null, status text not null, stage text not null, amount integer, cost integer,
        tax integer, quantity integer, original text not null, score integer, wait integer, work integer,
        contacts integer, comment text not null, more text not null) strict""",
    """create table repeat (
        batch_id integer not null references batch(id), first integer not null, last integer not null,
        primary key (batch_id, first)) strict, without rowid""",
    "create index version_of_record on version(record_id)",
    "create index version_of_batch on version(batch_id)",
    "create index version_by_day on version(kind, day) where in_force",
    "create index version_by_owner on version(kind, owner, day) where in_force",
    "create index version_by_opened on version(kind, owner, opened) where in_force",
    "create index version_by_document on version(kind, document) where in_force",
    "create index version_by_original on version(kind, original) where in_force and original <> ''",
    "create index version_by_customer on version(kind, customer, day) where in_force and customer <> 0",
)

# Rollups, kept in step by every import and take-back. spread: how often a measure took each integer value.
ROLLUPS: Final = (
    """create table total (
        measure text not null, owner integer not null, day integer not null, amount integer not null,
        n integer not null, primary key (measure, day, owner)) strict, without rowid""",
    """create table product_total (
        measure text not null, owner integer not null, day integer not null, product integer not null,
        channel integer not null, amount integer not null, n integer not null,
        primary key (measure, day, owner, product, channel)) strict, without rowid""",
    """create table spread (
        measure text not null, owner integer not null, day integer not null, product integer not null,
        channel integer not null, value integer not null, n integer not null,
        primary key (measure, day, owner, product, channel, value)) strict, without rowid""",
)

# The same by month, ``day`` being its first: a dashboard of years reads a thirtieth of the rows.
MONTH_TOTAL: Final = """create table month_total (
    measure text not null, owner integer not null, day integer not null, amount integer not null,
    n integer not null, primary key (measure, day, owner)) strict, without rowid"""
MONTH_SPREAD: Final = """create table month_spread (
    measure text not null, owner integer not null, day integer not null, value integer not null,
    n integer not null, primary key (measure, day, owner, value)) strict, without rowid"""

# Day 0, for what is known from the beginning, falls before the first day there is and so into no month of a question.
MONTH_OF: Final = "cast(julianday(date({day} + 1721424.5, 'start of month')) - 1721424.5 as integer)"
FILL_MONTHS: Final = f"""insert into month_total
    select measure, owner, {MONTH_OF.format(day="day")}, sum(amount), sum(n) from total group by 1, 2, 3"""
FILL_MONTH_SPREADS: Final = f"""insert into month_spread
    select measure, owner, {MONTH_OF.format(day="day")}, value, sum(n) from spread group by 1, 2, 3, 4"""

# What is summed is kept in tables that follow the measures (see rollup_tables), distributions by month only.
FORMER_ROLLUPS: Final = (
    "drop table total",
    "drop table month_total",
    "drop table product_total",
    "drop table spread",
)

# merger: two names made one, while its batch is not taken back; moved: the versions that spoke of the one that went.
# moved_row: what else spoke of another name before; ``place``: table and column.
MERGERS: Final = (
    """create table merger (
        batch_id integer primary key references batch(id), noun text not null,
        gone integer not null references name(id), stays integer not null references name(id)) strict""",
    """create table moved (
        batch_id integer not null references batch(id), version_id integer not null references version(id),
        primary key (batch_id, version_id)) strict, without rowid""",
    """create table moved_row (
        batch_id integer not null references batch(id), place text not null, row_id integer not null,
        was integer not null, primary key (batch_id, place, row_id)) strict, without rowid""",
    # Two names that look alike and are not one: never asked again.
    """create table unlike (
        first integer not null references name(id), second integer not null references name(id),
        recorded_at text not null, primary key (first, second)) strict, without rowid""",
)

# kin: the category of a product, the segment of a customer, the newest role and the first day of a person; a cache.
KIN: Final = """create table kin (
    noun text not null, name_id integer not null, group_id integer not null, primary key (noun, name_id))
    strict, without rowid"""

# What the workspace says of a KPI: revisions as TOML text, the newest of a key holds, an empty one takes it back.
# ``valid_from``: an ISO day, empty for since ever. ``takes_back``: the revision that this one makes undone.
KPI_DEFINITIONS: Final = """create table kpi_definition (
    id integer primary key, key text not null, text text not null, recorded_at text not null,
    reason text not null, valid_from text not null default '', takes_back integer references kpi_definition) strict"""

# Files of the watched folder that were not imported by themselves. ``stamp``: size and time of change when looked at.
WATCHED: Final = """create table watched (
    path text primary key, stamp text not null, digest text not null, headline text not null, advice text not null,
    details text not null, left_out integer not null default 0) strict"""

# An amount in another currency: ``amount`` is in the workspace's, by ``rate`` (units of it for one of ``currency``).
CURRENCIES: Final = (
    "alter table version add column currency text not null default ''",
    "alter table version add column foreign_amount integer",
    "alter table version add column rate text not null default ''",
)

# target: revisions; the newest of one (kpi, scope, period) holds; a null amount ends it.
TARGETS: Final = (
    """create table target (
        id integer primary key, kpi text not null, scope text not null, scope_id integer not null,
        period text not null, starts integer not null, ends integer not null, amount integer,
        locked integer not null default 0, recorded_at text not null, reason text not null) strict""",
    "create index target_of_period on target(kpi, starts, ends)",
    """create table setting (
        id integer primary key, key text not null, value text not null, recorded_at text not null,
        reason text not null) strict""",
)

# A target that a file brought goes with its batch.
TARGET_BATCH: Final = "alter table target add column batch_id integer references batch(id)"

# A paid evaluation is frozen for good: the triggers refuse what the program itself never does.
PAY: Final = (
    "create table plan (id integer primary key, name text not null unique, recorded_at text not null) strict",
    """create table plan_version (
        id integer primary key, plan_id integer not null references plan(id), valid_from integer not null,
        text text not null, recorded_at text not null, reason text not null) strict""",
    """create table assignment (
        id integer primary key, plan_id integer not null references plan(id), scope text not null,
        scope_id integer not null, role text not null default '', valid_from integer not null,
        valid_to integer, recorded_at text not null, ended_at text) strict""",
    """create table evaluation (
        id integer primary key, period text not null, starts integer not null, ends integer not null,
        state text not null check (state in ('draft', 'approved', 'paid', 'withdrawn')),
        recorded_at text not null, approved_at text, paid_on text, note text not null default '',
        fingerprint text not null) strict""",
    """create table statement (
        id integer primary key, evaluation_id integer not null references evaluation(id),
        person integer not null references name(id), plan_version_id integer references plan_version(id),
        state text not null, pay integer not null, currency text not null, result text not null) strict""",
    "create index statement_of_run on statement(evaluation_id, person)",
    """create trigger evaluation_frozen before update on evaluation when old.state = 'paid'
        begin select raise(abort, 'a paid evaluation is frozen'); end""",
    """create trigger evaluation_kept before delete on evaluation when old.state in ('approved', 'paid')
        begin select raise(abort, 'an approved evaluation is kept'); end""",
    """create trigger statement_frozen before update on statement
        when (select state from evaluation where id = old.evaluation_id) in ('approved', 'paid')
        begin select raise(abort, 'an approved statement is kept as it is'); end""",
    """create trigger statement_kept before delete on statement
        when (select state from evaluation where id = old.evaluation_id) in ('approved', 'paid')
        begin select raise(abort, 'an approved statement is kept'); end""",
)

# With the status, the first counted sale of each customer is told by the index alone, which is asked again and again.
CUSTOMER_INDEX: Final = (
    "drop index version_by_customer",
    """create index version_by_customer on version(kind, customer, day, status) where in_force and customer <> 0""",
)

# By day with nearly all that measures count, so that a look at a year reads a quarter of what the records take.
BY_DAY: Final = (
    "day", "owner", "customer", "product", "channel", "status", "amount", "cost", "tax", "quantity", "opened", "score",
    "wait", "work",
)  # fmt: skip
DAY_INDEX: Final = (
    "drop index version_by_day",
    f"create index version_by_day on version(kind, {', '.join(BY_DAY)}) where in_force",
)

# What a run needs beside its statements. left_out: who is in an approved run and not posted by it. The other tables
# keep every entry; the newest of one person and period holds.
SETTLED: Final = (
    "alter table evaluation add column pay_month text not null default ''",
    "alter table evaluation add column rules text not null default ''",
    "alter table evaluation add column conventions text not null default '{}'",
    "alter table evaluation add column supplements integer references evaluation(id)",
    "alter table evaluation add column withdrawn_at text",
    "alter table statement add column ledger text not null default ''",
    """create table left_out (
        evaluation_id integer not null references evaluation(id), person integer not null references name(id),
        state text not null check (state in ('held', 'withdrawn')), reason text not null, recorded_at text not null,
        primary key (evaluation_id, person)) strict, without rowid""",
    """create trigger left_out_frozen before insert on left_out
        when (select state from evaluation where id = new.evaluation_id) = 'paid'
        begin select raise(abort, 'a paid evaluation is frozen'); end""",
    """create trigger left_out_unchanged before update on left_out
        begin select raise(abort, 'who was left out of a run is kept'); end""",
    """create trigger left_out_kept before delete on left_out
        begin select raise(abort, 'who was left out of a run is kept'); end""",
    """create table hold (
        id integer primary key, person integer not null references name(id), starts integer not null,
        ends integer not null, reason text not null, recorded_at text not null, released_at text) strict""",
    """create table adjustment (
        id integer primary key, person integer not null references name(id), period text not null,
        starts integer not null, ends integer not null, amount integer not null, reason text not null,
        recorded_at text not null, withdrawn_at text) strict""",
    """create table pay_query (
        id integer primary key, person integer not null references name(id), period text not null,
        starts integer not null, ends integer not null, line text not null, text text not null,
        asked_at text not null, answer text not null default '', outcome text not null default '',
        answered_at text) strict""",
    """create table quota_change (
        id integer primary key, person integer not null references name(id), quota text not null,
        period text not null, starts integer not null, ends integer not null, day integer not null,
        amount integer not null, reason text not null, recorded_at text not null) strict""",
    """create table decision (
        id integer primary key, person integer not null references name(id), period text not null,
        starts integer not null, ends integer not null, what text not null, outcome text not null,
        reason text not null, recorded_at text not null) strict""",
    "alter table quota_change add column withdrawn_at text",
)

# annotation: what happened on a day, told on trends; an edit ends one and adds one. ``shift``: the usual range
# begins anew on its day. signal_mark: a signal put aside until a day (0: for good) or acted on; withdrawing undoes it.
NOTED: Final = (
    """create table annotation (
        id integer primary key, day integer not null, occasion text not null, text text not null, scope text not null,
        scope_id integer not null, kpi text not null, shift integer not null default 0, recorded_at text not null,
        ended_at text) strict""",
    """create table signal_mark (
        id integer primary key, kpi text not null, scope text not null, scope_id integer not null,
        period text not null, starts integer not null, ends integer not null, upward integer not null,
        state text not null check (state in ('snoozed', 'acted')), until integer not null default 0,
        note text not null default '', recorded_at text not null, withdrawn_at text) strict""",
)

# carried: how much of the amount comes from periods that are over. aim: what a target rests on beside its number, and
# strategic_goal: revisions, of which the newest of a ``goal`` holds. told_target: what a person was told on which day.
AIMS: Final = (
    "alter table target add column carried integer not null default 0",
    """create table aim (
        id integer primary key, kpi text not null, scope text not null, scope_id integer not null,
        starts integer not null, ends integer not null, baseline integer, base text not null default '',
        base_starts integer not null default 0, base_ends integer not null default 0,
        raised_by text not null default '', stretch integer, goal integer not null default 0,
        review integer not null default 0, recorded_at text not null) strict""",
    """create table strategic_goal (
        id integer primary key, goal integer not null, parent integer not null default 0, text text not null,
        ended integer not null default 0, recorded_at text not null) strict""",
    """create table told_target (
        id integer primary key, person integer not null references name(id), kpi text not null,
        period text not null, starts integer not null, ends integer not null, amount integer not null,
        day integer not null, recorded_at text not null, withdrawn_at text) strict""",
)
