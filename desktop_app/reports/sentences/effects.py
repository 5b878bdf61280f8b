"""The sentences of an action's effect: the verdict, what it rests on, and where the method is from."""

from typing import Final

from desktop_app.i18n import N_

Sentence = str | tuple[str, str, str]
"""A message, or (one, many, name of the value that counts)."""

STEPS: Final[dict[str, Sentence]] = {
    "effect.shown": N_("An effect is shown: the change is in the wanted direction and beyond chance"),
    "effect.not_shown": N_("No effect is shown: such a change could be chance"),
    "effect.worse": N_("It got worse, beyond chance"),
    "effect.too_early": (
        N_("Too early to tell: {periods} whole month since the start, {least} are needed"),
        N_("Too early to tell: {periods} whole months since the start, {least} are needed"),
        "periods",
    ),
    "effect.short_baseline": (
        N_("It cannot be told: the baseline has {points} whole month, {least} are needed"),
        N_("It cannot be told: the baseline has {points} whole months, {least} are needed"),
        "points",
    ),
    "effect.before": (
        N_("Before: {points} whole month, kept as it was known when the action was recorded"),
        N_("Before: {points} whole months, kept as they were known when the action was recorded"),
        "points",
    ),
    "effect.expected": N_(
        "Expected without any action: the worst of a team come nearer to its mean by themselves (Efron and Morris 1975)"
    ),
    "effect.after": (
        N_("After: {periods} whole month since the start"), N_("After: {periods} whole months since the start"),
        "periods",
    ),
    "effect.others": (
        N_("The same change for {n} other without the action; it is taken off"),
        N_("The same change for {n} others without the action, on average; it is taken off"),
        "n",
    ),
    "effect.few_others": (
        N_("The same change for {n} other without the action; too few to take it off"),
        N_("The same change for {n} others without the action; too few to take it off"),
        "n",
    ),
    "effect.rank": N_("Place {rank} of {of} by the wanted change, the largest first"),
    "effect.low": N_("The change lies, in 95 of 100 cases, from"),
    "effect.high": N_("to"),
    "effect.signal": N_("A month since the start left the usual range of the months before in the wanted direction"),
    "effect.no_signal": N_("No month since the start left the usual range of the months before"),
    "effect.wanted": N_("Expected when the action was recorded"),
    "effect.smallest": N_("The smallest effect that would have been seen in 8 of 10 cases"),
    "effect.will_see": N_("The smallest effect that will be seen by the review in 8 of 10 cases"),
    "training.people": (
        N_("Of those who took it, {trained} has figures here; {told} has months enough on both sides"),
        N_("Of those who took it, {trained} have figures here; {told} have months enough on both sides"),
        "trained",
    ),
    "training.before": (
        N_("Before: the {points} month before each of them took it, together"),
        N_("Before: the {points} months before each of them took it, together"),
        "points",
    ),
    "training.after": (
        N_("After: the {periods} month since each of them took it, together"),
        N_("After: the {periods} months since each of them took it, together"),
        "periods",
    ),
    "training.others": (
        N_("The same change for {n} who did not take it; it is taken off"),
        N_("The same change for {n} who did not take it, on average; it is taken off"),
        "n",
    ),
    "training.few_others": (
        N_("The same change for {n} who did not take it; too few to take it off"),
        N_("The same change for {n} who did not take it; too few to take it off"),
        "n",
    ),
    "effect.method": N_(
        "Chance is the mean step from month to month before, divided by 1.128. Before and after do not prove a cause"
    ),
}  # fmt: skip
