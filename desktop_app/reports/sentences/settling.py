"""The sentences of what happens to earned pay: releases, returns, draws, balances, and the terms that say so."""

from typing import Final

from desktop_app.i18n import N_

Sentence = str | tuple[str, str, str]
"""A message, or (one, many, name of the value that counts)."""

_RUN: Final[dict[str, Sentence]] = {
    "settle.pay": N_("{name} is paid {pay} for {period}."),
    "settle.absorbed": N_(
        "{name}: of {amount} taken back by returns, {absorbed} fall on what the maximum had cut off."
    ),
    "settle.reversed": N_("{name}: the line of the returned record is reversed as it was paid: {amount}."),
    "settle.cap_lost": N_("{pay} is cut to the maximum of {cap} for a run; {cut} are lost."),
    "settle.cap_carried": N_("{pay} is cut to the maximum of {cap} for a run; {cut} are paid when there is room."),
    "settle.cap_room": N_("{pay} that the maximum had cut off are paid now; {left} still wait."),
    "settle.released": N_("Of what was earned, {released} are released; {held} are held."),
    "settle.adjusted": N_("Adjusted by {amount}: {reason}"),
    "settle.guarantee.minimum": N_("{added} fill up the guaranteed minimum."),
    "settle.guarantee.addition": N_("{added} are guaranteed on top."),
    "settle.draw_advanced": N_("{advanced} are advanced under the draw; {owed} are owed."),
    "settle.draw_taken": N_("{taken} are taken back for the draw; {owed} are still owed."),
    "settle.draw_forgiven": N_("{forgiven} of advances are forgiven."),
    "settle.delta": (
        N_("{period} changes by {amount}, because of {number} record."),
        N_("{period} changes by {amount}, because of {number} records."),
        "number",
    ),
    "settle.delta_inputs": N_("{period} changes by {amount}, because quotas, payments or rules changed."),
    "settle.delta_component": N_("{name}: {amount}"),
    "settle.deducted": N_("{deducted} of the negative balance are deducted; {left} remain."),
    "settle.carried": N_("{left} are carried into the next run as a negative balance."),
    "settle.converted": N_("{pay} at the rate of {rate} on {day} are {paid}."),
    "settle.final_document": N_("{name}: {held} of {document} are still held."),
    "settle.final_hold": N_("{name}: {held} are still held."),
    "settle.final_unpaid": N_("Invoice {document} is not fully paid."),
    "settle.final_balance": N_("{left} remain to be settled; check with your payroll adviser."),
    "settle.final_owed": N_("{left} of the draw remain; check with your payroll adviser."),
    "reason.return_of_nothing": N_("{document} was corrected to 0, but there are returns of it."),
    "reason.return_exceeds": N_("More of {document} was returned than was sold."),
    "reason.joined_missing": N_("Terms by month of service need the day on which {name} joined."),
    "reason.rate_missing": N_("There is no rate from {currency} to {into} for {period}."),
}

STEPS: Final[dict[str, Sentence]] = {**_RUN}
