"""From chosen records to facts, each value through the gate."""

from dataclasses import replace

from cahier.domain.event import Event
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.evidence_gate import TOLD, sources_of
from cahier.redaction.compiling.facts import Act, Facts, Order, Sources
from cahier.redaction.compiling.family import family_of
from cahier.redaction.compiling.gather_custodies import gathered_custodies
from cahier.redaction.compiling.gather_trials import gathered_trial
from cahier.redaction.compiling.gathering import RANK_ACT, RANK_ACT_ON_TARGET, Gathering
from cahier.redaction.compiling.officials import gathered_officials
from cahier.redaction.compiling.people import People, selection_rules
from cahier.redaction.compiling.selection import Selection, element_of
from cahier.redaction.compiling.subjects import gathered_subjects
from cahier.redaction.compiling.tellers import left_of
from cahier.redaction.generalise import Generalised, g_area, g_place
from cahier.redaction.generalise_dates import g_date
from cahier.redaction.pseudonyms import Draw, Used

_CATEGORIES = ("I", "II", "III", "IV", "V")


def gather(work: Gathering, told: tuple[str, ...], draw: Draw, family: bool, used: Used) -> Facts:
    """Return the facts of a case: about these people (ids), under signs nobody was given before (`used`)."""
    gate, case = work.gate, work.records.case
    wgad = gate.kept(case, "wgad_categories")
    return Facts(
        origin=work.origin,
        subjects=gathered_subjects(work, told, draw, used),
        officials=gathered_officials(work),
        acts=tuple(act for event in work.selection.events for act in _acts(event, work)),
        trials=tuple(gathered_trial(item, work) for item in work.selection.proceedings),
        custodies=gathered_custodies(work),
        family=family,
        rights=gate.kept(case, "rights"),
        pace1900=tuple(sorted(set(gate.kept(case, "pace1900")) & set("abcde"))),
        wgad=tuple(number for number in _CATEGORIES if number in wgad),
        benchmarks=gate.kept(case, "benchmark_links"),
    )


def people_told(people: People, selection: Selection, records: CaseRecords) -> tuple[str, ...]:
    """Return whom the chosen records are about, targets first; with each relative a target of the same family."""
    about = {person for event in selection.events for person in event.targets}
    about |= {item.person for item in selection.proceedings if item.person}
    about |= {item.person for item in selection.detentions if item.person}
    targets = [person for person in people.spoken if person not in people.relatives]
    relatives = [person for person in people.spoken if person in people.relatives and person in about]
    told = {person for person in targets if person in about}
    for relative in relatives:
        own = [person for person in targets if relative in family_of((person,), records)] or targets
        if not told & set(own):
            told.add(own[0])
    return (*(person for person in targets if person in told), *relatives)


def _acts(event: Event, work: Gathering) -> list[Act]:
    gate = work.gate
    certainty = _certainty(event, work)
    named = event.code in work.officials.assertions and event.actor_ref in work.officials.named
    return [
        Act(
            element=element_of(event),
            subject=work.subject_of[person],
            order=_order(event, person, when, work),
            code=gate.kept(event, "act"),
            actor=gate.kept(event, "actor_type"),
            when=when,
            where=_where(event, work),
            received=certainty is None or certainty in selection_rules()["received"],
            official=work.officials.named.index(event.actor_ref or "") if named else None,
            certainty=certainty,
            sources=_sources(event, work),
        )
        for person in event.targets
        for when in (gate.generalised(event, "date", g_date, level=work.date_level(person)),)
    ]


def _order(event: Event, person: str, when: Generalised | None, work: Gathering) -> Order:
    rank = RANK_ACT if person in work.people.relatives else RANK_ACT_ON_TARGET
    return work.order(event.date if when else None, rank, person)


def _sources(event: Event, work: Gathering) -> Sources:
    """The kinds of evidence behind an event, as far as each may be told."""
    found = sources_of(event, work.records, work.people.withdrawn)
    told = {item.kind for item in work.records.evidence if work.gate.kept(item, "kind")}
    return replace(found, kinds=tuple(kind for kind in found.kinds if kind in told or kind == TOLD))


def _certainty(event: Event, work: Gathering) -> str | None:
    """How sure it is: what several said is one source once all but one of them took it back."""
    certainty: str | None = work.gate.kept(event, "certainty")
    left = left_of(event, work.records, work.people.withdrawn)
    return "single_source" if certainty == "corroborated" and len(left) == 1 < len(event.sources) else certainty


def _where(event: Event, work: Gathering) -> Generalised | None:
    """The country or the area; a region only where the profile allows it and nobody is named."""
    gate, origin = work.gate, work.origin
    place = next((place for place in work.records.places if place.place_id == event.place_ref), None)
    if place is not None and not work.people.named and work.profile.place_level == "PLC.5":
        return gate.generalised(
            place, "adm1", g_place, country=event.country or place.country, origin=origin, level="PLC.5"
        )
    return gate.generalised(event, "country", g_area, origin=origin)
