"""Numbers become bands: ages, terms, lengths of detention, amounts. The tables are in
`resources/rules/generalise.json`.

A band of a term or of a length is named by what it exceeds ("more than five years"), so that the words stay true
for everyone inside it.
"""

import re
from datetime import date

from cahier import resources
from cahier.domain.dates import PartialDate
from cahier.domain.proceeding import Fine, Sentence
from cahier.redaction.generalise import Generalised

_CURRENCY = re.compile("[A-Z]{3}")
_DAYS_OF_A_MONTH = 30.4375


def g_age(dob: PartialDate | None, *, on: date) -> Generalised | None:
    """A date of birth becomes one of five bands; nothing when it may lie in two of them."""
    if dob is None or dob.earliest is None or dob.latest is None or dob.latest > on:
        return None
    youngest, oldest = _age(dob.latest, on), _age(dob.earliest, on)
    band = _band("age_bands", youngest)
    return Generalised(f"age.{band}", "g_age", "band") if band == _band("age_bands", oldest) else None


def g_term(sentence: Sentence | None) -> Generalised | None:
    """A term becomes: up to 15 days, 30 days, one year; more than one, three, five, ten years."""
    if sentence is None or (sentence.months is None and sentence.days is None):
        return None
    days = (sentence.months or 0) * _DAYS_OF_A_MONTH + (sentence.days or 0)
    if days <= 0:
        return None
    slots = (("suspended", "yes"),) if sentence.suspended else ()
    return Generalised(f"term.{_band('term_bands', days)}", "g_term", "band", slots)


def term_order(term: Generalised) -> int:
    """Return where a band of terms stands among the bands, shortest first."""
    names = [f"term.{name}" for _, name in resources.data("rules/generalise.json")["term_bands"]]
    return names.index(term.key)


def g_duration(start: PartialDate | None, end: PartialDate | None) -> Generalised | None:
    """A length becomes the band its shortest reading lies in; an open or unknown end gives nothing."""
    if start is None or end is None or start.latest is None or end.earliest is None:
        return None
    days = (end.earliest - start.latest).days
    if days <= 0:
        return None
    return Generalised(f"duration.{_band('duration_bands', days)}", "g_duration", "band")


def g_money(fine: Fine | None) -> Generalised | None:
    """An amount becomes its order of magnitude; the currency stays."""
    if fine is None or fine.amount is None or not _CURRENCY.fullmatch(fine.currency or ""):
        return None
    band = _band("money_bands", fine.amount)
    return Generalised(f"money.{band}", "g_money", "band", (("currency", fine.currency or ""),))


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _band(table: str, value: float) -> str:
    bands: list[tuple[float, str]] = resources.data("rules/generalise.json")[table]
    return next(name for upper, name in bands if value <= upper)
