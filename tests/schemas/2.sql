-- A workspace as version 2 of the schema kept it; text made by sqlite3's dump. Never edited: it is what old files are.
PRAGMA application_id = 1363430193;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'quotadesk','first_tables','2026-11-21 22:49:09.081837+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'quotadesk','months','2026-11-22 00:17:15.084194+00:00');
CREATE TABLE alias (
        id integer primary key, noun text not null, folded text not null, name_id integer not null
        references name(id), batch_id integer not null references batch(id)) strict;
CREATE TABLE assignment (
        id integer primary key, plan_id integer not null references plan(id), scope text not null,
        scope_id integer not null, role text not null default '', valid_from integer not null,
        valid_to integer, recorded_at text not null, ended_at text) strict;
INSERT INTO "assignment" VALUES(1,1,'company',0,'',739617,NULL,'2026-11-21T22:49:09.321+00:00',NULL);
CREATE TABLE batch (
        id integer primary key, kind text not null, source text not null, digest text not null default '',
        mapping text not null default '{}', recorded_at text not null, rows integer not null default 0,
        created integer not null default 0, changed integer not null default 0,
        unchanged integer not null default 0, refused integer not null default 0,
        taken_back_at text, note text not null default '') strict;
INSERT INTO "batch" VALUES(1,'person','people.csv','1dc8e1fed0e6f571fe9f5cddd45e9c680e80a87994c76b44e08f26dbbd2bde51','{"kind": "person", "columns": {"name": 0, "team": 1, "region": 2}, "header": ["name", "team", "region"], "lines": {"total": 3, "preamble": 0, "header": 1, "rows": 2, "continued": 0, "footer": 0, "blank": 0, "junk": 0, "other_tables": 0, "refused": 0, "complete": true}}','2026-11-21T22:49:09.124+00:00',2,2,0,0,0,NULL,'');
INSERT INTO "batch" VALUES(2,'opportunity','deals.csv','4182f0aac7d0c1eb500a5be48dbcd21d39701cb92e2e1819a43bccd0833232f5','{"kind": "opportunity", "columns": {"number": 0, "owner": 1, "product": 3, "customer": 2, "stage": 4, "opened": 5, "closed": 6, "amount": 7}, "header": ["id", "owner", "customer", "product", "stage", "opened", "closed", "amount"], "lines": {"total": 5, "preamble": 0, "header": 1, "rows": 4, "continued": 0, "footer": 0, "blank": 0, "junk": 0, "other_tables": 0, "refused": 0, "complete": true}}','2026-11-21T22:49:09.223+00:00',4,4,0,0,0,NULL,'');
INSERT INTO "batch" VALUES(3,'opportunity','later.csv','57405ac1e0bd2fa5fd9e8eb34a95e9b97218048abb34a3734053a0e2a16c3822','{"kind": "opportunity", "columns": {"number": 0, "owner": 1, "product": 3, "customer": 2, "stage": 4, "opened": 5, "closed": 6, "amount": 7}, "header": ["id", "owner", "customer", "product", "stage", "opened", "closed", "amount"], "lines": {"total": 6, "preamble": 0, "header": 1, "rows": 5, "continued": 0, "footer": 0, "blank": 0, "junk": 0, "other_tables": 0, "refused": 0, "complete": true}}','2026-11-21T22:49:09.282+00:00',5,0,1,3,1,'2026-11-21T22:49:09.290+00:00','');
CREATE TABLE evaluation (
        id integer primary key, period text not null, starts integer not null, ends integer not null,
        state text not null check (state in ('draft', 'approved', 'paid', 'withdrawn')),
        recorded_at text not null, approved_at text, paid_on text, note text not null default '',
        fingerprint text not null) strict;
INSERT INTO "evaluation" VALUES(1,'2026-03',739676,739707,'approved','2026-11-21T22:49:09.345+00:00','2026-11-21T22:49:09.350+00:00',NULL,'','b4cd132574e2764d0e6795b98d0737c7763e8bc11e89a9c956e2c5dabbdf7e4c');
CREATE TABLE fact (
        id integer primary key, name_id integer not null references name(id), field text not null, value text,
        valid_from integer not null, batch_id integer not null references batch(id)) strict;
INSERT INTO "fact" VALUES(1,3,'team','Field',0,1);
INSERT INTO "fact" VALUES(2,3,'region','West',0,1);
INSERT INTO "fact" VALUES(3,5,'team','Field',0,1);
INSERT INTO "fact" VALUES(4,5,'region','East',0,1);
CREATE TABLE membership (
        person integer not null references name(id), valid_from integer not null, valid_to integer not null,
        team integer not null, region integer not null, role text not null,
        primary key (person, valid_from)) strict, without rowid;
INSERT INTO "membership" VALUES(3,0,4000000,1,2,'');
INSERT INTO "membership" VALUES(5,0,4000000,1,4,'');
CREATE TABLE month_spread (
    measure text not null, owner integer not null, day integer not null, value integer not null,
    n integer not null, primary key (measure, day, owner, value)) strict, without rowid;
INSERT INTO "month_spread" VALUES('cycle_days',3,739676,30,1);
INSERT INTO "month_spread" VALUES('cycle_days',3,739676,37,1);
INSERT INTO "month_spread" VALUES('cycle_days',5,739676,30,1);
CREATE TABLE month_total (
    measure text not null, owner integer not null, day integer not null, amount integer not null,
    n integer not null, primary key (measure, day, owner)) strict, without rowid;
INSERT INTO "month_total" VALUES('deals_lost',3,739676,1,1);
INSERT INTO "month_total" VALUES('deals_won',3,739676,2,2);
INSERT INTO "month_total" VALUES('deals_won',5,739676,1,1);
INSERT INTO "month_total" VALUES('new_customers',3,739676,2,2);
INSERT INTO "month_total" VALUES('pipeline_deals',3,739648,3,3);
INSERT INTO "month_total" VALUES('pipeline_deals',3,739676,-3,-3);
INSERT INTO "month_total" VALUES('pipeline_deals',5,739676,0,0);
INSERT INTO "month_total" VALUES('pipeline_value',3,739648,60000000000,3);
INSERT INTO "month_total" VALUES('pipeline_value',3,739676,-60000000000,-3);
INSERT INTO "month_total" VALUES('pipeline_value',5,739676,0,0);
INSERT INTO "month_total" VALUES('revenue',3,739676,60000000000,2);
INSERT INTO "month_total" VALUES('revenue',5,739676,30000000000,1);
INSERT INTO "month_total" VALUES('revenue_won',3,739676,60000000000,2);
INSERT INTO "month_total" VALUES('revenue_won',5,739676,30000000000,1);
CREATE TABLE name (
        id integer primary key, noun text not null, key text not null, text text not null, folded text not null,
        unique (noun, key)) strict;
INSERT INTO "name" VALUES(1,'team','field','Field','field');
INSERT INTO "name" VALUES(2,'region','west','West','west');
INSERT INTO "name" VALUES(3,'person','ana','Ana','ana');
INSERT INTO "name" VALUES(4,'region','east','East','east');
INSERT INTO "name" VALUES(5,'person','ion','Ion','ion');
INSERT INTO "name" VALUES(6,'customer','acme','Acme','acme');
INSERT INTO "name" VALUES(7,'product','pen','Pen','pen');
INSERT INTO "name" VALUES(8,'customer','bold','Bold','bold');
INSERT INTO "name" VALUES(9,'product','ink','Ink','ink');
INSERT INTO "name" VALUES(10,'customer','cold','Cold','cold');
CREATE TABLE name_source (
        name_id integer not null references name(id), batch_id integer not null references batch(id),
        primary key (name_id, batch_id)) strict, without rowid;
INSERT INTO "name_source" VALUES(1,1);
INSERT INTO "name_source" VALUES(2,1);
INSERT INTO "name_source" VALUES(3,1);
INSERT INTO "name_source" VALUES(4,1);
INSERT INTO "name_source" VALUES(5,1);
INSERT INTO "name_source" VALUES(3,2);
INSERT INTO "name_source" VALUES(5,2);
INSERT INTO "name_source" VALUES(6,2);
INSERT INTO "name_source" VALUES(7,2);
INSERT INTO "name_source" VALUES(8,2);
INSERT INTO "name_source" VALUES(9,2);
INSERT INTO "name_source" VALUES(10,2);
INSERT INTO "name_source" VALUES(3,3);
INSERT INTO "name_source" VALUES(5,3);
INSERT INTO "name_source" VALUES(6,3);
INSERT INTO "name_source" VALUES(7,3);
INSERT INTO "name_source" VALUES(8,3);
INSERT INTO "name_source" VALUES(9,3);
INSERT INTO "name_source" VALUES(10,3);
CREATE TABLE plan (id integer primary key, name text not null unique, recorded_at text not null) strict;
INSERT INTO "plan" VALUES(1,'Flat rate','2026-11-21T22:49:09.313+00:00');
CREATE TABLE plan_version (
        id integer primary key, plan_id integer not null references plan(id), valid_from integer not null,
        text text not null, recorded_at text not null, reason text not null) strict;
INSERT INTO "plan_version" VALUES(1,1,739617,'name = "Flat rate"
description = "Every sale pays the same percentage; a return takes it back."

[[versions]]
valid_from = 2026-01-01
components = [
    { name = "Commission", shape = { kind = "flat", rate = "5 %" } },
]

[[examples]]
name = "Two sales"
records = [
    { day = 2026-03-02, amount = 1000, document = "1" },
    { day = 2026-03-09, amount = 250.5, document = "2" },
]

[[examples.expect]]
period = "2026-03"
pay = 62.53

[examples.expect.components.Commission]
measure = 1250.5
rate = 0.05
records = [
    50,
    12.53,
]

[[examples]]
name = "A return is taken back at the same rate"
records = [
    { day = 2026-03-02, amount = 1000, document = "1" },
    { day = 2026-03-20, amount = -400, document = "2" },
]

[[examples.expect]]
period = "2026-03"
pay = 30

[examples.expect.components.Commission]
records = [
    50,
    -20,
]
','2026-11-21T22:49:09.313+00:00','');
CREATE TABLE problem (
        id integer primary key, batch_id integer not null references batch(id), line integer not null,
        column_title text not null, original text not null, severity text not null check
        (severity in ('refused', 'warning')), reason text not null, details text not null, row text not null)
        strict;
INSERT INTO "problem" VALUES(1,3,6,'closed','2026-02-30','refused','This day does not exist.','{}','["5", "Mei", "Acme", "Pen", "Won", "2026-02-01", "2026-02-30", "1"]');
CREATE TABLE product_total (
        measure text not null, owner integer not null, day integer not null, product integer not null,
        channel integer not null, amount integer not null, n integer not null,
        primary key (measure, day, owner, product, channel)) strict, without rowid;
INSERT INTO "product_total" VALUES('deals_lost',3,739680,7,0,1,1);
INSERT INTO "product_total" VALUES('deals_won',3,739678,7,0,1,1);
INSERT INTO "product_total" VALUES('deals_won',3,739695,9,0,1,1);
INSERT INTO "product_total" VALUES('deals_won',5,739706,7,0,1,1);
INSERT INTO "product_total" VALUES('new_customers',3,739678,7,0,1,1);
INSERT INTO "product_total" VALUES('new_customers',3,739695,9,0,1,1);
INSERT INTO "product_total" VALUES('pipeline_deals',3,739648,7,0,2,2);
INSERT INTO "product_total" VALUES('pipeline_deals',3,739658,9,0,1,1);
INSERT INTO "product_total" VALUES('pipeline_deals',5,739676,7,0,1,1);
INSERT INTO "product_total" VALUES('pipeline_deals',3,739678,7,0,-1,-1);
INSERT INTO "product_total" VALUES('pipeline_deals',3,739680,7,0,-1,-1);
INSERT INTO "product_total" VALUES('pipeline_deals',3,739695,9,0,-1,-1);
INSERT INTO "product_total" VALUES('pipeline_deals',5,739706,7,0,-1,-1);
INSERT INTO "product_total" VALUES('pipeline_value',3,739648,7,0,40000000000,2);
INSERT INTO "product_total" VALUES('pipeline_value',3,739658,9,0,20000000000,1);
INSERT INTO "product_total" VALUES('pipeline_value',5,739676,7,0,30000000000,1);
INSERT INTO "product_total" VALUES('pipeline_value',3,739678,7,0,-40000000000,-1);
INSERT INTO "product_total" VALUES('pipeline_value',3,739680,7,0,0,-1);
INSERT INTO "product_total" VALUES('pipeline_value',3,739695,9,0,-20000000000,-1);
INSERT INTO "product_total" VALUES('pipeline_value',5,739706,7,0,-30000000000,-1);
INSERT INTO "product_total" VALUES('revenue',3,739678,7,0,40000000000,1);
INSERT INTO "product_total" VALUES('revenue',3,739695,9,0,20000000000,1);
INSERT INTO "product_total" VALUES('revenue',5,739706,7,0,30000000000,1);
INSERT INTO "product_total" VALUES('revenue_won',3,739678,7,0,40000000000,1);
INSERT INTO "product_total" VALUES('revenue_won',3,739695,9,0,20000000000,1);
INSERT INTO "product_total" VALUES('revenue_won',5,739706,7,0,30000000000,1);
CREATE TABLE record (id integer primary key, kind text not null, key text not null, unique (kind, key)) strict;
INSERT INTO "record" VALUES(1,'opportunity','1');
INSERT INTO "record" VALUES(2,'opportunity','2');
INSERT INTO "record" VALUES(3,'opportunity','3');
INSERT INTO "record" VALUES(4,'opportunity','4');
CREATE TABLE repeat (
        batch_id integer not null references batch(id), first integer not null, last integer not null,
        primary key (batch_id, first)) strict, without rowid;
INSERT INTO "repeat" VALUES(3,1,1);
INSERT INTO "repeat" VALUES(3,3,4);
CREATE TABLE setting (
        id integer primary key, key text not null, value text not null, recorded_at text not null,
        reason text not null) strict;
INSERT INTO "setting" VALUES(1,'company','"Harbor"','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(2,'country','"RO"','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(3,'currency','"EUR"','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(4,'tax_rate','"0"','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(5,'number_format','"1,234.56"','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(6,'language','"en"','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(7,'week_start','0','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(8,'weekend','[5, 6]','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(9,'fiscal_year_start','1','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(10,'revenue_source','"opportunity"','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(11,'calendar','{"2026-01-01": "0"}','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(12,'provisional_years','[]','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(13,'pays_commission','true','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(14,'leads_team','true','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(15,'works_out_pay','true','2026-11-21T22:49:09.101+00:00','');
INSERT INTO "setting" VALUES(16,'new_customer_history','3','2026-11-21T22:49:09.101+00:00','');
CREATE TABLE shape (fingerprint text primary key, mapping text not null, recorded_at text not null) strict;
INSERT INTO "shape" VALUES('bb9447eaa24febaa','{"kind": "person", "columns": {"name": 0, "team": 1, "region": 2}}','2026-11-21T22:49:09.129+00:00');
INSERT INTO "shape" VALUES('ba895eba9f95801a','{"kind": "opportunity", "columns": {"number": 0, "owner": 1, "product": 3, "customer": 2, "stage": 4, "opened": 5, "closed": 6, "amount": 7}}','2026-11-21T22:49:09.286+00:00');
CREATE TABLE spread (
        measure text not null, owner integer not null, day integer not null, product integer not null,
        channel integer not null, value integer not null, n integer not null,
        primary key (measure, day, owner, product, channel, value)) strict, without rowid;
INSERT INTO "spread" VALUES('cycle_days',3,739678,7,0,30,1);
INSERT INTO "spread" VALUES('cycle_days',3,739695,9,0,37,1);
INSERT INTO "spread" VALUES('cycle_days',5,739706,7,0,30,1);
CREATE TABLE statement (
        id integer primary key, evaluation_id integer not null references evaluation(id),
        person integer not null references name(id), plan_version_id integer references plan_version(id),
        state text not null, pay integer not null, currency text not null, result text not null) strict;
INSERT INTO "statement" VALUES(1,1,3,1,'evaluated',300000,'EUR','{"person": 3, "name": "Ana", "period": "2026-03", "first_day": "2026-03-01", "end": "2026-04-01", "length": "month", "plan": "Flat rate", "plan_version": 1, "currency": "EUR", "state": "evaluated", "pay": 300000, "components": [{"name": "Commission", "measure_key": "revenue", "state": "evaluated", "pay": 300000, "other": 0, "measure": "60000", "quota": null, "attainment": null, "rate": "1/20", "effective_rate": "1/20", "next_unit": "1/20", "next_bound": null, "missing": null, "rule": {"step": "plan.component.revenue", "values": {"name": "Commission"}, "result": null, "parts": [{"step": "plan.flat", "values": {"rate": {"quantity": "1/20", "unit": "percent", "currency": ""}}, "result": null, "parts": [], "records": [], "count": 0}], "records": [], "count": 0}, "steps": {"step": "pay.component", "values": {"name": "Commission", "period": {"period": "2026-03", "start": "2026-03-01", "end": "2026-04-01", "length": "month"}, "pay": {"quantity": "3000", "unit": "money", "currency": "EUR"}}, "result": {"quantity": "3000", "unit": "money", "currency": "EUR"}, "parts": [{"step": "measure.revenue", "values": {"total": {"quantity": "60000", "unit": "money", "currency": "EUR"}, "number": 2}, "result": {"quantity": "60000", "unit": "money", "currency": "EUR"}, "parts": [], "records": [1, 2], "count": 2}, {"step": "flat.rate", "values": {"input": {"quantity": "60000", "unit": "money", "currency": "EUR"}, "rate": {"quantity": "1/20", "unit": "percent", "currency": ""}, "pay": {"quantity": "3000", "unit": "money", "currency": "EUR"}}, "result": {"quantity": "3000", "unit": "money", "currency": "EUR"}, "parts": [], "records": [], "count": 0}], "records": [], "count": 0}, "records": [{"version": 1, "day": "2026-03-03", "document": "1", "customer": "Acme", "product": "Pen", "credited": "40000", "running": "40000", "pay": 200000, "slices": []}, {"version": 2, "day": "2026-03-20", "document": "2", "customer": "Bold", "product": "Ink", "credited": "20000", "running": "60000", "pay": 100000, "slices": []}]}], "reasons": []}');
INSERT INTO "statement" VALUES(2,1,5,1,'evaluated',150000,'EUR','{"person": 5, "name": "Ion", "period": "2026-03", "first_day": "2026-03-01", "end": "2026-04-01", "length": "month", "plan": "Flat rate", "plan_version": 1, "currency": "EUR", "state": "evaluated", "pay": 150000, "components": [{"name": "Commission", "measure_key": "revenue", "state": "evaluated", "pay": 150000, "other": 0, "measure": "30000", "quota": null, "attainment": null, "rate": "1/20", "effective_rate": "1/20", "next_unit": "1/20", "next_bound": null, "missing": null, "rule": {"step": "plan.component.revenue", "values": {"name": "Commission"}, "result": null, "parts": [{"step": "plan.flat", "values": {"rate": {"quantity": "1/20", "unit": "percent", "currency": ""}}, "result": null, "parts": [], "records": [], "count": 0}], "records": [], "count": 0}, "steps": {"step": "pay.component", "values": {"name": "Commission", "period": {"period": "2026-03", "start": "2026-03-01", "end": "2026-04-01", "length": "month"}, "pay": {"quantity": "1500", "unit": "money", "currency": "EUR"}}, "result": {"quantity": "1500", "unit": "money", "currency": "EUR"}, "parts": [{"step": "measure.revenue", "values": {"total": {"quantity": "30000", "unit": "money", "currency": "EUR"}, "number": 1}, "result": {"quantity": "30000", "unit": "money", "currency": "EUR"}, "parts": [], "records": [3], "count": 1}, {"step": "flat.rate", "values": {"input": {"quantity": "30000", "unit": "money", "currency": "EUR"}, "rate": {"quantity": "1/20", "unit": "percent", "currency": ""}, "pay": {"quantity": "1500", "unit": "money", "currency": "EUR"}}, "result": {"quantity": "1500", "unit": "money", "currency": "EUR"}, "parts": [], "records": [], "count": 0}], "records": [], "count": 0}, "records": [{"version": 3, "day": "2026-03-31", "document": "3", "customer": "Acme", "product": "Pen", "credited": "30000", "running": "30000", "pay": 150000, "slices": []}]}], "reasons": []}');
CREATE TABLE target (
        id integer primary key, kpi text not null, scope text not null, scope_id integer not null,
        period text not null, starts integer not null, ends integer not null, amount integer,
        locked integer not null default 0, recorded_at text not null, reason text not null) strict;
INSERT INTO "target" VALUES(1,'revenue','company',0,'2026',739617,739982,100000000000,0,'2026-11-21T22:49:09.328+00:00','');
INSERT INTO "target" VALUES(2,'revenue','company',0,'2026-Q1',739617,739707,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(3,'revenue','company',0,'2026-01',739617,739648,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(4,'revenue','company',0,'2026-02',739648,739676,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(5,'revenue','company',0,'2026-03',739676,739707,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(6,'revenue','company',0,'2026-Q2',739707,739798,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(7,'revenue','company',0,'2026-04',739707,739737,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(8,'revenue','company',0,'2026-05',739737,739768,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(9,'revenue','company',0,'2026-06',739768,739798,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(10,'revenue','company',0,'2026-Q3',739798,739890,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(11,'revenue','company',0,'2026-07',739798,739829,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(12,'revenue','company',0,'2026-08',739829,739860,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(13,'revenue','company',0,'2026-09',739860,739890,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(14,'revenue','company',0,'2026-Q4',739890,739982,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(15,'revenue','company',0,'2026-10',739890,739921,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(16,'revenue','company',0,'2026-11',739921,739951,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(17,'revenue','company',0,'2026-12',739951,739982,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(18,'revenue','team',1,'2026',739617,739982,100000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(19,'revenue','team',1,'2026-Q1',739617,739707,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(20,'revenue','team',1,'2026-01',739617,739648,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(21,'revenue','team',1,'2026-02',739648,739676,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(22,'revenue','team',1,'2026-03',739676,739707,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(23,'revenue','team',1,'2026-Q2',739707,739798,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(24,'revenue','team',1,'2026-04',739707,739737,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(25,'revenue','team',1,'2026-05',739737,739768,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(26,'revenue','team',1,'2026-06',739768,739798,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(27,'revenue','team',1,'2026-Q3',739798,739890,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(28,'revenue','team',1,'2026-07',739798,739829,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(29,'revenue','team',1,'2026-08',739829,739860,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(30,'revenue','team',1,'2026-09',739860,739890,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(31,'revenue','team',1,'2026-Q4',739890,739982,25000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(32,'revenue','team',1,'2026-10',739890,739921,8333340000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(33,'revenue','team',1,'2026-11',739921,739951,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(34,'revenue','team',1,'2026-12',739951,739982,8333330000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(35,'revenue','person',3,'2026',739617,739982,50000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(36,'revenue','person',3,'2026-Q1',739617,739707,12500010000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(37,'revenue','person',3,'2026-01',739617,739648,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(38,'revenue','person',3,'2026-02',739648,739676,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(39,'revenue','person',3,'2026-03',739676,739707,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(40,'revenue','person',3,'2026-Q2',739707,739798,12500010000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(41,'revenue','person',3,'2026-04',739707,739737,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(42,'revenue','person',3,'2026-05',739737,739768,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(43,'revenue','person',3,'2026-06',739768,739798,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(44,'revenue','person',3,'2026-Q3',739798,739890,12499990000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(45,'revenue','person',3,'2026-07',739798,739829,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(46,'revenue','person',3,'2026-08',739829,739860,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(47,'revenue','person',3,'2026-09',739860,739890,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(48,'revenue','person',3,'2026-Q4',739890,739982,12499990000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(49,'revenue','person',3,'2026-10',739890,739921,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(50,'revenue','person',3,'2026-11',739921,739951,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(51,'revenue','person',3,'2026-12',739951,739982,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(52,'revenue','person',5,'2026',739617,739982,50000000000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(53,'revenue','person',5,'2026-Q1',739617,739707,12499990000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(54,'revenue','person',5,'2026-01',739617,739648,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(55,'revenue','person',5,'2026-02',739648,739676,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(56,'revenue','person',5,'2026-03',739676,739707,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(57,'revenue','person',5,'2026-Q2',739707,739798,12499990000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(58,'revenue','person',5,'2026-04',739707,739737,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(59,'revenue','person',5,'2026-05',739737,739768,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(60,'revenue','person',5,'2026-06',739768,739798,4166660000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(61,'revenue','person',5,'2026-Q3',739798,739890,12500010000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(62,'revenue','person',5,'2026-07',739798,739829,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(63,'revenue','person',5,'2026-08',739829,739860,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(64,'revenue','person',5,'2026-09',739860,739890,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(65,'revenue','person',5,'2026-Q4',739890,739982,12500010000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(66,'revenue','person',5,'2026-10',739890,739921,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(67,'revenue','person',5,'2026-11',739921,739951,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
INSERT INTO "target" VALUES(68,'revenue','person',5,'2026-12',739951,739982,4166670000,0,'2026-11-21T22:49:09.337+00:00','start');
CREATE TABLE total (
        measure text not null, owner integer not null, day integer not null, amount integer not null,
        n integer not null, primary key (measure, day, owner)) strict, without rowid;
INSERT INTO "total" VALUES('deals_lost',3,739680,1,1);
INSERT INTO "total" VALUES('deals_won',3,739678,1,1);
INSERT INTO "total" VALUES('deals_won',3,739695,1,1);
INSERT INTO "total" VALUES('deals_won',5,739706,1,1);
INSERT INTO "total" VALUES('new_customers',3,739678,1,1);
INSERT INTO "total" VALUES('new_customers',3,739695,1,1);
INSERT INTO "total" VALUES('pipeline_deals',3,739648,2,2);
INSERT INTO "total" VALUES('pipeline_deals',3,739658,1,1);
INSERT INTO "total" VALUES('pipeline_deals',5,739676,1,1);
INSERT INTO "total" VALUES('pipeline_deals',3,739678,-1,-1);
INSERT INTO "total" VALUES('pipeline_deals',3,739680,-1,-1);
INSERT INTO "total" VALUES('pipeline_deals',3,739695,-1,-1);
INSERT INTO "total" VALUES('pipeline_deals',5,739706,-1,-1);
INSERT INTO "total" VALUES('pipeline_value',3,739648,40000000000,2);
INSERT INTO "total" VALUES('pipeline_value',3,739658,20000000000,1);
INSERT INTO "total" VALUES('pipeline_value',5,739676,30000000000,1);
INSERT INTO "total" VALUES('pipeline_value',3,739678,-40000000000,-1);
INSERT INTO "total" VALUES('pipeline_value',3,739680,0,-1);
INSERT INTO "total" VALUES('pipeline_value',3,739695,-20000000000,-1);
INSERT INTO "total" VALUES('pipeline_value',5,739706,-30000000000,-1);
INSERT INTO "total" VALUES('revenue',3,739678,40000000000,1);
INSERT INTO "total" VALUES('revenue',3,739695,20000000000,1);
INSERT INTO "total" VALUES('revenue',5,739706,30000000000,1);
INSERT INTO "total" VALUES('revenue_won',3,739678,40000000000,1);
INSERT INTO "total" VALUES('revenue_won',3,739695,20000000000,1);
INSERT INTO "total" VALUES('revenue_won',5,739706,30000000000,1);
CREATE TABLE version (
        id integer primary key, record_id integer not null references record(id),
        batch_id integer not null references batch(id), line integer not null, in_force integer not null,
        kind text not null, document text not null, item text not null, day integer, time text not null,
        opened integer, due integer, owner integer not null, customer integer not null, product integer not null,
        channel integer not null, status text not null, stage text not null, amount integer, cost integer,
        tax integer, quantity integer, original text not null, score integer, wait integer, work integer,
        contacts integer, comment text not null, more text not null) strict;
INSERT INTO "version" VALUES(1,1,2,2,1,'opportunity','1','',739678,'',739648,NULL,3,6,7,0,'won','Won',40000000000,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'','');
INSERT INTO "version" VALUES(2,2,2,3,1,'opportunity','2','',739695,'',739658,NULL,3,8,9,0,'won','Won',20000000000,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'','');
INSERT INTO "version" VALUES(3,3,2,4,1,'opportunity','3','',739706,'',739676,NULL,5,6,7,0,'won','Won',30000000000,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'','');
INSERT INTO "version" VALUES(4,4,2,5,1,'opportunity','4','',739680,'',739648,NULL,3,10,7,0,'lost','Lost',0,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'','');
INSERT INTO "version" VALUES(5,2,3,3,0,'opportunity','2','',739695,'',739658,NULL,3,8,9,0,'won','Won',25000000000,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'','');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX problem_of_batch on problem(batch_id);
CREATE INDEX name_folded on name(noun, folded);
CREATE INDEX name_source_of_batch on name_source(batch_id);
CREATE INDEX fact_of_name on fact(name_id, field);
CREATE INDEX fact_of_batch on fact(batch_id);
CREATE INDEX version_of_record on version(record_id);
CREATE INDEX version_of_batch on version(batch_id);
CREATE INDEX version_by_day on version(kind, day) where in_force;
CREATE INDEX version_by_owner on version(kind, owner, day) where in_force;
CREATE INDEX version_by_opened on version(kind, owner, opened) where in_force;
CREATE INDEX version_by_document on version(kind, document) where in_force;
CREATE INDEX version_by_original on version(kind, original) where in_force and original <> '';
CREATE INDEX version_by_customer on version(kind, customer, day) where in_force and customer <> 0;
CREATE INDEX target_of_period on target(kpi, starts, ends);
CREATE INDEX statement_of_run on statement(evaluation_id, person);
CREATE TRIGGER evaluation_frozen before update on evaluation when old.state = 'paid'
        begin select raise(abort, 'a paid evaluation is frozen'); end;
CREATE TRIGGER evaluation_kept before delete on evaluation when old.state in ('approved', 'paid')
        begin select raise(abort, 'an approved evaluation is kept'); end;
CREATE TRIGGER statement_frozen before update on statement
        when (select state from evaluation where id = old.evaluation_id) in ('approved', 'paid')
        begin select raise(abort, 'an approved statement is kept as it is'); end;
CREATE TRIGGER statement_kept before delete on statement
        when (select state from evaluation where id = old.evaluation_id) in ('approved', 'paid')
        begin select raise(abort, 'an approved statement is kept'); end;
COMMIT;
