"""Pictures that go with a brief: each only if everybody in it, and whoever gave it, allows this very use.

A picture may say more than its caption: whoever can be recognised in it is named by it. So somebody may be seen
only where the brief names them, and where every consent that governs says yes to pictures and none takes them out
in words. Whoever gave it is known to have had it, so they have to agree as well. What is not a covered copy, and
what is protected between a client and a lawyer or doctor, never goes. A picture that may not go stops the brief:
nobody shall think it went.

The pictures are files of their own beside the brief, whose text holds a fixed sentence for each. So no format of
the brief has to take pictures in, and its reader goes on to refuse whatever is none of its text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cahier.domain.consent import Consent
from cahier.domain.evidence import Evidence
from cahier.domain.records import CaseRecords
from cahier.redaction.brief import Heading, Paragraph, Picture, RedactedBrief
from cahier.redaction.compile import Compiled
from cahier.redaction.compiling.conditions_met import whereabouts_of
from cahier.redaction.conditions import Condition, Ticks, keeps_pictures_back, open_conditions
from cahier.redaction.consent import Standing, is_child, needed, standing
from cahier.redaction.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Offered:
    """A picture somebody wants to go with a brief; `picture` is None when it is no covered copy."""

    evidence: Evidence
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """For what, and with what, each picture is looked at."""

    records: CaseRecords
    compiled: Compiled
    recipient: str
    on: date
    ticks: Ticks
    phrases: Phrases

    def code_of(self, person_id: str) -> str:
        return next((role.code for role in self.records.roles if role.person_id == person_id), "?")

    def level(self, person_id: str) -> int:
        return self._standing(person_id).level

    def governing(self, person_id: str) -> tuple[Consent, ...]:
        ids = self._standing(person_id).consents
        return tuple(consent for consent in self.records.consents if consent.consent_id in ids)

    def _standing(self, person_id: str) -> Standing:
        minor = any(is_child(person, self.on) for person in self.records.persons if person.person_id == person_id)
        purpose, consents = self.compiled.purpose, self.records.consents
        return standing(person_id, purpose, self.recipient, self.on, consents, minor=minor)


def with_pictures(
    compiled: Compiled,
    offered: Iterable[Offered],
    records: CaseRecords,
    recipient: str,
    on: date,
    ticks: Ticks,
    phrases: Phrases,
) -> Compiled:
    """Return the brief with its pictures, or refused with what stands in the way of one of them."""
    wanted = tuple(offered)
    if compiled.brief is None or not wanted:
        return compiled
    asked = _Asked(records, compiled, recipient, on, ticks, phrases)
    reasons = tuple(dict.fromkeys(reason for item in wanted for reason in _against(item.evidence, item, asked)))
    pending = tuple(condition for item in wanted for condition in _pending(item.evidence, asked))
    if reasons or pending:
        told = (*reasons, *(condition.sentence for condition in pending))
        return replace(
            compiled, decision="refused", reasons=told, brief=None, pending=(*compiled.pending, *pending)
        )
    relied = dict.fromkeys(person for item in wanted for person in _relied(item.evidence))
    governing = (consent.consent_id for person in relied for consent in asked.governing(person))
    return replace(
        compiled,
        brief=_put(compiled.brief, tuple(item.picture for item in wanted if item.picture), phrases),
        elements=(*compiled.elements, *(f"evidence {item.evidence.code}" for item in wanted)),
        persons=tuple(dict.fromkeys((*compiled.persons, *relied))),
        consents=tuple(dict.fromkeys((*compiled.consents, *governing))),
    )


def _put(brief: RedactedBrief, pictures: tuple[Picture, ...], phrases: Phrases) -> RedactedBrief:
    captions = (
        Paragraph(phrases.say("picture.caption", number=str(number), file=brief.picture_name(number)))
        for number in range(1, len(pictures) + 1)
    )
    heading = Heading(phrases.say("picture.heading"))
    return replace(brief, blocks=(*brief.blocks, heading, *captions), pictures=pictures)


def _against(evidence: Evidence, item: Offered, asked: _Asked) -> list[str]:
    """Return why a picture may not go, in plain words with codes."""
    code, say = evidence.code, asked.phrases.say
    reasons = []
    if item.picture is None:
        reasons.append(say("picture.not_covered", code=code))
    if evidence.privilege_flag:
        reasons.append(say("picture.privileged", code=code))
    for person in evidence.contains_persons:
        if person not in asked.compiled.named or asked.level(person) < needed("name"):
            reasons.append(say("picture.not_named", code=code, person=asked.code_of(person)))
        elif not _agreed(asked.governing(person)):
            reasons.append(say("picture.not_agreed", code=code, person=asked.code_of(person)))
    giver = evidence.source_person
    if giver and giver not in evidence.contains_persons and not _lets_it_be_used(giver, asked):
        reasons.append(say("picture.giver", code=code, person=asked.code_of(giver)))
    return reasons


def _lets_it_be_used(giver: str, asked: _Asked) -> bool:
    return asked.level(giver) >= needed("narrative") and _agreed(asked.governing(giver))


def _agreed(consents: tuple[Consent, ...]) -> bool:
    return bool(consents) and all(consent.scope.image and not keeps_pictures_back(consent) for consent in consents)


def _pending(evidence: Evidence, asked: _Asked) -> list[Condition]:
    """Return the conditions of people whom the text alone did not rest on."""
    others = (person for person in _relied(evidence) if person not in asked.compiled.persons)
    return [
        condition
        for person in others
        for condition in open_conditions(
            asked.code_of(person), asked.governing(person), asked.on, asked.ticks, whereabouts_of(asked.records)
        )
    ]


def _relied(evidence: Evidence) -> tuple[str, ...]:
    giver = (evidence.source_person,) if evidence.source_person else ()
    return (*evidence.contains_persons, *giver)
