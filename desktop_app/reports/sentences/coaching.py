"""The sentences of one-on-ones: questions that a sheet proposes to ask, open ones, never leading."""

from typing import Final

from desktop_app.i18n import N_

STEPS: Final = {
    "ask.topic": N_("{measure}: what do you think has changed?"),
    "ask.leaning": N_("{measure}: what would make it easier?"),
    "ask.promise": N_("“{what}”: what stood in the way?"),
    "ask.lead_promise": N_("“{what}”: what did it cost you that I have not done it?"),
    "ask.proud": N_("What went well that I may not have seen?"),
    "ask.help": N_("What should I do, or stop doing, so that your work gets easier?"),
    "ask.next": N_("What do you want to have done by the next time?"),
}
