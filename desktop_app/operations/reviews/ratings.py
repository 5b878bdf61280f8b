"""Ratings from 1 to 5 with their evidence: competencies of people, six dimensions of the business; off at first."""

from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.rules.review.dimensions import DIMENSIONS
from desktop_app.rules.review.result import Rating
from desktop_app.store import names, period_reviews, settings
from desktop_app.store.database import Store
from desktop_app.store.period_reviews import StoredRating

COMPETENCIES: Final = {
    "knowledge": N_("Knows product and market"),
    "customer_care": N_("Understands customers"),
    "selling": N_("Leads conversations to a decision"),
    "organisation": N_("Plans and keeps records"),
    "teamwork": N_("Works with others"),
    "learning": N_("Learns and improves"),
}
LOWEST, HIGHEST = 1, 5


def subjects(store: Store, person: int) -> dict[str, str]:
    """What can be rated of a person, or of the business (0), as switched on in Settings: keys and message ids."""
    chosen = settings.load(store)
    if person:
        return dict(COMPETENCIES) if chosen.rates_competencies else {}
    return dict(DIMENSIONS) if chosen.six_dimensions else {}


def rate(store: Store, period: Period, rating: Rating, progress: Progress = SILENT) -> None:
    """Keep ``rating`` for ``period``. UserError for a number beyond 1 to 5, without evidence, or switched off."""
    progress.step(N_("Saving"), 0, 1)
    if not LOWEST <= rating.score <= HIGHEST:
        raise UserError(N_("A rating goes from 1 to 5."), N_("Choose one of these."))
    if not rating.evidence.strip():
        raise UserError(N_("A rating needs evidence."), N_("Write what was seen that it rests on."))
    if rating.subject not in subjects(store, rating.person):
        raise UserError(
            N_("“{subject}” is not rated here."), N_("Switch ratings on in Settings, or name one of: {known}."),
            subject=rating.subject, known=", ".join((*COMPETENCIES, *DIMENSIONS)),
        )  # fmt: skip
    kept = StoredRating(rating.person, rating.subject, rating.score, rating.evidence.strip(), moment())
    with store.transaction():
        period_reviews.save_rating(store, period, kept)


def load_ratings(store: Store, period: Period) -> tuple[Rating, ...]:
    """Those of the period that are switched on."""
    texts = names.texts(store)
    return tuple(
        Rating(one.person, texts.get(one.person, ""), one.subject, one.score, one.evidence)
        for one in period_reviews.ratings(store, period)
        if one.subject in subjects(store, one.person)
    )
