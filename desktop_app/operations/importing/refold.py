"""Cases told by several logs, folded anew when one of the logs is taken back."""

from collections import defaultdict

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.case_log import CaseLog
from desktop_app.operations.importing.record_rows import RecordRows
from desktop_app.store import case_events, rates, settings
from desktop_app.store.case_events import Held
from desktop_app.store.database import Store
from desktop_app.store.names import Directory


def refold(store: Store, batch_id: int) -> None:
    """Let the cases of a batch that was just taken back say what the other logs tell of them."""
    cases: dict[str, list[Held]] = defaultdict(list)
    for one in case_events.held(store, case_events.numbers_of(store, batch_id)):
        cases[one.number].append(one)
    logs: dict[int, CaseLog] = defaultdict(CaseLog)
    for versions in cases.values():
        own = next((one for one in versions if one.in_force), None)
        if own is not None:  # else a list of tickets holds, which tells the whole case itself
            logs[own.batch].resume(own, [one for one in versions if one is not own])
    home = settings.load(store).currency
    for batch, log in logs.items():
        directory = Directory(store, batch)
        rows = RecordRows(Kind.INTERACTION, directory, home, rates.load_rates(store, home))
        case_events.replace_in_force(store, batch, rows.take(log.folded()).columns)
        directory.hold()
