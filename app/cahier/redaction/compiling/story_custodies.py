"""Detentions in sentences, without saying twice what an arrest or a sentence already said."""

from cahier.redaction.compiling.facts import Custody, Facts
from cahier.redaction.compiling.told import Told, tidy
from cahier.redaction.compiling.who import Who
from cahier.redaction.phrases import Phrases

_ARRESTS = ("TNR.P.DETAIN", "TNR.C.DETAIN")


def custody_sentence(custody: Custody, facts: Facts, phrases: Phrases, who: Who) -> list[Told]:
    """Return the sentence of one detention, or none when it adds nothing."""
    form = _form(custody, facts, phrases)
    if form is None:
        return []
    if who.again(custody.subject) and phrases.has(f"{form}_again"):
        form = f"{form}_again"
    held = phrases.say("detention.held", duration=phrases.word(custody.duration)) if custody.duration else ""
    text = phrases.say(
        form,
        who=who(custody.subject),
        when=f" {phrases.word(custody.when)}" if custody.when else "",
        since=f" {phrases.word(custody.since)}" if custody.since else "",
        held=held,
        duration=phrases.word(custody.duration) if custody.duration else "",
    )
    kind = "custody_ongoing" if custody.ongoing else "custody"
    return [Told(tidy(text), kind, (custody.element,))]


def _form(custody: Custody, facts: Facts, phrases: Phrases) -> str | None:
    trials = [trial for trial in facts.trials if trial.subject == custody.subject]
    sentenced = any(trial.term and trial.kind != "administrative" for trial in trials)
    administrative = any(trial.kind == "administrative" for trial in trials)
    arrests = [act for act in facts.acts if act.subject == custody.subject and act.code in _ARRESTS]
    ongoing = f"detention.ongoing.{custody.status}"
    if custody.ongoing and phrases.has(ongoing):
        told_already = sentenced or any(act.when == custody.when for act in arrests)
        return "detention.remains" if told_already or not custody.since else ongoing
    if custody.status == "DET.ADMIN" and administrative:
        return None
    if custody.status == "DET.PRISON" and sentenced:
        return None
    if arrests and (custody.when is None or any(act.when == custody.when for act in arrests)):
        return "detention.held_alone" if custody.duration else None
    start = f"detention.start.{custody.status}"
    if not phrases.has(start) or (custody.when is None and sentenced):
        return None
    return start
