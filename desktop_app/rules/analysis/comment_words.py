"""What a comment complains of, told by its words in the languages we speak; a first sorting, no judgement."""

from typing import Final

from desktop_app.i18n import N_

OTHER: Final = N_("Other comments")
TAGS: Final = {
    N_("Waiting"): (
        "wait|slow|late|delay|took too long|days to|等|慢|迟|遲|拖|"
        "aștept|astept|încet|incet|întârzi|intarzi|târziu|lent"
    ),
    N_("Not solved"): (
        "not solved|unsolved|still broken|again|twice|not fixed|没解决|沒解決|未解决|未解決|还是|還是|"
        "nerezolvat|tot nu|din nou|de două ori"
    ),
    N_("Unfriendly"): "rude|unfriendly|impolite|arrogant|态度|態度|不耐烦|不耐煩|nepoliticos|arogant|neprietenos",
    N_("Unclear answer"): (
        "unclear|confus|did not understand|no information|不清楚|不明白|看不懂|"
        "neclar|confuz|nu am înțeles|nu am inteles"
    ),
    N_("Quality"): (
        "broken|damaged|defect|quality|faulty|坏|壞|质量|品質|瑕疵|破损|破損|stricat|defect|calitate|deteriorat"
    ),
    N_("Price"): "price|expensive|cost|refund|invoice|价格|價格|贵|貴|发票|發票|退款|preț|pret|scump|factur|ramburs",
    N_("Delivery"): "deliver|shipping|parcel|courier|发货|發貨|物流|快递|快遞|送货|送貨|livrar|curier|colet",
    N_("Nobody reachable"): (
        "nobody answer|no answer|no reply|could not reach|hard to reach|没人|沒人|打不通|无人|無人|"
        "nimeni|nu răspunde|nu raspunde|fără răspuns"
    ),
}
"""By tag, as a message id: parts of words that betray it, separated by |."""


def tags_of(comment: str) -> tuple[str, ...]:
    """The tags whose words stand in ``comment``; OTHER where it says something else, none where it is empty."""
    text = comment.casefold()
    if not text.strip():
        return ()
    found = tuple(tag for tag, words in TAGS.items() if any(word in text for word in words.split("|")))
    return found or (OTHER,)
