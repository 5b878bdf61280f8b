"""Files that others wrote are imported without an option; skipped where they are not at hand."""

from collections.abc import Callable
from fractions import Fraction
from json import loads

import pytest

from desktop_app.domain.scope import ScopeKind
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.import_file import Imported
from desktop_app.store import names, records, targets
from desktop_app.store.database import Store
from tests.real_data import DATA

ImportText = Callable[..., Imported]
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the files of others are not here")
EXPECTED = {
    "aw_SalesPerson.csv": ("person", 17),
    "aw_SalesPersonQuotaHistory.csv": ("target", 163),
    "global_super_store_orders.tsv": ("sale", 1000),
    "maven_crm_accounts.csv": ("customer", 85),
    "maven_crm_products.csv": ("product", 7),
    "maven_crm_sales_pipeline.csv": ("opportunity", 8800),
    "maven_crm_sales_teams.csv": ("person", 35),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_file_is_what_it_is(store: Store, import_text: ImportText, name: str) -> None:
    done = import_text((DATA / name).read_bytes().decode(), name, with_tax=False, discount=Meaning.REDUCTION)
    assert (done.batch.kind, done.batch.rows, done.batch.refused) == (*EXPECTED[name], 0)


def test_quotas_go_to_the_people_whose_numbers_they_name(store: Store, import_text: ImportText) -> None:
    for name in ("aw_SalesPerson.csv", "aw_SalesPersonQuotaHistory.csv"):
        done = import_text((DATA / name).read_text(), name)
    assert done.new_people == ()
    assert records.count(store) == {}
    person = names.find(store, "person", "274")
    assert person is not None
    found = [one for one in targets.load(store, "revenue", 1, names.FOREVER) if one.scope.id == person.id]
    assert {one.scope.kind for one in found} == {ScopeKind.PERSON}
    assert [one.period.name for one in found[:4]] == ["2011-Q2", "2011-Q3", "2011-Q4", "2012-Q1"]
    assert [Fraction(one.amount or 0, 1_000_000) for one in found[:4]] == [28000, 7000, 91000, 140000]


def test_the_other_columns_of_people_are_kept(store: Store, import_text: ImportText) -> None:
    import_text((DATA / "aw_SalesPerson.csv").read_text(), "aw_SalesPerson.csv")
    person = names.find(store, "person", "275")
    assert person is not None
    ((_start, more),) = names.facts(store, "more")[person.id]
    assert loads(more)["CommissionPct"] == "0.012"
