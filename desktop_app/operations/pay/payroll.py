"""The payroll file of a run: which columns it has and what payroll calls each component, kept for the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.table import Table
from desktop_app.i18n import N_
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay.evaluate import Evaluated
from desktop_app.reports import run_table
from desktop_app.reports.run_table import PAYROLL, PayrollForm
from desktop_app.store import evaluations, people, settings
from desktop_app.store.database import Store


def payroll_table(store: Store, run: Evaluated) -> Table:
    """Of what ``run`` posts, in the columns and under the codes that are kept."""
    chosen = settings.load(store)
    staff = {person.id: person.staff_no for person in people.load(store)}
    paid_in = run.run.pay_month or (run.run.paid_on or "")[:7]
    form = PayrollForm(staff, paid_in, chosen.payroll_columns, chosen.pay_codes)
    return run_table.build_payroll(run.posted(), form)


def still_open(store: Store, run: Evaluated) -> tuple[str, ...]:
    """Names of those in ``run`` whom neither it nor another run of its period has settled: held, or withdrawn."""
    days = date.fromordinal(run.run.starts), date.fromordinal(run.run.ends)
    settled, posts = evaluations.posted(store, Period(*days, run.run.period)), {one.person for one in run.posted()}
    lacking = [one for one in run.statements if one.pay is None or one.person not in posts]
    return tuple(one.name for one in lacking if one.person not in settled)


def change_payroll(
    store: Store, columns: Sequence[str] | None, codes: Mapping[str, str], progress: Progress = SILENT
) -> list[str]:
    """Keep the columns (keys of PAYROLL; empty: the usual ones; None: as before) and further pay codes, "" for none.

    The settings that changed. UserError for a column there is not, one named twice, or columns without the pay.
    """
    before, known = settings.load(store), [one.key for one in PAYROLL]
    columns = before.payroll_columns if columns is None else tuple(columns)
    codes = {name: code for name, code in {**before.pay_codes, **codes}.items() if code}
    wrong = next((one for one in columns if one not in known or columns.count(one) > 1), "")
    if wrong or (columns and "pay" not in columns):
        raise UserError(
            N_("A payroll file cannot have these columns: {columns}."),
            N_("Choose among {known}, each once, the pay always."),
            columns=", ".join(columns),
            known=", ".join(known),
        )
    return save_settings(store, replace(before, payroll_columns=columns, pay_codes=codes), "", progress)
