"""What a form may ask, by name, and the words that answer it: out of facts and phrases, never out of records.

Each answer is a small function of a subject (or an official, or the case); one that returns None has no answer,
and the form says so or leaves the row out. A new question is one entry here and one in a profile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cahier import resources
from cahier.redaction.compiling.facts import Act, Custody, Facts, Official, Said, Subject, Trial
from cahier.redaction.compiling.story_trials import article_words, bracketed, charge_words
from cahier.redaction.compiling.told import tidy
from cahier.redaction.generalise import Generalised
from cahier.redaction.phrases import Phrases, capitalised

Told = TypeVar("Told", Act, Trial, Custody)
DECIDED_LONG_AGO = ("STG.CMEXEC", "STG.ECHRJUD")
ARRESTS = ("TNR.P.DETAIN", "TNR.C.DETAIN")
_FREED = ("conviction_quashed", "record_erased", "compensation", "rights_restored")
_DETAILS = (
    "native_name",
    "sex",
    "age",
    "nationality",
    "residence",
    "passport_no",
    "id_card_no",
    "fin",
    "echr_app_no",
)
_OF_OFFICIALS = (
    "name_native", "aliases", "dob", "birthplace", "nationality", "passport_no", "id_card_no", "unique_role",
    "body",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is put to: the facts, and of them one subject or one official."""

    facts: Facts
    phrases: Phrases
    subject: Subject | None = None
    official: Official | None = None

    @property
    def acts(self) -> list[Act]:
        """What was done to the subject, in the order of time."""
        return [act for act in _in_order(self.facts.acts) if self._is_own(act.subject)]

    @property
    def trials(self) -> list[Trial]:
        """The proceedings against the subject."""
        return [trial for trial in _in_order(self.facts.trials) if self._is_own(trial.subject)]

    @property
    def custodies(self) -> list[Custody]:
        """The detentions of the subject."""
        return [custody for custody in _in_order(self.facts.custodies) if self._is_own(custody.subject)]

    def _is_own(self, key: int) -> bool:
        return self.subject is not None and key == self.subject.key


Answer = Callable[[Asked], str | None]


def answer(question: str, asked: Asked) -> str | None:
    """Return the words that answer a question; KeyError when there is no such question."""
    words = _ANSWERS[question](asked)
    return capitalised(words.strip()) if words and words.strip() else None


def questions() -> frozenset[str]:
    """Return every question a form may ask."""
    return frozenset(_ANSWERS)


def words_of(said: Said | None, phrases: Phrases) -> str | None:
    """Return the words of a detail; nothing where its language has none."""
    if isinstance(said, Generalised):
        return (
            phrases.word(said, country="", region="") if phrases.has(said.key) or said.key == "countries" else None
        )
    return said or None


def bare_date(when: Generalised | None, phrases: Phrases) -> str | None:
    """Return a date as a table says it: "spring 2025" instead of "in spring 2025"."""
    if when is None:
        return None
    if not when.key.startswith(("date.in.", "date.since.")):
        return phrases.word(when)
    return phrases.word(Generalised(f"date.bare.{when.key.rpartition('.')[2]}", "g_date", when.level, when.slots))


def place_words(where: Generalised | None, facts: Facts, phrases: Phrases) -> str | None:
    """Return a place as an area, with the country of origin in words."""
    country = phrases.entries.get(f"country.{facts.origin}", phrases.say("country_unknown"))
    return phrases.word(where, country=country) if where else None


def charges(trials: list[Trial], phrases: Phrases) -> str | None:
    """Return the charges of some proceedings, with the articles where they may be told."""
    words = list(dict.fromkeys(word for trial in trials for word in charge_words(trial, phrases)))
    articles = tuple(dict.fromkeys(article for trial in trials for article in trial.articles))
    return tidy(f"{phrases.listed(words)}{bracketed(article_words(articles, phrases), phrases)}") or None


def judgment(trial: Trial, phrases: Phrases) -> str | None:
    """Return what came of a proceeding: a term, a fine, an outcome."""
    found = [phrases.word(part) for part in (trial.term, trial.fine) if part]
    if trial.suspended:
        found.append(phrases.say("outcome.suspended"))
    if trial.outcome and phrases.has(f"outcome.{trial.outcome}"):
        found.append(phrases.say(f"outcome.{trial.outcome}"))
    when = bare_date(trial.when, phrases)
    return phrases.entries["list.semicolon"].join([*found, *([when] if when and found else [])]) or None


def bodies(facts: Facts, phrases: Phrases) -> list[str]:
    """Return the bodies of the State that acted, as kinds of body: no name of anybody."""
    of_the_state: list[str] = resources.data("rules/selection.json")["bodies_of_the_state"]
    actors = dict.fromkeys(act.actor for act in facts.acts if act.actor in of_the_state)
    return [phrases.say(f"actor.{actor}") for actor in actors if phrases.has(f"actor.{actor}")]


def label(code: str | None, phrases: Phrases) -> str | None:
    """Return what a vocabulary calls a code, in the language of the brief."""
    try:
        return resources.label(code, phrases.language) if code else None
    except KeyError:
        return None


def _in_order(facts: tuple[Told, ...]) -> list[Told]:
    return sorted(facts, key=lambda fact: fact.order)


def _detail(name: str) -> Answer:
    def find(asked: Asked) -> str | None:
        details = asked.subject.details if asked.subject else ()
        if name == "residence":
            return place_words(_generalised(dict(details).get(name)), asked.facts, asked.phrases)
        return words_of(dict(details).get(name), asked.phrases)

    return find


def _of_official(name: str) -> Answer:
    def find(asked: Asked) -> str | None:
        said = dict(asked.official.details).get(name) if asked.official else None
        return bare_date(_generalised(said), asked.phrases) if name == "dob" else words_of(said, asked.phrases)

    return find


def _generalised(said: Said | None) -> Generalised | None:
    return said if isinstance(said, Generalised) else None


def _freed(test: str) -> Answer:
    def find(asked: Asked) -> str | None:
        found = [dict(custody.freed).get(test) for custody in asked.custodies]
        known = [value for value in found if value is not None]
        return asked.phrases.say("yes" if known[-1] else "no") if known else None

    return find


def _consent(level: int) -> Answer:
    def find(asked: Asked) -> str | None:
        return asked.phrases.say("yes" if asked.subject.level >= level else "no") if asked.subject else None

    return find


def _activity(asked: Asked) -> str | None:
    group = asked.subject.group if asked.subject else None
    return asked.phrases.say(f"{group.key}.a") if group and asked.phrases.has(f"{group.key}.a") else None


def _sign(asked: Asked) -> str | None:
    signed = asked.subject.label if asked.subject else None
    return asked.phrases.say(f"label.{signed[0]}", sign=signed[1]) if signed else None


def _arrest(asked: Asked) -> Act | None:
    return next((act for act in asked.acts if act.code in ARRESTS), None)


def _arrest_when(asked: Asked) -> str | None:
    arrest, held = _arrest(asked), next(iter(asked.custodies), None)
    return bare_date(arrest.when if arrest and arrest.when else held.when if held else None, asked.phrases)


def _arrest_where(asked: Asked) -> str | None:
    arrest = _arrest(asked)
    return place_words(arrest.where, asked.facts, asked.phrases) if arrest else None


def _arrest_by(asked: Asked) -> str | None:
    arrest = _arrest(asked)
    key = f"actor.{arrest.actor}" if arrest else ""
    return asked.phrases.say(key) if asked.phrases.has(key) else None


def _charges(asked: Asked) -> str | None:
    """The charges that hold somebody: of criminal proceedings before those of others, and of none long decided."""
    current = [trial for trial in asked.trials if trial.charges and trial.stage not in DECIDED_LONG_AGO]
    criminal = [trial for trial in current if trial.kind == "criminal"]
    return charges(criminal or current, asked.phrases)


def _held_kind(asked: Asked) -> str | None:
    held = [custody for custody in asked.custodies if not custody.status.startswith("DET.REL")]
    return label(held[-1].status, asked.phrases) if held else None


def _held_since(asked: Asked) -> str | None:
    held = [custody for custody in asked.custodies if custody.ongoing and custody.when]
    return bare_date(held[-1].when, asked.phrases) if held else None


def _held_length(asked: Asked) -> str | None:
    lengths = [custody.duration for custody in asked.custodies if custody.duration]
    return "; ".join(asked.phrases.word(length) for length in lengths) or None


def _held_where(asked: Asked) -> str | None:
    places = [custody.facility for custody in asked.custodies if custody.facility]
    words = dict.fromkeys(asked.phrases.word(place) for place in places if asked.phrases.has(place.key))
    return asked.phrases.listed(list(words)) or None


def _ill_treatment(asked: Asked) -> str | None:
    told = [custody.ill_treatment for custody in asked.custodies if custody.ill_treatment]
    form = "documented" if "documented" in told else "alleged"
    return asked.phrases.say(f"ill_treatment.{form}") if told else None


def _judgments(asked: Asked) -> str | None:
    found = [judgment(trial, asked.phrases) for trial in asked.trials]
    return "; ".join(words for words in found if words) or None


def _country(asked: Asked) -> str | None:
    return asked.phrases.entries.get(f"country.{asked.facts.origin}")


def _bodies(asked: Asked) -> str | None:
    return asked.phrases.listed(bodies(asked.facts, asked.phrases)) or None


_ANSWERS: dict[str, Answer] = {
    "name": lambda asked: asked.subject.name if asked.subject else None,
    "sign": _sign,
    **{name: _detail(name) for name in _DETAILS},
    "activity": _activity,
    "arrest.when": _arrest_when,
    "arrest.where": _arrest_where,
    "arrest.by": _arrest_by,
    "charges": _charges,
    "detention.kind": _held_kind,
    "detention.since": _held_since,
    "detention.length": _held_length,
    "detention.where": _held_where,
    "ill_treatment": _ill_treatment,
    "judgments": _judgments,
    **{f"freed.{test}": _freed(test) for test in _FREED},
    "consent.send": _consent(2),
    "consent.state": _consent(4),
    "consent.public": _consent(5),
    "country": _country,
    "bodies": _bodies,
    "official.name": lambda asked: asked.official.name if asked.official else None,
    **{f"official.{name}": _of_official(name) for name in _OF_OFFICIALS},
}
