"""What a review of a past month, quarter or year says: quotas, scorecards, why a target was missed; pure rules."""
