"""The sentences of what happens to earned pay: releases, returns, draws, balances, and the terms that say so."""

from typing import Final

from desktop_app.i18n import N_

Sentence = str | tuple[str, str, str]
"""A message, or (one, many, name of the value that counts)."""

_RUN: Final[dict[str, Sentence]] = {
    "settle.pay": N_("{name} is paid {pay} for {period}."),
    "settle.versions": (
        N_("The plan changed: {number} record of the period counts under the rules of its day: {pay}"),
        N_("The plan changed: {number} records of the period count under the rules of their days: {pay}"),
        "number",
    ),
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
    "reason.held": N_("Held: {reason}"),
    "settle.final_balance": N_("{left} remain to be settled; check with your payroll adviser."),
    "settle.final_owed": N_("{left} of the draw remain; check with your payroll adviser."),
    "reason.return_of_nothing": N_("{document} was corrected to 0, but there are returns of it."),
    "reason.return_exceeds": N_("More of {document} was returned than was sold."),
    "reason.joined_missing": N_("Terms by month of service need the day on which {name} joined."),
    "reason.rate_missing": N_("There is no rate from {currency} to {into} for {period}."),
}

_TERMS: Final[dict[str, Sentence]] = {
    "plan.terms.release.booking": N_("Released when it is booked"),
    "plan.terms.release.invoice": N_("Released when it is invoiced"),
    "plan.terms.release.payment": N_("Released as the customer pays"),
    "plan.terms.held_days": (N_("Held for {number} day"), N_("Held for {number} days"), "number"),
    "plan.terms.held_months": (N_("Held for {number} month"), N_("Held for {number} months"), "number"),
    "plan.terms.instalment.booking": N_("{share} when it is booked"),
    "plan.terms.instalment.invoice": N_("{share} when it is invoiced"),
    "plan.terms.instalment.payment": N_("{share} as the customer pays"),
    "plan.terms.instalment.event": N_("{share} on “{event}”"),
    "plan.terms.later_days": (N_("{number} day later"), N_("{number} days later"), "number"),
    "plan.terms.later_months": (N_("{number} month later"), N_("{number} months later"), "number"),
    "plan.terms.bounds_shrink": N_("For part of a period the steps shrink with the quota"),
    "plan.terms.bounds_whole": N_("For part of a period the steps stay whole"),
    "plan.terms.limits_shrink": N_("For part of a period the limits shrink"),
    "plan.terms.limits_whole": N_("For part of a period the limits stay whole"),
    "plan.terms.ramp": N_("New people have a smaller quota “{quota}”"),
    "plan.terms.ramp_month": N_("Month {month} of service: {amount}"),
    "plan.terms.days.calendar": N_("Part of a period is counted in calendar days"),
    "plan.terms.days.working": N_("Part of a period is counted in working days"),
    "plan.terms.quota_whole": N_("Joining and leaving do not relieve the quota"),
    "plan.terms.pay_whole": N_("Joining and leaving do not reduce target pay and fixed amounts"),
    "plan.terms.absence.both": N_(
        "“{name}” of more than {number} working days relieves the quota and reduces target pay and fixed amounts"
    ),
    "plan.terms.absence.quota": N_("“{name}” of more than {number} working days relieves the quota only"),
    "plan.terms.absence.pay": N_(
        "“{name}” of more than {number} working days reduces target pay and fixed amounts only"
    ),
    "plan.terms.absence.none": N_("“{name}” of more than {number} working days changes nothing"),
    "plan.terms.accelerator": N_("No accelerator for part of a period with fewer than {number} working days present"),
    "plan.terms.cap.lost": N_("At most {cap} in a run; what is above is lost"),
    "plan.terms.cap.carried": N_("At most {cap} in a run; what is above is paid later in the year"),
    "plan.terms.returns.rerate": N_("A return works its original period out again"),
    "plan.terms.returns.as_paid": N_("A return reverses what its record was paid"),
    "plan.terms.returns.own_date": N_("A return counts on its own date"),
    "plan.terms.window_days": (
        N_("Returns count within {number} day"),
        N_("Returns count within {number} days"),
        "number",
    ),
    "plan.terms.window_months": (
        N_("Returns count within {number} month"),
        N_("Returns count within {number} months"),
        "number",
    ),
    "plan.terms.term": N_("Of a term of {number} months the part not served is taken back"),
    "plan.terms.served": N_("After {number} full months {share} is taken back"),
    "plan.terms.draw": N_("A draw of {amount}, taken back with {share} of what is earned above it"),
    "plan.terms.draw_from": N_("Taken back from month {month} of service on"),
    "plan.terms.draw_forgiven": N_("Advances are forgiven after month {month} of service"),
    "plan.terms.last_month": N_("Until month {month} of service"),
    "plan.terms.guarantee.minimum": N_("At least {amount} is paid"),
    "plan.terms.guarantee.addition": N_("{amount} is paid on top"),
    "plan.terms.guarantee.minimum_table": N_("At least an amount by month of service is paid, later {amount}"),
    "plan.terms.guarantee.addition_table": N_("An amount by month of service is paid on top, later {amount}"),
    "plan.terms.leavers.accelerate": N_("Held money is released when somebody leaves"),
    "plan.terms.leavers.forfeit": N_("Held money is kept when somebody leaves"),
    "plan.terms.leavers.days": (
        N_("Held money is released for {number} day after leaving"),
        N_("Held money is released for {number} days after leaving"),
        "number",
    ),
    "plan.terms.conversion.plan": N_("Foreign documents count at the plan's rates"),
    "plan.terms.conversion.none": N_("Each document's currency is paid by itself"),
    "plan.terms.paid_in.period_end": N_("Paid in {currency} at the rate of the period's last day"),
    "plan.terms.paid_in.run": N_("Paid in {currency} at the rate of the day of the run"),
    "plan.terms.recovery": N_("A negative balance takes at most {share} of a run's pay"),
}

STEPS: Final[dict[str, Sentence]] = {**_RUN, **_TERMS}
