"""By what totals can be parted: names on the record, and what is known of them on its day; how each is found in SQL.

``r`` is the row of a rollup (owner, day, and where asked product, channel, customer), ``m`` the membership of its day.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.i18n import N_
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.measures import firsts

NEW_FOR: Final = 365  # days from the first counted sale in which a customer is new (architecture.md, What counts)


class Reach(Enum):
    """What a rollup must still know: whole months, days, products and channels, customers."""

    MONTH = 0
    DAY = 1
    PRODUCT = 2
    CUSTOMER = 3


@dataclass(frozen=True, slots=True)
class Grouping:
    """``place``: the group's number, ``join``: what it needs beside ``r``; ``labels``: the words of numbers from 1 on.

    Without labels the number is the id of a name of ``noun``. ``<revenue>`` stands for the kind counted as revenue.
    ``column``: what it needs of the record ``v`` itself, beside what ``r`` has anyway.
    """

    key: str
    title: str
    place: str
    reach: Reach = Reach.MONTH
    join: str = ""
    noun: str = ""
    labels: tuple[str, ...] = ()
    column: str = ""


_RIVAL: Final = """case when instr(v.more, '".competitor"') > 0 then json_extract(v.more, '$.".competitor"') end"""
_MEMBER: Final = "left join membership m on m.person = r.owner and m.valid_from <= r.day and r.day < m.valid_to"
_MONTHS: Final = "(cast(strftime('%Y', {0}) as integer) * 12 + cast(strftime('%m', {0}) as integer))"
_AGE: Final = f"{_MONTHS.format('r.day + 1721424.5')} - {_MONTHS.format('since.group_id + 1721424.5')}"
_FIRST_SALE: Final = firsts.joined("customer", "<revenue>", "sold", "r.customer")


def _kin(of: str, place: str, called: str) -> str:
    return f"left join kin {called} on {called}.noun = '{of}' and {called}.name_id = r.{place}"


GROUPINGS: Final = (
    Grouping("person", N_("Person"), "r.owner", noun="person"),
    Grouping("team", N_("Team"), "m.team", join=_MEMBER, noun="team"),
    Grouping("region", N_("Region"), "m.region", join=_MEMBER, noun="region"),
    Grouping("role", N_("Role"), "roled.id", noun="role",
             join=f"{_MEMBER} left join name roled on roled.noun = 'role' and roled.text = m.role"),
    Grouping(
        "tenure", N_("Time in service"), join=_kin("since", "owner", "since"),
        place=f"""case when since.group_id is null or r.day < 1 then 0 when {_AGE} <= 3 then 1 when {_AGE} <= 12 then 2
            when {_AGE} <= 36 then 3 else 4 end""",
        labels=(N_("0-3 months"), N_("4-12 months"), N_("13-36 months"), N_("37 months and more")),
    ),
    Grouping("product", N_("Product"), "r.product", Reach.PRODUCT, noun="product"),
    Grouping("category", N_("Category"), "kind_of.group_id", Reach.PRODUCT, _kin("category", "product", "kind_of"),
             "category"),
    Grouping("channel", N_("Channel"), "r.channel", Reach.PRODUCT, noun="channel"),
    Grouping("customer", N_("Customer"), "r.customer", Reach.CUSTOMER, noun="customer"),
    Grouping("segment", N_("Segment"), "class.group_id", Reach.CUSTOMER, _kin("segment", "customer", "class"),
             "segment"),
    Grouping(
        "buyer", N_("New or existing customer"), reach=Reach.CUSTOMER, join=_FIRST_SALE,
        place=f"case when sold.day is null then 0 when r.day - sold.day < {NEW_FOR} then 1 else 2 end",
        labels=(N_("New customers"), N_("Existing customers")),
    ),
    Grouping("competitor", N_("Competitor"), "rival.id", Reach.CUSTOMER,
             "left join name rival on rival.noun = 'competitor' and rival.key = folded(r.rival)", "competitor",
             column=f"{_RIVAL} as rival"),
    Grouping(
        "weekday", N_("Weekday"), "case when r.day < 1 then 0 else (r.day - 1) % 7 + 1 end", Reach.DAY,
        labels=(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
                N_("Sunday")),
    ),
)  # fmt: skip
BY_KEY: Final = {grouping.key: grouping for grouping in GROUPINGS}
_RIVALS: Final = "competitor"
_FACTS: Final = ("category", "segment", "role")  # facts whose values are groups; each is a noun of its own


def joins(keys: set[str], revenue: str) -> str:
    """What the groupings ``keys`` need beside ``r``, each once."""
    wanted = dict.fromkeys(BY_KEY[key].join for key in sorted(keys) if BY_KEY[key].join)
    parts: dict[str, None] = {}
    for join in wanted:
        whole = join.removeprefix(_MEMBER)
        if whole != join:
            parts[_MEMBER] = None
        parts[whole] = None
    return " ".join(parts).replace("<revenue>", revenue)


def columns(keys: set[str]) -> str:
    """What a selection of records ``v`` must bring for the groupings ``keys`` beside its own columns."""
    return "".join(f", {BY_KEY[key].column}" for key in sorted(keys) if BY_KEY[key].column)


def learn_rivals(store: Store, batch: int) -> None:
    """Names for the competitors of the records that ``batch`` brought, to part them by and choose among."""
    rows = store.db.execute(
        f"""select distinct {_RIVAL} from version v indexed by version_of_batch where v.batch_id = ?
            and v.kind = 'opportunity' and v.in_force and instr(v.more, '".competitor"') > 0""",
        [batch],
    ).fetchall()
    for row in rows:
        if row[0]:
            names.keep(store, _RIVALS, row[0])


def reach(keys: set[str]) -> Reach:
    """The finest thing that any of ``keys`` asks a rollup for."""
    return max((BY_KEY[key].reach for key in keys), key=lambda one: one.value, default=Reach.MONTH)


def refresh_kin(store: Store) -> None:
    """Write down anew what products and customers belong to by the facts in force, and since when people are here."""
    store.db.execute("delete from kin")
    for field in _FACTS:
        known = names.facts(store, field)
        words = {value for values in known.values() for _start, value in values if value}
        ids = {word: names.keep(store, field, word) for word in sorted(words)}
        newest = [(field, name, ids[values[-1][1]]) for name, values in known.items() if values[-1][1]]
        store.db.conn.executemany("insert into kin values (?, ?, ?)", newest)
    joined = [
        (name, date.fromisoformat(day).toordinal()) for name, day in names.latest_facts(store, "joined").items() if day
    ]
    store.db.conn.executemany("insert into kin values ('since', ?, ?)", joined)


def labels(store: Store, key: str) -> dict[int, str]:
    """What each group is called: texts of names, or message ids."""
    grouping = BY_KEY[key]
    if grouping.labels:
        return dict(enumerate(grouping.labels, 1))
    return names.texts(store)


def choices(store: Store, key: str) -> list[tuple[int, str]]:
    """The groups one can choose among, by number and text or message id."""
    grouping = BY_KEY[key]
    if grouping.labels:
        return list(enumerate(grouping.labels, 1))
    if grouping.noun == _RIVALS:
        rows = store.db.execute("select id, text from name where noun = ? order by folded", [_RIVALS])
        return [(row[0], row[1]) for row in rows]
    if grouping.noun in _FACTS:
        rows = store.db.execute(
            """select distinct name.id, name.text, name.folded from kin join name on name.id = kin.group_id
               where kin.noun = ? order by name.folded""",
            [grouping.noun],
        )
        return [(row[0], row[1]) for row in rows]
    return [(name.id, name.text) for name in names.load(store, grouping.noun)]


def all_names(store: Store, key: str) -> list[tuple[int, str]]:
    """The groups of records by a noun and the names kept for anything else, such as a target, by text."""
    found = {**{name.id: name.text for name in names.load(store, BY_KEY[key].noun)}, **dict(choices(store, key))}
    return sorted(found.items(), key=lambda one: (names.fold(one[1]), one[0]))


def is_known(store: Store, key: str) -> bool:
    """Whether records can fall into more than one group of ``key``."""
    match key:
        case "weekday":
            return True
        case "tenure":
            return store.db.execute("select 1 from kin where noun = 'since' limit 1").fetchone() is not None
        case "buyer":
            return bool(names.load(store, "customer"))
        case _:
            return len(choices(store, key)) > 1


def group_id(store: Store, key: str, text: str) -> int:
    """The number of the group of ``key`` called ``text`` (in English, where groups are words of ours), or 0."""
    folded = names.fold(text)
    if BY_KEY[key].noun and BY_KEY[key].noun not in (*_FACTS, _RIVALS):
        return names.written(store, BY_KEY[key].noun).get(folded, 0)
    found = [number for number, word in choices(store, key) if folded and names.fold(word).startswith(folded)]
    return found[0] if len(found) == 1 else 0
