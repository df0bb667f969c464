"""The finished page handed to the rules that share nothing with what wrote it, and what is harmless in it."""

from functools import cache

from cahier import resources
from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.hard_rules import Finished, broken_rules, spaced
from cahier.redaction.compiling.identifying import name_parts
from cahier.redaction.compiling.job import Job
from cahier.redaction.compiling.situation import context_of
from cahier.redaction.generalise import Generalised
from cahier.redaction.phrases import Phrases, phrases_in
from cahier.redaction.profile import Profile


def faults_of(job: Job, text: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    """Return the rules a whole page breaks, each as a sentence."""
    found = broken_rules(_finished(job, text, job.selection.elements, (*_labels(job, facts), *_days(job, facts))))
    say = job.task.phrases.say
    return tuple(say("decision.hard_rule", rule=rule, what=say(f"hard_rules.{rule}")) for rule in found)


def breaks_a_rule(job: Job, sentence: str) -> bool:
    """Whether one sentence, by itself, breaks a rule."""
    return bool(broken_rules(_finished(job, (sentence,), (), ())))


def stands_in(job: Job, person: str, name: str | None, text: tuple[str, ...]) -> bool:
    """Whether a name stands in a text, whole or by a part that nobody else in the case shares."""
    if name and any(name in line for line in text):
        return True
    records = job.task.records
    own = name_parts((records.person(person),))
    others = name_parts(other for other in records.persons if other.person_id != person)
    return bool(
        (own - others - _own_words(job.task.profile, job.task.phrases)) & set(spaced(" ".join(text)).split())
    )


def _finished(job: Job, text: tuple[str, ...], elements: tuple[str, ...], labels: tuple[str, ...]) -> Finished:
    """Lay a text out; our own phrases and the dates of public documents are harmless."""
    task = job.task
    context = context_of(task.records.case.country_origin, task.profile, task.phrases.language)
    family = (task.phrases.say("family.named"),) if job.permission.family else ()
    return Finished(
        text=text,
        records=task.records,
        named=frozenset(job.permission.named),
        officials=frozenset(job.officials.named),
        recognised=frozenset(job.people.recognised),
        children=job.people.children,
        elements=elements,
        language=task.phrases.language,
        never=(*_never_anywhere(), *task.profile.never),
        allowed=(*family, *context.get("slots", {}).values(), *labels),
        labels=_whole_lines(task.profile, task.phrases),
        vocabulary=_own_words(task.profile, task.phrases),
    )


def _own_words(profile: Profile, phrases: Phrases) -> frozenset[str]:
    return _words(profile.code, phrases.language) | _words_of(tuple(profile.texts[phrases.language].values()))


@cache
def _words(_profile: str, language: str) -> frozenset[str]:
    """Return every word of our own phrases and vocabularies, folded: nothing of a case."""
    labels = (
        term["labels"].get(language, "")
        for path in sorted(resources.path("vocabularies").glob("*.json"))
        for term in resources.terms(path.stem).values()
    )
    return _words_of((*phrases_in(language).entries.values(), *labels))


@cache
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in spaced(text).split())


def _whole_lines(profile: Profile, phrases: Phrases) -> frozenset[str]:
    """Return the lines that stand in a brief of this profile as they are: labels, headings, fixed sentences."""
    return frozenset(text for text in profile.texts[phrases.language].values() if "{" not in text)


def _labels(job: Job, facts: Facts) -> tuple[str, ...]:
    signed = [subject.label for subject in facts.subjects if subject.label]
    return tuple(job.task.phrases.say(f"label.{kind}", sign=sign) for kind, sign in signed)


def _days(job: Job, facts: Facts) -> tuple[str, ...]:
    """Return the days that the profile lets stand, of people who are named."""
    phrases = job.task.phrases
    dates: list[Generalised | None] = [fact.when for fact in facts.told]
    dates += [dict(official.details).get("dob") for official in facts.officials]  # type: ignore[misc]
    exact = [when for when in dates if isinstance(when, Generalised) and when.level == "day"]
    return tuple(
        phrases.word(Generalised("date.bare.day", when.function, when.level, when.slots)) for when in exact
    )


@cache
def _never_anywhere() -> tuple[tuple[str, str], ...]:
    fields: list[str] = resources.data("rules/never.json")["fields"]
    return tuple((entity, name) for entity, _, name in (text.partition(".") for text in fields))
