"""The words of CRMs for the state of a deal, in seven languages, as won, lost, open or prospect."""

import re
from functools import lru_cache
from typing import Final, Literal

from desktop_app.files.header_names import words_of

Status = Literal["won", "lost", "open", "prospect"]

_WON: Final = (
    "won|closed won|close won|win|deal won|sold|ordered|order received|signed|contract signed|赢单|已赢单|"
    "成交|已成交|赢|签约|已签约|签单|贏單|簽約|câștigat|câștigată|câștigate|încheiat câștigat|vândut|"
    "contract semnat|semnat|gewonnen|geschlossen gewonnen|abgeschlossen gewonnen|verkauft|auftrag erteilt|"
    "gagné|gagnée|conclu gagné|fermé gagné|vendu|signé|ganado|ganada|cerrado ganado|cerrada ganada|vendido|"
    "firmado"
)
_LOST: Final = (
    "lost|closed lost|close lost|deal lost|abandoned|cancelled|canceled|dead|rejected|disqualified|"
    "no decision|输单|已输单|丢单|失败|流失|输|无效|已取消|放弃|輸單|丟單|失敗|放棄|pierdut|pierdută|"
    "pierdute|încheiat pierdut|anulat|anulată|abandonat|respins|verloren|geschlossen verloren|abgesagt|"
    "storniert|abgelehnt|perdu|perdue|fermé perdu|annulé|abandonné|refusé|perdido|perdida|cerrado perdido|"
    "cerrada perdida|cancelado|anulado|rechazado"
)
_PROSPECT: Final = (
    "prospect|prospecting|lead|new|new lead|suspect|identified|qualification|qualifying|unqualified|"
    "discovery|潜在|潜在客户|线索|新线索|初步接触|初步接洽|验证客户|潛在|潛在客戶|線索|初步接觸|"
    "prospectare|lead nou|nou|calificare|interessent|neu|akquise|qualifizierung|prospection|nouveau|piste|"
    "prospección|prospecto|nuevo|cualificación|calificación"
)
_OPEN: Final = (
    "open|in progress|engaging|engaged|active|working|qualified|qualified to buy|needs analysis|"
    "value proposition|proposal|proposal sent|proposal price quote|quote|quoted|quotation|offer|offer sent|"
    "presentation|presentation scheduled|demo|demo scheduled|appointment scheduled|"
    "decision maker bought in|contract sent|contract|negotiation|negotiations started|negotiation review|"
    "negotiating|in negotiation|verbal|commit|contact made|contacted|meeting|pending|on hold|"
    "id decision makers|perception analysis|进行中|跟进中|谈判|商务谈判|报价|方案报价|方案|需求分析|"
    "需求确认|需求挖掘|合同|合同审批|打开|進行中|跟進中|談判|商務談判|報價|提案|需求確認|deschis|deschisă|"
    "în curs|în lucru|ofertă|ofertă trimisă|ofertare|negociere|în negociere|prezentare|activ|"
    "contract trimis|contactat|offen|in bearbeitung|laufend|angebot|angebot gesendet|verhandlung|"
    "in verhandlung|präsentation|aktiv|bedarfsanalyse|kontaktiert|ouvert|ouverte|en cours|devis|"
    "devis envoyé|proposition|négociation|en négociation|présentation|actif|analyse des besoins|contacté|"
    "abierto|abierta|en curso|en proceso|propuesta|propuesta enviada|presupuesto|oferta|negociación|"
    "en negociación|presentación|activo|contactado"
)
_LISTS: Final[tuple[tuple[Status, str], ...]] = (
    ("won", _WON),
    ("lost", _LOST),
    ("prospect", _PROSPECT),
    ("open", _OPEN),
)
_BY_WORDS: Final[dict[tuple[str, ...], Status]] = {
    words_of(word): status for status, words in reversed(_LISTS) for word in words.split("|")
}
_NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}\s*[.)\-:]\s*)|\s*[(（]?\d{1,3}\s*%[)）]?\s*$")


@lru_cache(maxsize=4096)
def parse_status(text: str) -> Status | None:
    """The state that a stage's name says; None when it is not known. ``3. Proposal (50 %)`` is open."""
    words = words_of(_NUMBERED.sub("", text))
    if not words:
        return None
    known = _BY_WORDS.get(words)
    if known or len(words) == 1:
        return known
    # "Closed - Won" and "Deal won (renewal)": the outcome decides, whatever else the stage is called.
    outcomes = {_BY_WORDS.get((word,)) for word in words} & {"won", "lost"}
    return outcomes.pop() if len(outcomes) == 1 else None
