"""What columns about people, customers and products are called."""

from typing import Final

NAMES: Final = {
    "person": (
        "name|full name|employee|employee name|sales agent|sales rep|sales representative|salesperson|"
        "seller|agent|agent name|rep|rep name|user|member|staff|staff name|consultant|advisor|"
        "account executive|姓名|员工|员工姓名|销售|销售员|销售人员|销售代表|业务员|人员|客服|坐席|員工|"
        "員工姓名|業務員|業務|業務代表|人員|銷售|nume|nume și prenume|nume complet|numele|angajat|salariat|"
        "agent vânzări|vânzător|consultant vânzări|mitarbeiter|mitarbeiterin|mitarbeitername|vertriebler|"
        "vertriebsmitarbeiter|verkäufer|außendienst|nom|nom complet|employé|salarié|vendeur|commercial|"
        "conseiller|nombre|nombre completo|empleado|vendedor|comercial|agente"
    ),
    "owner": (
        "owner|deal owner|opportunity owner|record owner|owner name|account owner|sales agent|sales rep|"
        "sales representative|salesperson|sales person|seller|agent|agent name|rep|rep name|assignee|"
        "assigned to|assigned agent|responsible|employee|user|handled by|created by|cashier|"
        "account executive|staff|负责人|销售|销售员|销售人员|销售代表|业务员|经办人|跟进人|归属人|处理人|"
        "客服|坐席|受理人|收银员|导购|負責人|業務員|業務|業務代表|經辦人|處理人|承辦人|銷售員|客服人員|"
        "agent vânzări|vânzător|consultant|consultant vânzări|responsabil|operator|casier|proprietar|"
        "mitarbeiter|verkäufer|vertriebsmitarbeiter|zuständig|bearbeiter|verantwortlich|besitzer|inhaber|"
        "sachbearbeiter|vendeur|commercial|responsable|propriétaire|conseiller|assigné à|agent commercial|"
        "vendedor|comercial|propietario|agente|asignado a"
    ),
    "staff_no": (
        "staff no|staff number|employee id|employee no|employee number|personnel number|user id|agent id|"
        "salesperson id|sales person id|sales rep id|business entity id|"
        "工号|员工编号|员工号|工號|員工編號|marcă|marca|nr marcă|cod angajat|personalnummer|personal nr|"
        "mitarbeiternummer|matricule|numéro employé|número de empleado|código empleado"
    ),
    "email": (
        "email|e mail|email address|mail|邮箱|电子邮件|郵箱|電子郵件|adresă email|poștă electronică|"
        "e mail adresse|courriel|adresse e mail|correo|correo electrónico"
    ),
    "role": (
        "role|position|job title|title|job|function|职位|岗位|职务|角色|職位|職務|funcție|funcția|post|rol|"
        "rolle|stelle|funktion|berufsbezeichnung|poste|fonction|rôle|puesto|cargo|función"
    ),
    "team": (
        "team|team name|department|group|sales team|unit|团队|部门|小组|销售组|團隊|部門|小組|echipă|"
        "echipa|departament|abteilung|gruppe|équipe|service|département|equipo|departamento|grupo"
    ),
    "manager": (
        "manager|manager name|sales manager|supervisor|team lead|team leader|leader|reports to|boss|经理|"
        "主管|上级|销售经理|直属上级|經理|上級|șef|șef direct|manager direct|superior|coordonator|"
        "vorgesetzter|vorgesetzte|teamleiter|teamleitung|leiter|responsable|supérieur|chef d'équipe|jefe|"
        "gerente|supervisor directo"
    ),
    "region": (
        "region|region name|regional office|territory|territory id|sales region|area|office|office location|location|"
        "zone|地区|区域|大区|销售区域|省份|地區|區域|大區|regiune|regiunea|zonă|zona|județ|gebiet|"
        "vertriebsgebiet|bezirk|standort|bundesland|région|secteur géographique|territoire|región|"
        "territorio"
    ),
    "joined": (
        "joined|join date|hire date|hired|start date|employed since|date of joining|入职日期|入职时间|"
        "入職日期|到職日|data angajării|angajat din|data angajare|eintritt|eintrittsdatum|"
        "einstellungsdatum|date d'embauche|date d'entrée|embauché le|fecha de alta|fecha de contratación|"
        "fecha de ingreso"
    ),
    "left": (
        "left|leave date|end date|termination date|exit date|离职日期|离职时间|離職日期|離職日|"
        "data plecării|plecat la|data încetării|austritt|austrittsdatum|date de départ|date de sortie|"
        "fecha de baja|fecha de salida"
    ),
    "fte": (
        "fte|full time equivalent|working share|workload|工时比例|全职当量|工時比例|normă|norma|"
        "stellenanteil|beschäftigungsgrad|pensum|etp|temps de travail|jornada|dedicación"
    ),
    "customer": (
        "customer|customer name|client|client name|account|account name|company|company name|organization|"
        "organisation|buyer|bill to|bill to name|debtor|requester|contact|contact name|patient|客户|"
        "客户名称|客户名|顾客|购货单位|往来单位|公司名称|会员|买家|客戶|客戶名稱|客戶名|顧客|公司名稱|買家|"
        "clientul|nume client|denumire client|partener|firmă|beneficiar|cumpărător|kunde|kundenname|firma|"
        "auftraggeber|käufer|debitor|nom du client|nom client|société|entreprise|raison sociale|acheteur|"
        "cliente|nombre cliente|nombre del cliente|empresa|razón social|comprador"
    ),
    "segment": (
        "segment|customer segment|sector|industry|customer type|branch|classification|行业|客户类型|"
        "客户分类|客户级别|行業|產業|客戶類型|客戶分類|sector de activitate|domeniu|tip client|industrie|"
        "ramură|branche|kundengruppe|kundentyp|secteur|secteur d'activité|type de client|tipo de cliente|"
        "industria"
    ),
    "since": (
        "since|customer since|created|created at|created date|first order|first purchase|registered|"
        "signup date|成立日期|建立时间|创建时间|首次购买|注册时间|建立時間|建立日期|註冊時間|client din|"
        "data creării|client de la|kunde seit|angelegt am|client depuis|date de création|cliente desde|"
        "fecha de alta|fecha de creación"
    ),
    "product": (
        "product|product name|item|item name|item description|article|sku name|product description|goods|"
        "service|lineitem name|产品|产品名称|商品|商品名称|品名|货品|存货名称|品项|產品|產品名稱|商品名稱|"
        "貨品|品項|produs|produsul|denumire produs|denumire|articol|serviciu|marfă|produkt|produktname|"
        "artikel|artikelname|artikelbezeichnung|bezeichnung|ware|produit|nom du produit|désignation|"
        "libellé|producto|nombre del producto|nombre producto|artículo"
    ),
    "category": (
        "category|product category|series|product line|product group|family|product family|类别|分类|"
        "产品类别|产品线|系列|品类|類別|分類|產品類別|產品線|categorie|categoria|grupă|gamă|"
        "linie de produse|kategorie|warengruppe|produktgruppe|serie|catégorie|gamme|famille|categoría|"
        "familia|línea de producto"
    ),
    "variant_of": (
        "variant of|variant of product|parent product|parent item|base product|main product|主产品|父产品|"
        "所属产品|所属商品|主產品|父產品|所屬產品|所屬商品|variantă a|produs de bază|produs principal|"
        "variante von|hauptartikel|hauptprodukt|stammartikel|variante de|produit parent|produit principal|"
        "producto principal|producto padre"
    ),
    "list_price": (
        "list price|price|unit price|sales price|standard price|catalogue price|msrp|rrp|单价|标价|售价|"
        "价格|零售价|定价|單價|標價|售價|價格|定價|preț|preț listă|preț unitar|preț de vânzare|preis|"
        "listenpreis|einzelpreis|verkaufspreis|prix|prix catalogue|prix unitaire|prix de vente|precio|"
        "precio de lista|precio unitario|pvp"
    ),
    "currency": (
        "currency|currency code|iso currency|币种|货币|币别|幣別|幣種|貨幣|monedă|moneda|valută|valuta|"
        "währung|waehrung|devise|monnaie|divisa"
    ),
}
