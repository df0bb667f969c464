"""The people a brief speaks about, as it may describe them."""

from collections.abc import Sequence

from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.details import details_of
from cahier.redaction.compiling.facts import Subject
from cahier.redaction.compiling.family import family_of
from cahier.redaction.compiling.gate import Gate
from cahier.redaction.compiling.gathering import Gathering
from cahier.redaction.compiling.people import People, applicants, selection_rules
from cahier.redaction.generalise import Generalised, g_area, g_job, g_kin
from cahier.redaction.pseudonyms import Draw, Used, signs


def gathered_subjects(work: Gathering, told: Sequence[str], draw: Draw, used: Used) -> tuple[Subject, ...]:
    """Return one subject for each person told about, in the order given."""
    people = work.people
    nameless = [person for person in told if person not in people.named]
    relatives = [person for person in nameless if person in people.relatives]
    others = [person for person in nameless if person not in people.relatives]
    fewest = 1 if work.profile.names.always_signed else 2
    labels = _labels("relative", relatives, draw, used, fewest) | _labels("person", others, draw, used, fewest)
    return tuple(
        _relative(key, person, told, work, labels.get(person))
        if person in people.relatives
        else _target(key, person, work, labels.get(person))
        for key, person in enumerate(told)
    )


def _beside(person: str, told: Sequence[str], people: People, records: CaseRecords) -> int | None:
    """Return the key of the first target told about whose relative this is."""
    if person not in people.relatives:
        return None
    targets = [(key, other) for key, other in enumerate(told) if other not in people.relatives]
    own = [key for key, other in targets if person in family_of((other,), records)]
    return next(iter(own or [key for key, _ in targets]), None)


def _labels(kind: str, person_ids: list[str], draw: Draw, used: Used, fewest: int) -> dict[str, tuple[str, str]]:
    """Signs are needed where there are several to tell apart, or where a form speaks of people by signs."""
    if len(person_ids) < fewest:
        return {}
    return {person: (kind, sign) for person, sign in signs(person_ids, kind, draw, used).items()}


def _relative(
    key: int, person_id: str, told: Sequence[str], work: Gathering, label: tuple[str, str] | None
) -> Subject:
    of = _beside(person_id, told, work.people, work.records)
    kin = _kin(person_id, told[of], work.records, work.gate) if of is not None else None
    level = work.people.levels.get(person_id, 0)
    return Subject(key=key, part="relative", kin=kin, label=label, of=of, level=level)


def _target(key: int, person_id: str, work: Gathering, label: tuple[str, str] | None) -> Subject:
    records, people, gate = work.records, work.people, work.gate
    person = records.person(person_id)
    named = person_id in people.named
    return Subject(
        key=key,
        part="target",
        name=gate.name(person) if named else None,
        group=_group(person, records, people, gate),
        where=_where(person, records, gate),
        label=label,
        details=details_of(person, work) if named else (),
        level=people.levels.get(person_id, 0),
        unpublished=person_id in people.unpublished,
        applicant=person_id in applicants(records),
    )


def _group(person: Person, records: CaseRecords, people: People, gate: Gate) -> Generalised | None:
    """A named person by their work, anybody else by the group the case was recorded under."""
    groups = [
        group
        for group in gate.kept(records.case, "victim_groups")
        if group not in selection_rules()["sensitive_groups"] and group != "VIC.RELATIVE"
    ]
    own = gate.generalised(person, "occupation", g_job)
    if own is not None and (person.person_id in people.named or own.key.removeprefix("group.") in groups):
        return own
    if person.person_id not in people.primary:
        return None
    return Generalised(f"group.{groups[0]}", "kept", "group") if groups else None


def _where(person: Person, records: CaseRecords, gate: Gate) -> Generalised | None:
    """Where a target lives: told only of people abroad, as an area."""
    origin = gate.kept(records.case, "country_origin")
    area = gate.generalised(records.case, "countries_host", g_area, origin=origin)
    if person.in_country is not False or area is None or area.key in ("area.origin", "area.several"):
        return None
    return area


def _kin(person_id: str, target: str, records: CaseRecords, gate: Gate) -> Generalised | None:
    """The tie to the target, no finer than close relative; the closest where several are recorded."""
    ties = [
        gate.generalised(tie, "kin", g_kin)
        for tie in records.relationships
        if {tie.from_person, tie.to_person} == {person_id, target}
    ]
    found = [tie for tie in ties if tie is not None]
    return min(found, key=lambda tie: tie.key != "kin.close", default=None)
