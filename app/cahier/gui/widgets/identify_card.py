"""What could still identify somebody: the parts of the score, what is rare here, and what lost detail."""

from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import body, isolated, muted, pill, soft
from cahier.gui.widgets.told_lines import ToldLines
from cahier.redaction.compiling.gate import Coarser
from cahier.redaction.rarity import Rare
from cahier.redaction.risk import Score, rare_below

_KINDS = {"GREEN": "ok", "AMBER": "warn", "RED": "bad"}
_TRAITS = {
    "kin": QT_TRANSLATE_NOOP("Trait", "tie of kin"),
    "place": QT_TRANSLATE_NOOP("Trait", "place"),
    "host_city": QT_TRANSLATE_NOOP("Trait", "city abroad"),
    "date": QT_TRANSLATE_NOOP("Trait", "date"),
    "age": QT_TRANSLATE_NOOP("Trait", "age"),
    "occupation": QT_TRANSLATE_NOOP("Trait", "work"),
    "employer": QT_TRANSLATE_NOOP("Trait", "employer"),
    "unique_role": QT_TRANSLATE_NOOP("Trait", "role that one person has"),
    "facility": QT_TRANSLATE_NOOP("Trait", "place of detention"),
    "court_news": QT_TRANSLATE_NOOP("Trait", "article, date and term"),
    "children": QT_TRANSLATE_NOOP("Trait", "number of children"),
    "health": QT_TRANSLATE_NOOP("Trait", "health"),
    "language": QT_TRANSLATE_NOOP("Trait", "language"),
    "verbatim": QT_TRANSLATE_NOOP("Trait", "words as spoken"),
    "amount": QT_TRANSLATE_NOOP("Trait", "amount or detail"),
    "media": QT_TRANSLATE_NOOP("Trait", "public event"),
}
_COARSER = {
    "g_date": QT_TRANSLATE_NOOP("Coarser", "dates"),
    "g_area": QT_TRANSLATE_NOOP("Coarser", "places"),
    "g_place": QT_TRANSLATE_NOOP("Coarser", "places"),
    "g_kin": QT_TRANSLATE_NOOP("Coarser", "ties of kin"),
    "g_term": QT_TRANSLATE_NOOP("Coarser", "terms"),
    "g_duration": QT_TRANSLATE_NOOP("Coarser", "lengths of detention"),
    "g_age": QT_TRANSLATE_NOOP("Coarser", "ages"),
    "g_job": QT_TRANSLATE_NOOP("Coarser", "work"),
    "g_court": QT_TRANSLATE_NOOP("Coarser", "courts"),
    "g_facility": QT_TRANSLATE_NOOP("Coarser", "places of detention"),
    "g_money": QT_TRANSLATE_NOOP("Coarser", "amounts"),
    "g_type": QT_TRANSLATE_NOOP("Coarser", "measures"),
}
_LEVELS = {
    "day": QT_TRANSLATE_NOOP("Level", "day"),
    "month": QT_TRANSLATE_NOOP("Level", "month"),
    "season": QT_TRANSLATE_NOOP("Level", "season"),
    "year": QT_TRANSLATE_NOOP("Level", "year"),
    "years": QT_TRANSLATE_NOOP("Level", "years"),
    "PLC.5": QT_TRANSLATE_NOOP("Level", "region"),
    "PLC.6": QT_TRANSLATE_NOOP("Level", "country"),
    "PLC.7": QT_TRANSLATE_NOOP("Level", "wider area"),
    "KIN.CLOSE": QT_TRANSLATE_NOOP("Level", "close relative"),
    "KIN.ANY": QT_TRANSLATE_NOOP("Level", "relative"),
    "band": QT_TRANSLATE_NOOP("Level", "band"),
    "group": QT_TRANSLATE_NOOP("Level", "group"),
    "type": QT_TRANSLATE_NOOP("Level", "kind"),
    "level": QT_TRANSLATE_NOOP("Level", "level"),
}


class IdentifyCard(Card):
    """Hidden while there is nobody without a name to protect and nothing lost detail."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("IdentifyCard", "What could still identify"))
        self._lines = ToldLines(8)
        self.add(self._lines)
        self.hide()

    def show_scores(
        self,
        scores: Iterable[Score],
        rare: Iterable[Rare],
        coarser: Iterable[Coarser],
        people: Mapping[str, str],
    ) -> None:
        """Show the parts of each score; `people` says who is behind a code."""
        self._lines.forget()
        counted, seldom, less = tuple(scores), tuple(rare), _grouped(coarser)
        for score in counted:
            self._lines.tell(self._who(score, people))
            self._lines.tell(muted(self._parts(score)))
        if seldom:
            listed = ", ".join(f"{one.element} ({one.cases})" for one in seldom)
            words = self.tr("Fewer than {} cases of this notebook share what is told of: {}.")
            self._lines.tell(soft(words.format(rare_below(), listed)))
        if less:
            self._lines.tell(muted(self.tr("Told less exactly on purpose: {}.").format("; ".join(less))))
        self.setVisible(bool(counted or seldom or less))

    def _who(self, score: Score, people: Mapping[str, str]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        name = people.get(score.code)
        layout.addWidget(body(f"{score.code}: {isolated(name)}" if name else score.code), 1)
        words = {"GREEN": self.tr("low"), "AMBER": self.tr("raised"), "RED": self.tr("high")}[score.band]
        state = pill(self.tr("agreed"), "info") if score.agreed else pill(words, _KINDS[score.band])
        layout.addWidget(state)
        return row

    def _parts(self, score: Score) -> str:
        place = self.tr("in the country") if score.in_country else self.tr("abroad")
        parts = [f"{_word('Trait', _TRAITS, trait.name)} {points}" for trait, points in score.parts]
        told = ", ".join(parts) or self.tr("nothing that counts")
        return self.tr("Points: {}, {}: {}").format(score.total, place, told)


def _grouped(coarser: Iterable[Coarser]) -> list[str]:
    """Return "dates to the season (3)" for each kind of value and level."""
    counted = Counter((one.function, one.level) for one in coarser if one.function in _COARSER)
    words = QCoreApplication.translate("IdentifyCard", "{} by {} ({})")
    return [
        words.format(_word("Coarser", _COARSER, function), _word("Level", _LEVELS, level), count)
        for (function, level), count in counted.items()
    ]


def _word(context: str, words: Mapping[str, str], code: str) -> str:
    return QCoreApplication.translate(context, words[code]) if code in words else code
