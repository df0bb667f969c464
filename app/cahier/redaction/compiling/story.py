"""The case told: facts in the order of time, each a sentence of cleared words."""

from dataclasses import replace

from cahier.redaction.compiling.facts import Act, Facts, Trial
from cahier.redaction.compiling.story_custodies import custody_sentence
from cahier.redaction.compiling.story_trials import administrative_sentence, trial_sentences
from cahier.redaction.compiling.told import Told, tidy
from cahier.redaction.compiling.who import Who
from cahier.redaction.phrases import Phrases


def told(facts: Facts, phrases: Phrases) -> tuple[Told, ...]:
    """Return the sentences of the case; the public narrative stands for them where there is one."""
    if facts.narrative:
        sentences = [Told(text, "narrative", ("narrative",)) for text in facts.narrative]
    else:
        sentences = _chronicle(facts, phrases)
    if facts.family:
        form = "named" if facts.named else ("other" if _tells_of_a_relative(facts) else "first")
        said = phrases.say(f"family.{form}")
        if said not in facts.narrative:
            sentences.append(Told(said, "family", ("family",)))
    return tuple(sentences)


def from_records(facts: Facts, phrases: Phrases) -> frozenset[str]:
    """Return the sentences the records alone would tell, whatever somebody wrote."""
    return frozenset(said.text for said in told(replace(facts, narrative=()), phrases))


def _chronicle(facts: Facts, phrases: Phrases) -> list[Told]:
    who = Who(facts, phrases)
    sentences: list[Told] = []
    administrative: set[int] = set()
    for fact in sorted(facts.told, key=lambda fact: fact.order):
        match fact:
            case Act():
                sentences += _act_sentence(fact, facts, phrases, who)
            case Trial(kind="administrative"):
                if fact.subject not in administrative:
                    administrative.add(fact.subject)
                    sentences.append(administrative_sentence(fact.subject, facts, phrases, who))
            case Trial():
                sentences += trial_sentences(fact, facts, phrases, who)
            case _:
                sentences += custody_sentence(fact, facts, phrases, who)
    return sentences


def _act_sentence(act: Act, facts: Facts, phrases: Phrases, who: Who) -> list[Told]:
    actor = _actor(act, facts, phrases)
    text = phrases.say(
        f"act.{act.code}",
        who=who(act.subject),
        origin=origin_word(facts, phrases),
        by=phrases.say("by", actor=actor) if actor else "",
        **{"from": phrases.say("from", actor=actor) if actor else ""},
        where=_spaced(phrases.word(act.where, country=origin_word(facts, phrases)) if act.where else ""),
        when=_spaced(phrases.word(act.when) if act.when else ""),
    )
    if act.received:
        text = phrases.say("received", sentence=text)
    return [Told(tidy(text), "act", (act.element,))]


def _actor(act: Act, facts: Facts, phrases: Phrases) -> str:
    body = phrases.say(f"actor.{act.actor}") if phrases.has(f"actor.{act.actor}") else ""
    if act.official is None:
        return body
    name = facts.officials[act.official].name
    return phrases.say("official_of", name=name, body=body) if body else name


def origin_word(facts: Facts, phrases: Phrases) -> str:
    """Return the name of the country of origin."""
    key = f"country.{facts.origin}"
    return phrases.say(key) if phrases.has(key) else phrases.say("country_unknown")


def _spaced(words: str) -> str:
    return f" {words}" if words else ""


def _tells_of_a_relative(facts: Facts) -> bool:
    return any(subject.part == "relative" for subject in facts.subjects)
