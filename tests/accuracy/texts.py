"""Words and sentences of many languages, written for these measurements: one half to tune by, one held back."""

from typing import Final

# language → (tuned, held back); each: header | names | places | remarks, the words separated by " / "
TEXTS: Final = {
    "de": (
        ("Verkäufer / Größe / Menge | Müller GmbH / Groß & Söhne / Jörg Bäcker / Käthe Weiß | Köln / Düsseldorf / Fürth"
        " | Rückgabe möglich / schöne Grüße / bezahlt am Dienstag / Lieferung später"),
        ("Straße / Überschuss / Stück | Schäfer Öl KG / Kühne Möbel / Heß / Günther Strauß | Würzburg / Saarbrücken"
        " / Gießen | Prüfung fällig / für Übergabe bereit / ungeöffnet zurück"),
    ),
    "fr": (
        ("Numéro / Société / Réglé | Hélène Lefèvre / Garçon Frères / Noël Bâti / Cœur Déco | Besançon / Nîmes"
        " | déjà payé / à rappeler après le congé / très bonne année"),
        ("Référence / Représentant / Qté | Thérèse Gaudé / Boîtes & Clés / François Maçon / Île Café | Évreux"
        " / Angoulême / Saint-Étienne | reçu après délai / sûr / même créneau / où êtes-vous"),
    ),
    "es": (
        ("Número / Compañía / Año | Peña e Hijos / Íñigo Muñoz / Andrés Núñez / Óptica Zúñiga | Málaga / Cádiz"
        " | ¿pagará mañana? / sí, según acordó / devolución rápida"),
        ("Código / Teléfono / Categoría | Begoña Ibáñez / Pañería López / José Ramírez / Cerámica Núria | Córdoba"
        " / A Coruña / León | envío gratuito aquí / ¡último día! / también pidió más"),
    ),
    "it": (
        ("Quantità / Città / Attività | Società Perché / Niccolò Forlì / Caffè Virtù | Forlì / Cantù / Patù"
        " | è già pagato / più tardi / così sarà"),
        ("Proprietà / Unità / Età | Libertà Srl / Mosè Dodò / Bontà di Casa | San Donà / Nardò / Cefalù"
        " | perché no / lunedì / verrà martedì"),
    ),
    "pt": (
        ("Número / Descrição / Preço | João Conceição / Irmãos Araújo / Padaria São Luís / Inês Antão | Guimarães"
        " / Évora / Santarém | já está pago / não há mais / promoções à vista"),
        ("Código / Região / Situação | Simão Magalhães / Construções Lisboa / Sebastião / Conceição Pão | São João"
        " / Portimão / Maranhão | atenção ao prazo / devolução / três opções"),
    ),
    "ro": (
        ("Comandă / Sumă / Notă | Ţiriac şi Fiii SRL / Întreprinderea Braşov / Ioana Văcărescu / Bărbulescu Ştefan"
        " | Timişoara / Piteşti / Constanţa | plătit / în aşteptare / trebuie sunat mâine dimineaţă"),
        ("Vânzător / Cantitate / Preţ | Măgureanu Ţesături / Gheorghiţă Râpă / Împreună SA / Crăciun Vişan | Galaţi"
        " / Brăila / Bistriţa | facturat luni / fără TVA / pînă la sfîrşit / achitată parţial"),
    ),
    "pl": (
        ("Ilość / Sprzedawca / Wartość | Wójcik i Spółka / Dąbrowski / Łucja Jóźwiak / Świeże Pączki | Łódź"
        " / Częstochowa / Kraków | zapłacono gotówką / proszę dzwonić później / źle"),
        ("Zamówienie / Należność / Usługa | Gałązka Meble / Żółć Sp. z o.o. / Krzyś Węgiel / Błażej | Rzeszów"
        " / Poznań / Zielona Góra | część zwrócona / będzie w piątek / ćwierć"),
    ),
    "cs": (
        ("Množství / Částka / Středisko | Dvořák a synové / Růžička / Božena Žďárská / Šťastný | Plzeň / Ústí / Třebíč"
        " | zaplaceno včas / děkuji / příští týden"),
        ("Položka / Účet / Měsíc | Jiří Černý / Kovář Nářadí / Vaňková / Loď a Řeka | Brno-město / České Budějovice"
        " / Zlín | zrušeno / bude doplněno / žádný dluh"),
    ),
    "hu": (
        ("Összeg / Vevő / Mennyiség | Kőműves Bt / Szűcs Gyöngyi / Erdős és Társa / Fűtő | Győr / Székesfehérvár"
        " / Hódmezővásárhely | fizetve múlt héten / később küldjük"),
        ("Ügyfél / Rendelés / Időpont | Tőzsér Műhely / Bíró Ödön / Zöldség Kft / Nagyné | Gödöllő / Mezőkövesd"
        " / Pécs | részletfizetés / jövő hónap / előleg"),
    ),
    "tr": (
        ("Müşteri / Satış / Tutarı | Güneş Ticaret / Şahin Öztürk / Çağlar / Işık Gıda | Diyarbakır / Muğla / Eskişehir"
        " | ödendi / yarın aranacak / gönderildi"),
        ("Sipariş / Ürün / Ağırlık | Yıldız Halı / Özgür Çiçek / Gülşah Doğan / İnşaat | Şanlıurfa / Kırıkkale"
        " / Çanakkale | eksik ödeme / değişecek / hazır değil"),
    ),
    "ru": (
        ("Заказ / Клиент / Сумма | Ромашка / Иван Щербаков / Объединение Юг / Фёдоров | Казань / Тюмень / Орёл"
        " | оплачено / позвонить завтра / ещё не отгружено"),
        ("Продавец / Товар / Цена | Мебель и Цех / Эдуард Жуков / Подъём / Ящик | Челябинск / Пермь / Элиста"
        " | возврат / ждём счёт / частично"),
    ),
    "el": (
        ("Πελάτης / Ποσό / Ημέρα | Παπαδόπουλος / Αφοί Γεωργίου / Ελένη Χριστού | Θεσσαλονίκη / Πάτρα / Βόλος"
        " | πληρώθηκε / αύριο το πρωί / επιστροφή"),
        ("Προϊόν / Τιμή / Κωδικός | Καφέ Ήλιος / Νίκος Ψαράς / Ξύλο και Φως | Ηράκλειο / Λάρισα / Ιωάννινα"
        " | σε αναμονή / χωρίς έκπτωση / μερικώς"),
    ),
    "zh-Hans": (
        ("订单号 / 客户 / 金额 | 北京华夏贸易有限公司 / 王小明 / 陈丽 / 上海东方科技 | 广州 / 成都 / 西安"
        " | 已付款 / 待开发票 / 下周一送货"),
        ("销售员 / 产品名称 / 数量 | 深圳市蓝天电子厂 / 李建国 / 杭州新茶叶店 / 赵敏 | 武汉 / 南京 / 重庆"
        " | 退货处理中 / 请先打电话 / 月底结清"),
    ),
    "zh-Hant": (
        ("訂單號 / 客戶 / 金額 | 台北華夏貿易有限公司 / 林志偉 / 陳麗華 / 高雄電子 | 新竹 / 臺南 / 基隆"
        " | 已付款 / 待開發票 / 下週一送貨"),
        ("業務員 / 產品名稱 / 數量 | 藍天實業股份有限公司 / 張國強 / 新茶葉店 / 黃淑芬 | 桃園 / 彰化 / 花蓮"
        " | 退貨處理中 / 請先打電話 / 月底結清"),
    ),
    "ja": (
        ("注文番号 / 顧客 / 金額 | 株式会社さくら商事 / 田中太郎 / ヤマト運輸 / 鈴木花子 | 東京 / 大阪 / 名古屋"
        " | 入金済み / 来週お届け / 返品あり"),
        ("担当者 / 商品名 / 数量 | 有限会社みどり / 佐藤健一 / カメラのキタ / 高橋 | 札幌 / 福岡 / 仙台"
        " | 確認待ち / 一部支払い / お電話ください"),
    ),
    "ko": (
        ("주문번호 / 고객 / 금액 | 한국전자 주식회사 / 김민수 / 박지영 / 하늘상사 | 서울 / 부산 / 대구"
        " | 결제 완료 / 다음 주 배송 / 반품 요청"),
        ("담당자 / 제품명 / 수량 | 푸른나무 / 이영희 / 최준호 / 신라무역 | 광주 / 인천 / 수원"
        " | 입금 대기 / 일부 지급 / 전화 주세요"),
    ),
}  # fmt: skip

LEGACY: Final = {
    **dict.fromkeys(("de", "fr", "es", "it"), ("cp1252", "cp850", "cp437", "mac-roman")),
    "pt": ("cp1252", "cp850", "mac-roman"),
    **dict.fromkeys(("ro", "pl", "cs", "hu"), ("cp1250", "cp852", "iso8859-2")),
    "tr": ("cp1254", "cp857"),
    "ru": ("cp1251", "cp866", "koi8-r"),
    "el": ("cp1253", "iso8859-7", "cp737"),
    "zh-Hans": ("gb18030", "gbk"),
    "zh-Hant": ("big5", "gb18030"),
    "ja": ("shift_jis", "cp932", "euc_jp"),
    "ko": ("euc_kr", "cp949"),
}


def parts(text: str) -> list[list[str]]:
    """Header, names, places and remarks."""
    return [[word.strip() for word in part.split(" / ")] for part in text.split(" | ")]
