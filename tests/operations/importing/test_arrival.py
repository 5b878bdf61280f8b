"""The order in which files that came together are imported."""

from pathlib import Path

from desktop_app.operations.importing.arrival import arrange, others
from desktop_app.store.database import Store

FILES = {
    "a_deals.csv": "id,owner,stage,closed,amount\n1,Ana,Won,2026-03-01,5\n",
    "b_broken.xlsx": "",
    "c_products.csv": "Product,Category,List price\nPen,A,3\nInk,B,4\n",
    "d_people.csv": "name,team\nAna,Field\nIon,Field\n",
}


def test_what_cannot_be_read_is_told_first_and_names_come_before_records(store: Store, tmp_path: Path) -> None:
    paths = []
    for name, text in FILES.items():
        paths.append(tmp_path / name)
        paths[-1].write_text(text)
    found = [path.name for path in arrange(store, paths)]
    assert found == ["b_broken.xlsx", "d_people.csv", "c_products.csv", "a_deals.csv"]
    assert others(paths[0], paths) == tuple(paths[1:])
