"""What people write for yes and no, for a holiday, a half day or a make-up working day, and for the whole company."""

from fractions import Fraction
from typing import Final

from desktop_app.files.cell_classes import plain, word_set
from desktop_app.files.days import bare

_YES: Final = word_set(
    "true yes y 1 paid ja oui da si 是 有薪 带薪 帶薪 有 bezahlt paye payee platit platita pagado pagada x"
)
_NO: Final = word_set(
    "false no n 0 unpaid nein non nu 否 无薪 無薪 不带薪 不帶薪 无 unbezahlt nonpaye nepaye neplatit neplatita nopagado"
)
_WORKED: Final = word_set(
    "working workday workingday working-day makeup make-up adjusted 上班 补班 補班 调休上班 工作日 補行上班 lucratoare "
    "lucrator zilucratoare arbeitstag travaille ouvre ouvrable laborable 1"
)
_HALF: Final = word_set(
    "half halfday half-day 半天 半日 jumatate halbtag halbertag demi demijournee medio mediodia 0.5 0,5 ½"
)
_FREE: Final = word_set(
    "holiday publicholiday bankholiday off dayoff closed nonworking non-working 放假 休 休假 休息 节假日 節假日 假日 "
    "法定节假日 國定假日 liber nelucratoare sarbatoare sarbatoarelegala feiertag frei geschlossen ferie jourferie "
    "chome ferme festivo libre nolaborable cerrado 0"
)
_COMPANY: Final = word_set(
    "company all everybody total whole firm 公司 全公司 整体 全体 全體 整體 companie firma toate unternehmen gesamt "
    "alle entreprise societe tous empresa compania todos"
)


def _bared(text: str) -> str:
    return bare(plain(text)).replace(" ", "")


def parse_truth(text: str) -> bool | None:
    """Whether ``text`` says yes; None if it says neither yes nor no."""
    word = _bared(text)
    return True if word in _YES else False if word in _NO else None


def parse_day_share(text: str) -> Fraction | None:
    """How much of a day of this type is worked: 0, 1/2 or 1; None if the word is not known."""
    word = _bared(text)
    found = ((_FREE, Fraction(0)), (_WORKED, Fraction(1)), (_HALF, Fraction(1, 2)))
    return next((share for words, share in found if word in words), None)


def means_company(text: str) -> bool:
    return _bared(text) in _COMPANY
