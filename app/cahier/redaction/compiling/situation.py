"""What a case carries, as flags and slots: what the parts of a profile ask for, no finer than the facts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cahier import resources
from cahier.redaction.compiling.answers import bodies
from cahier.redaction.compiling.facts import Facts, Official
from cahier.redaction.compiling.story import origin_word
from cahier.redaction.compiling.story_trials import charge_words
from cahier.redaction.consent import needed
from cahier.redaction.phrases import Phrases
from cahier.redaction.profile import Profile

_DEPRIVED = frozenset(
    term["code"] for term in resources.data("vocabularies/det.json")["terms"] if term.get("note") == "deprived"
)
_NOT_CHARGES = ("administrative", "tax", "extradition", "civil", "disciplinary")


@dataclass(frozen=True, slots=True)
class Situation:
    """Flags ("named", "held", "law.LAW.TAX"), the words for slots, and the context of the country of origin."""

    flags: frozenset[str]
    slots: dict[str, str]
    context: dict[str, Any]


def situation(facts: Facts, profile: Profile, phrases: Phrases, on: date) -> Situation:
    """Read the flags and slots off the facts."""
    context = context_of(facts.origin, profile, phrases.language)
    return Situation(frozenset(_flags(facts)), _slots(facts, phrases, on) | context.get("slots", {}), context)


def _flags(facts: Facts) -> set[str]:
    flags = {"named" if facts.named else "unnamed"}
    parts = {subject.key: subject.part for subject in facts.subjects}
    flags |= {f"origin.{facts.origin}"} if facts.origin else set()
    flags |= {subject.group.key for subject in facts.subjects if subject.group}
    flags |= {"relatives"} if "relative" in parts.values() else set()
    flags |= {"family"} if facts.family else set()
    flags |= {f"category.{number}" for number in facts.wgad}
    flags |= _people_flags(facts) | _act_flags(facts) | _trial_flags(facts) | _custody_flags(facts, parts)
    if any(subject.where for subject in facts.subjects):
        flags.add("abroad")
    if facts.acts or flags & {"abroad", "interpol", "absentia"}:
        flags.add("transnational")
    return flags


def _people_flags(facts: Facts) -> set[str]:
    """Return what the people told about agreed to, and whether somebody in office is named."""
    targets = [subject for subject in facts.subjects if subject.part == "target"]
    confidential = needed("name_in_confidence")
    found = {
        "applicant": any(subject.applicant and subject.name for subject in targets),
        "unpublished": any(subject.unpublished for subject in targets),
        "in_confidence": any(not subject.name and subject.level >= confidential for subject in targets),
        "officials": bool(facts.officials),
        "has.evidence": any(act.sources.kinds for act in facts.acts),
        "unresolved": any(value is False for custody in facts.custodies for _test, value in custody.freed),
    }
    return {flag for flag, holds in found.items() if holds}


def _act_flags(facts: Facts) -> set[str]:
    flags = {f"act.{act.code}" for act in facts.acts}
    if any(act.code in ("TNR.M.PASSREF", "TNR.M.PASSCAN") for act in facts.acts):
        flags.add("passport")
    if any(act.code in ("TNR.C.INTERPOL", "TNR.C.DETAIN") for act in facts.acts):
        flags.add("interpol")
    if any(act.code in ("TNR.C.DETAIN", "TNR.P.DETAIN") for act in facts.acts):
        flags.add("detained")
    if any(act.code in ("TNR.L.ABSENTIA", "TNR.L.WARRANT") for act in facts.acts):
        flags.add("absentia")
    return flags


def _trial_flags(facts: Facts) -> set[str]:
    flags: set[str] = set()
    for trial in facts.trials:
        flags |= {f"law.{charge}" for charge in trial.charges}
        if trial.kind == "administrative":
            flags.add("administrative")
        elif trial.kind == "tax":
            flags.add("tax")
        elif trial.kind == "extradition":
            flags.add("extradition")
        elif trial.stage in ("STG.CMEXEC", "STG.ECHRJUD"):
            flags.add("strasbourg")
        elif trial.kind == "criminal" and trial.stage != "STG.CLOSED":
            flags.add("charged")
        if trial.term and trial.kind not in _NOT_CHARGES and not trial.suspended:
            flags.add("sentenced")
        flags |= {"absentia"} if trial.absentia else set()
        flags |= {"interpol"} if trial.interpol else set()
    return flags


def _custody_flags(facts: Facts, parts: dict[int, str]) -> set[str]:
    flags: set[str] = set()
    for custody in facts.custodies:
        if custody.status.startswith("DET.REL"):
            flags.add("released")
        if custody.ill_treatment:
            flags.add("ill_treatment")
        if custody.status in _DEPRIVED:
            flags.add("detained")
            if custody.ongoing:
                flags |= {"held"} | ({"relative_held"} if parts[custody.subject] == "relative" else set())
    return flags


def _slots(facts: Facts, phrases: Phrases, on: date) -> dict[str, str]:
    """Return the words for slots; a slot that nothing fills is absent, and a text that needs it is not used."""
    main = [trial for trial in facts.trials if trial.kind not in _NOT_CHARGES] or list(facts.trials)
    current = [trial for trial in main if trial.stage != "STG.CMEXEC"] or main
    charges = phrases.listed(
        list(dict.fromkeys(word for trial in current for word in charge_words(trial, phrases)))
    )
    term = next((phrases.word(trial.term) for trial in current if trial.term), "")
    group = next((subject.group for subject in facts.subjects if subject.group), None)
    slots = {
        "origin": origin_word(facts, phrases),
        "people": phrases.listed(facts.named),
        "charges": charges,
        "term": term,
        "group": phrases.say(f"{group.key}.a") if group and phrases.has(f"{group.key}.a") else "",
        "officials": phrases.listed([_official(official, phrases) for official in facts.officials]),
        "bodies": phrases.listed(bodies(facts, phrases)),
        "incidents": str(len(facts.told)),
        "status_month": f"{phrases.say(f'month.{on.month}')} {on.year}",
    }
    return {name: words for name, words in slots.items() if words}


def _official(official: Official, phrases: Phrases) -> str:
    role = dict(official.details).get("unique_role")
    return phrases.say("official_as", name=official.name, role=str(role)) if role else official.name


def context_of(origin: str | None, profile: Profile, language: str) -> dict[str, Any]:
    """Return what is public about relations with a country, as its file has it; empty when there is none.

    What the file says in the language of the brief stands for what it says in English.
    """
    name = profile.contexts.get(origin or "")
    context: dict[str, Any] = resources.data(f"templates/context/{name}.json") if name else {}
    own = context.get("languages", {}).get(language, {})
    slots = context.get("slots", {}) | own.get("slots", {})
    marks = [mark | own.get("benchmarks", {}).get(mark["code"], {}) for mark in context.get("benchmarks", ())]
    return {**context, "slots": slots, "benchmarks": marks} if own else context
