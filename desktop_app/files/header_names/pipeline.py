"""What columns of deals are called."""

from typing import Final

NAMES: Final = {
    "deal_no": (
        "number|id|no|opportunity id|opportunity number|deal id|deal no|deal number|record id|"
        "opportunity no|商机编号|商机ID|编号|商機編號|編號|id oportunitate|nr oportunitate|"
        "cod oportunitate|opportunity nr|chancen id|angebotsnummer|id opportunité|numéro opportunité|"
        "numéro d'affaire|id oportunidad|número"
    ),
    "stage": (
        "stage|deal stage|sales stage|opportunity stage|pipeline stage|status|deal status|state|阶段|"
        "销售阶段|商机阶段|状态|階段|銷售階段|商機階段|狀態|etapă|etapa|stadiu|stare|faza|phase|"
        "verkaufsphase|stufe|étape|statut|phase de vente|estapa|etapa de venta|estado|fase"
    ),
    "opened": (
        "opened|opened at|open date|engage date|created|created at|created date|create date|creation date|"
        "created on|creation time|date opened|start date|requested at|received|received at|received on|"
        "received date|submitted|submitted at|ticket created|arrived|开始日期|创建时间|创建日期|建立日期|"
        "开启时间|提交时间|受理时间|进线时间|創建時間|建立時間|提交時間|受理時間|deschis|deschis la|"
        "data deschiderii|data creării|creat la|data solicitării|primit la|eröffnet|eröffnet am|erstellt|"
        "erstellt am|angelegt am|erstellungsdatum|eingang|eingegangen am|anlagedatum|ouvert|ouvert le|"
        "date d'ouverture|créé le|date de création|reçu le|abierto|fecha de apertura|creado|"
        "fecha de creación|recibido"
    ),
    "closed": (
        "closed|closed at|closed date|close date|closing date|date closed|closed on|won date|win date|"
        "completed|completed at|expected close date|结束日期|成交日期|关闭时间|结单时间|成交时间|赢单日期|"
        "预计成交日期|完成时间|關閉時間|結案時間|結案日期|完成時間|închis|închis la|data închiderii|"
        "dată închidere|finalizat la|abgeschlossen|abgeschlossen am|abschlussdatum|geschlossen|"
        "geschlossen am|clos|clos le|date de clôture|fermé le|date de fermeture|cerrado|fecha de cierre|"
        "cerrado el"
    ),
    "competitor": (
        "competitor|competitors|main competitor|primary competitor|lost to|competing vendor|竞争对手|竞品|主要竞争对手|"
        "競爭對手|競品|主要競爭對手|concurent|concurentul|competitor principal|concurent principal|wettbewerber|"
        "mitbewerber|konkurrent|concurrent|concurrent principal|competidor|competidor principal"
    ),
    "channel": (
        "channel|sales channel|source|lead source|order source|traffic source|contact channel|via|origin|"
        "渠道|来源|销售渠道|客户来源|订单来源|管道|通路|來源|銷售渠道|canal|canal de vânzare|sursă|sursa|"
        "kanal|vertriebskanal|quelle|herkunft|canal de vente|source du lead|canal de venta|fuente|origen"
    ),
}
