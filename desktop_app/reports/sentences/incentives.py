"""The sentences of incentive pay: each step of an evaluation and each rule of a plan in words."""

from typing import Final

from desktop_app.i18n import N_

Sentence = str | tuple[str, str, str]
"""A message, or (one, many, name of the value that counts)."""

_EVALUATION: Final[dict[str, Sentence]] = {
    "pay.statement": N_("{name} earns {pay} for {period}."),
    "pay.held": N_("The pay of {name} for {period} cannot be worked out yet."),
    "pay.component": N_("{name}, {period}: {pay}"),
    "pay.not_evaluable": N_("{name}, {period}: cannot be worked out yet."),
    "pay.not_due": N_("{name}: its own period does not end in {period}."),
    "pay.absent": N_("{name}: no day of {period} counts, so no quota is held against it and nothing is due."),
    "pay.absent_credits": (
        N_("{number} record was credited all the same; you decide about it."),
        N_("{number} records were credited all the same; you decide about them."),
        "number",
    ),
    "pay.attainment": N_("{reached} of a quota of {quota} is {attainment}."),
    "pay.target_weighted": N_("The target pay changes in {period}; weighed by days it is {target}."),
    "pay.target_part": N_("From {first} to {last}: {target}"),
    "pay.rounded": N_("{exact} is rounded to {pay}."),
    "pay.true_up": N_("{year} earned in the year to date, less {before} earned before, leaves {pay}."),
    "measure.revenue": (
        N_("Revenue of {number} record: {total}"),
        N_("Revenue of {number} records: {total}"),
        "number",
    ),
    "measure.collected": (
        N_("Collected in {number} payment: {total}"),
        N_("Collected in {number} payments: {total}"),
        "number",
    ),
    "measure.units": (N_("Units of {number} record: {total}"), N_("Units of {number} records: {total}"), "number"),
    "measure.deals": (N_("Deals of {number} record: {total}"), N_("Deals of {number} records: {total}"), "number"),
    "measure.margin": (N_("Margin of {number} record: {total}"), N_("Margin of {number} records: {total}"), "number"),
    "measure.other": N_("{measure}: {total}"),
    "measure.opening": N_("{amount} of it was brought forward as an opening balance."),
    "reason.quota_missing": N_("There is no quota “{quota}” for {period}."),
    "reason.quota_zero": N_("The quota “{quota}” for {period} is 0, so no share of it can be reached."),
    "reason.quota_negative": N_("The quota “{quota}” for {period} is below 0."),
    "reason.target_pay_missing": N_("“{name}” is a share of the target pay, and no target pay is given."),
    "reason.measure_missing": N_("There is no figure for “{measure}” in {period}."),
    "reason.no_records": N_("“{measure}” is not made of records, so it cannot be paid record by record."),
    "reason.earned_before_missing": N_(
        "“{name}” adds up over the year: enter what was earned before {period}, or confirm that it is 0."
    ),
    "reason.currency": N_(
        "{document} is an amount of {amount}, but the plan pays in {plan}: amounts of two currencies are not added."
    ),
    "limit.attainment": N_("Attainment counts up to {cap}: {counted} are counted."),
    "limit.floor": N_("{pay} is raised to the minimum of {floor}."),
    "limit.cap": N_("{pay} is cut to the maximum of {cap}; {lost} are lost."),
    "record.returned": N_("Returned in full: nothing is earned."),
    "record.limited": N_("This record earns {pay}."),
    "flat.rate": N_("{input} at {rate} = {pay}"),
    "unit.amount": N_("{input} at {amount} each = {pay}"),
    "tier.marginal": N_("Each step pays its own rate on its own part: {pay}"),
    "tier.slice": N_("From {lower}: {input} at {rate} = {pay}"),
    "tier.retroactive": N_(
        "{selector} reaches step {tier}, whose rate holds for everything: {input} at {rate} = {pay}"
    ),
    "tier.attainment": N_("{attainment} of the quota reaches step {tier}: {input} at {rate} = {pay}"),
    "tier.close_call": N_("Shown rounded as {shown}, it would seem to reach another step; the exact figure decides."),
    "threshold.missed": N_("{reached} is below the threshold of {bound}; {missing} are missing."),
    "threshold.excess": N_("{reached} is above the threshold of {bound}: {input} at {rate} = {pay}"),
    "threshold.first": N_("The threshold of {bound} is reached, so everything counts: {input} at {rate} = {pay}"),
    "bonus.met": N_("{selector} reaches {bound}: the bonus of {pay} is earned."),
    "bonus.missed": N_("{selector} is below {bound}: no bonus."),
    "curve.payout": N_("{selector} pays {payout} of {input} = {pay}"),
    "curve.money": N_("{selector} pays {pay}."),
    "curve.point": N_("The curve pays {pays} at {at}."),
}

_RULES: Final[dict[str, Sentence]] = {
    "plan.component.revenue": N_("“{name}” is paid on revenue"),
    "plan.component.collected": N_("“{name}” is paid on money collected"),
    "plan.component.units": N_("“{name}” is paid on units"),
    "plan.component.deals": N_("“{name}” is paid on deals"),
    "plan.component.margin": N_("“{name}” is paid on margin"),
    "plan.component.other": N_("“{name}” is paid on “{measure}”"),
    "plan.only.products": N_("Counts these products only: {names}"),
    "plan.only.channels": N_("Counts these channels only: {names}"),
    "plan.only.regions": N_("Counts these regions only: {names}"),
    "plan.only.customers": N_("Counts these customers only: {names}"),
    "plan.only.size_from": N_("Counts records of {amount} or more only"),
    "plan.only.size_below": N_("Counts records below {amount} only"),
    "plan.by_record": N_("Worked out on each record by itself"),
    "plan.every.year": N_("Paid once a year"),
    "plan.every.half": N_("Paid every half year"),
    "plan.every.quarter": N_("Paid every quarter"),
    "plan.every.month": N_("Paid every month"),
    "plan.every.week": N_("Paid every week"),
    "plan.every.day": N_("Paid every day"),
    "plan.every.custom": N_("Paid for each period"),
    "plan.cumulative": N_("Adds up over the year: each period pays the difference to what was earned before"),
    "plan.year_rate": N_("The year to date picks the rate, which is paid on the records of the period only"),
    "plan.quota.period": N_("Held to the quota “{quota}” of the period"),
    "plan.quota.year": N_("Held to the quota “{quota}” of the whole year"),
    "plan.quota.to_date": N_("Held to the quota “{quota}” of the year to date"),
    "plan.weight": N_("Its share of the target pay is {weight}"),
    "plan.attainment_cap": N_("Attainment counts up to {cap}"),
    "plan.rate_cap": N_("No rate is higher than {cap}"),
    "plan.record_floor": N_("At least {floor} for each record"),
    "plan.record_cap": N_("At most {cap} for each record"),
    "plan.floor": N_("At least {floor}"),
    "plan.cap": N_("At most {cap}"),
    "plan.tier": N_("From {lower}: {rate}"),
    "plan.point": N_("At {at}: {pays}"),
    "plan.flat": N_("{rate} of everything counted"),
    "plan.per_unit": N_("{amount} for each unit"),
    "plan.marginal.measure": N_("Each step pays its own rate on its own part only"),
    "plan.marginal.target_pay": N_("Each step pays its own share of the target pay for its own part of the quota"),
    "plan.marginal.points": N_("Each step pays its own amount for each percent of the quota in it"),
    "plan.retroactive": N_("The step reached sets the rate for everything"),
    "plan.marginal.measure.2": N_("{rate_1} up to {bound_1}, {rate_2} of what lies above"),
    "plan.marginal.measure.3": N_(
        "{rate_1} up to {bound_1}, {rate_2} from there to {bound_2}, {rate_3} of what lies above"
    ),
    "plan.marginal.measure.4": N_(
        "{rate_1} up to {bound_1}, {rate_2} to {bound_2}, {rate_3} to {bound_3}, {rate_4} of what lies above"
    ),
    "plan.retroactive.2": N_("{rate_1} of everything, or {rate_2} of everything once {bound_1} is reached"),
    "plan.retroactive.3": N_(
        "{rate_1} of everything, {rate_2} of everything once {bound_1} is reached, {rate_3} once {bound_2} is reached"
    ),
    "plan.retroactive.4": N_(
        "{rate_1} of everything, {rate_2} from {bound_1}, {rate_3} from {bound_2}, {rate_4} from {bound_3} on"
    ),
    "plan.attainment.measure": N_("The share of the quota reached sets the rate for everything"),
    "plan.attainment.target_pay": N_("The share of the quota reached sets how much of the target pay is paid"),
    "plan.attainment.points": N_("The share of the quota reached sets the amount for each percent of it"),
    "plan.threshold.excess": N_("{rate} of what lies above {bound}"),
    "plan.threshold.first": N_("{rate} of everything, once {bound} is reached"),
    "plan.bonus": N_("{amount} once {bound} is reached"),
    "plan.curve.measure": N_("The rate follows a curve"),
    "plan.curve.target_pay": N_("The share of the target pay follows a curve"),
    "plan.curve.points": N_("The amount for each percent of the quota follows a curve"),
    "plan.curve.nothing": N_("The amount follows a curve"),
    "plan.curve.left.zero": N_("Before the first point: nothing"),
    "plan.curve.left.flat": N_("Before the first point: as at the first point"),
    "plan.curve.left.slope": N_("Before the first point: the first line goes on"),
    "plan.curve.right.flat": N_("Beyond the last point: as at the last point"),
    "plan.curve.right.slope": N_("Beyond the last point: the last line goes on"),
}

STEPS: Final[dict[str, Sentence]] = {**_EVALUATION, **_RULES}
