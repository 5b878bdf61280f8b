"""The headers of cases/headers and the cells that stand below them."""

from itertools import cycle, islice
from pathlib import Path
from typing import Final

CASES: Final = Path(__file__).parents[1] / "cases" / "headers"
ROWS: Final = 6
CELLS: Final = {
    "code": "K-1001|K-1002|K-1003|K-1004|K-1005|K-1006",
    "doc": "D-77|D-77|D-77|D-78|D-78|D-79",
    "day": "2024-03-05|2024-03-18|2024-04-02|2024-04-25|2024-05-07|2024-05-30",
    "moment": "2024-03-05 09:15|2024-03-05 11:40|2024-03-06 08:05|2024-03-07 16:20|2024-03-08 10:00|2024-03-11 14:45",
    "month": "2024-03|2024-03|2024-04|2024-04|2024-05|2024-05",
    "clock": "03:25|04:10|02:59|03:33|05:01|03:07",
    "who": "Ana Pop|Ion Rus|Mei Lin|Eva Stan|Jo Kern|Max Orr",
    "person": "Ana Pop|Ion Rus|Mei Lin|Ana Pop|Jo Kern|Ion Rus",
    "firm": "Nordkai AG|Acme SRL|Blue Ltd|Casa SA|Delta GmbH|Echo SARL",
    "product": "GTX Pro|GTX Basic|MG Special|MG Advanced|GTK 500|Care Plan",
    "team": "Field|Field|Inside|Inside|Field|Inside",
    "word": "alpha|beta|gamma|alpha|beta|delta",
    "text": "spring one|autumn two|winter three|summer four|fifth thing|sixth thing",
    "amount": "120.50|75.00|310.25|42.10|98.75|510.00",
    "neg": "-120.50|-75.00|-310.25|-42.10|-98.75|-510.00",
    "percent": "60|40|100|50|50|100",
    "count": "12|30|7|45|19|26",
    "score": "5|4|3|5|2|4",
    "flag": "yes|no|yes|yes|no|yes",
    "stage": "Prospecting|Qualification|Proposal|Negotiation|Closed Won|Closed Lost",
    "stagezh": "初步接触|需求确认|报价|谈判|赢单|输单",
    "stagetw": "初步接觸|需求確認|報價|談判|贏單|輸單",
    "stagero": "Prospectare|Calificare|Ofertă|Negociere|Câștigat|Pierdut",
    "stagede": "Qualifizierung|Bedarfsanalyse|Angebot|Verhandlung|Gewonnen|Verloren",
    "stagefr": "Prospection|Analyse des besoins|Devis|Négociation|Gagné|Perdu",
    "stagees": "Prospección|Calificación|Propuesta|Negociación|Ganado|Perdido",
    "quotestate": "Draft|Sent|Accepted|Declined|Expired|Accepted",
    "leadstate": "New|Contacted|Qualified|Converted|Unqualified|New",
    "leadzh": "未联系|跟进中|已转化|无效|未联系|跟进中",
    "leadtw": "未聯絡|跟進中|已轉換|無效|未聯絡|跟進中",
    "leadro": "Nou|Contactat|Calificat|Convertit|Pierdut|Nou",
    "leadde": "Neu|Kontaktiert|Qualifiziert|Konvertiert|Verloren|Neu",
    "leadfr": "Nouveau|Contacté|Qualifié|Converti|Perdu|Nouveau",
    "leades": "Nuevo|Contactado|Cualificado|Convertido|Perdido|Nuevo",
    "casestate": "Opened|Assigned|Resolved|Opened|Closed|Opened",
    "casezh": "创建|分配|已解决|创建|已关闭|创建",
    "casetw": "建立|分派|已解決|建立|已關閉|建立",
    "casero": "Deschis|În lucru|Rezolvat|Deschis|Închis|Deschis",
    "casede": "Offen|In Bearbeitung|Gelöst|Offen|Geschlossen|Offen",
    "casefr": "Ouvert|En cours|Résolu|Ouvert|Fermé|Ouvert",
    "casees": "Abierto|En curso|Resuelto|Abierto|Cerrado|Abierto",
    "activity": "Call|Visit|Email|Meeting|Demo|Call",
    "activityzh": "电话|拜访|邮件|会议|演示|电话",
    "activitytw": "電話|拜訪|郵件|會議|簡報|電話",
    "activityro": "Apel|Vizită|Email|Întâlnire|Demo|Apel",
    "activityde": "Anruf|Besuch|E-Mail|Besprechung|Demo|Anruf",
    "activityfr": "Appel|Visite|Courriel|Réunion|Démo|Appel",
    "activityes": "Llamada|Visita|Correo|Reunión|Demo|Llamada",
}


def written(name: str = "kinds.txt") -> list[tuple[str, str, list[str], list[str]]]:
    """Kind, language, titles and the tokens below them."""
    found = []
    for line in (CASES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, language, columns = (part.strip() for part in line.split("|"))
            pairs = [column.strip().rpartition("=") for column in columns.split(";")]
            found.append((kind, language, [pair[0] for pair in pairs], [pair[2] for pair in pairs]))
    return found


def text_of(titles: list[str], tokens: list[str]) -> str:
    """A table separated by tabs; below each title the cells that its token stands for."""
    columns = [list(islice(cycle(CELLS[token].split("|")), ROWS)) for token in tokens]
    return "\n".join("\t".join(line) for line in [titles, *map(list, zip(*columns, strict=True))]) + "\n"
