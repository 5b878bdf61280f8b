"""People compared fairly in a KPI that is a share: their counts from the store, chance from the rules."""

from dataclasses import dataclass, replace
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.operations.kpis.catalogue import find_kpi, kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.statistics.peers import Peers, compare
from desktop_app.store.database import Store
from desktop_app.store.groupings import is_known


@dataclass(frozen=True, slots=True)
class Compared:
    """``names`` by the person's id, in the order of names. ``peers`` None: fewer than two people have records."""

    kpi: Kpi
    names: dict[int, str]
    peers: Peers | None


def rate_kpis(store: Store) -> tuple[Kpi, ...]:
    """The KPIs by which people can be compared: shares of records that there are, headline ones first.

    None without two people.
    """
    if not is_known(store, "person"):
        return ()
    found = (kpi for kpi in kpis_with_data(store) if kpi.share and not _of_people(kpi))
    return tuple(sorted(found, key=lambda kpi: not kpi.pinned))


def _of_people(kpi: Kpi) -> bool:
    """Whether the records that the share counts are people themselves: each is 0 of 1 or 1 of 1."""
    return any(name.startswith("people_") for name in kpi.measures)


def compare_people(store: Store, wanted: Wanted) -> Compared:
    """Everybody with records in the first KPI of ``wanted``; records without an owner are nobody's and left out."""
    return compare_each(store, replace(wanted, kpis=wanted.kpis[:1]))[0]


def compare_each(store: Store, wanted: Wanted) -> tuple[Compared, ...]:
    """The same for each KPI of ``wanted``, read at once."""
    rows = [row for row in breakdown(store, replace(wanted, by="person", lean=True)) if row.group]
    found = []
    for place, key in enumerate(wanted.kpis):
        counts = {}
        for row in rows:
            figure = row.figures[place]
            if figure.numerator is not None and figure.denominator is not None:
                counts[row.group] = (int(figure.numerator), int(figure.denominator))
        found.append(Compared(find_kpi(store, key), {row.group: row.label for row in rows}, compare(counts)))
    return tuple(found)


def explain_comparison(compared: Compared) -> Explanation:
    """The method behind the sentence: what is pooled, the limits, the test. ValueError without a comparison."""
    peers = compared.peers
    if peers is None:
        raise ValueError(compared.kpi.key)
    share = Quantity(Fraction(peers.hits, peers.n), Unit.PERCENT)
    parts = [
        explain("peers.pooled", share, hits=peers.hits, n=peers.n),
        explain("peers.limits"),
        explain("peers.outside", Quantity(Fraction(len(peers.outside))), n=len(peers.people)),
    ]
    if peers.difference is not None:
        chi = Quantity(Fraction(peers.difference.chi_squared).limit_denominator(1000), Unit.RATIO)
        p = Quantity(Fraction(peers.difference.p).limit_denominator(100_000), Unit.PERCENT)
        parts += [explain("peers.chi", chi, freedom=peers.difference.freedom), explain("peers.chance", p)]
    differs = peers.difference is not None and peers.difference.beyond_chance
    return explain("peers.differ" if differs else "peers.alike", parts=tuple(parts), n=len(peers.people))
