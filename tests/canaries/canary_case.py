"""A case in which every field of the domain holds a canary, and which each profile may still tell something of.

Codes that steer what is told stand beside canaries in lists; where a field holds one code alone, a further record
holds the canary there (`ODD`): it is left out, and must not be seen either.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any

from canary_words import Aviary, Canary

from cahier.domain.account import Account, Mention
from cahier.domain.benchmark import Ask, Baseline, Benchmark, Progress
from cahier.domain.case import Case
from cahier.domain.consent import Consent, PurposeLevel, Scope
from cahier.domain.detention import Detention, IllTreatment, Rehabilitation
from cahier.domain.event import Event
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.domain.interview import Interview
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.proceeding import (
    AssetFreeze,
    Extradition,
    Fine,
    Interpol,
    Proceeding,
    Sentence,
    TravelBan,
)
from cahier.domain.records import CaseRecords
from cahier.domain.relationship import Relationship
from cahier.domain.submission import AuditEntry, Release, ReleasedFile, Submission

LEVELS = {"PUR.EP": 5, "PUR.UNSP": 5, "PUR.WGAD": 5, "PUR.COE9": 5, "PUR.SANCT": 3, "PUR.STATS": 1}
TICKS = ("P5:identity_match", "P5:legal_sign_off")
EVERYTHING = Scope(
    narrative=True, image=True, voice=True, documents=True, health=True, special=True, location=True
)


@dataclass(frozen=True)
class Flock:
    """The case, what else a notebook holds, and every canary in them."""

    records: CaseRecords
    beside: tuple[Any, ...]
    canaries: tuple[Canary, ...]
    reached: frozenset[str]

    def of(self, field: str, owner: str) -> str:
        """Return the canary of a field of a record."""
        return next(one.text for one in self.canaries if (one.field, one.owner) == (field, owner))


def flock(only: str | None = None) -> Flock:
    """Build the case anew: the same each time. `only` leaves every other field empty that can be."""
    birds = Aviary(only)
    own = _case(birds)
    persons = _persons(birds)
    ids = {code: person.person_id for code, person in persons.items()}
    around = _around(birds, own.case_id, ids)
    persons["P5"] = dataclasses.replace(persons["P5"], employer_ref=around["organisations"][0].organisation_id)
    happened = _happened(birds, own.case_id, ids, around)
    told = _told(birds, own.case_id, ids)
    records = CaseRecords(
        case=own,
        persons=tuple(persons.values()),
        roles=_roles(birds, own.case_id, ids),
        **around,
        **happened,
        **told,
    )
    beside = _beside(birds, own.case_id, around["evidence"][0].evidence_id)
    return Flock(records, beside, tuple(birds.canaries), frozenset(birds.reached))


def _case(birds: Aviary) -> Case:
    def also(name: str, *codes: str) -> tuple[str, ...]:
        return (*codes, birds.word(f"case.{name}", "case"))

    own = Case(
        case_id=birds.word("case.case_id", "case"),
        code=birds.word("case.code", "case"),
        country_origin="AZ",
        countries_host=("DE",),
        victim_groups=also("victim_groups", "VIC.JOURN"),
        tnr_methods=also("tnr_methods", "TNR.P.DETAIN"),
        law_families=also("law_families", "LAW.TAX"),
        pattern_tags=also("pattern_tags"),
        pace1900=also("pace1900", "a"),
        wgad_categories=also("wgad_categories", "II"),
        rights=also("rights", "ECHR 5", "ICCPR 9"),
        benchmark_links=also("benchmark_links", "BM-REL-1"),
        naming_decision="TARGET_NAMED",
        emblematic=True,
        risk_level="RED",
    )
    return birds.filled(own, "case", keep=frozenset({"narrative_brief"}))  # it would stand for the records


def _persons(birds: Aviary) -> dict[str, Person]:
    def person(code: str, **more: Any) -> Person:
        known = Person(person_id=birds.word("person.person_id", code), is_public_figure=True, **more)
        return birds.filled(known, code)

    return {
        "P1": person("P1", sex_gender="F", nationality=("AZ",), in_country=False),
        "P2": person("P2", sex_gender="M", in_country=True),
        "P4": person("P4", sex_gender="M", in_country=True, is_minor=True),
        "P5": person("P5", sex_gender="M", nationality=("AZ",), in_country=True, employer_ref="later"),
        "P6": person("P6", sex_gender="X", in_country=True),
    }


def _roles(birds: Aviary, case_id: str, ids: dict[str, str]) -> tuple[CasePerson, ...]:
    parts: dict[str, Any] = {
        "P1": ("ROLE.TARGET",),
        "P2": ("ROLE.INTERVIEWEE", "ROLE.RELATIVE"),
        "P4": ("ROLE.RELATIVE",),
        "P5": ("ROLE.PERP",),
        "P6": ("ROLE.HELPER",),
    }
    return tuple(
        birds.filled(CasePerson(case_id=case_id, person_id=ids[code], code=code, role=role), code)
        for code, role in parts.items()
    )


def _around(birds: Aviary, case_id: str, ids: dict[str, str]) -> dict[str, Any]:
    def evidence(code: str, kind: str, **more: Any) -> Evidence:
        made = Evidence(
            evidence_id=birds.word("evidence.evidence_id", code), case_id=case_id, code=code, kind=kind, **more
        )
        return birds.filled(made, code, keep=frozenset({"file", "derivatives"}))  # no file lies behind them

    return {
        "relationships": (
            birds.filled(
                Relationship(
                    relationship_id=birds.word("relationship.relationship_id", "P2"),
                    case_id=case_id,
                    from_person=ids["P2"],
                    kin="KIN.SPOUSE",
                    to_person=ids["P1"],
                    cohabiting=True,
                    known_to_state=True,
                ),
                "P2",
            ),
        ),
        "organisations": tuple(
            birds.filled(
                Organisation(
                    organisation_id=birds.word("organisation.organisation_id", code),
                    case_id=case_id,
                    code=code,
                    is_state=code == "O1",
                ),
                code,
            )
            for code in ("O1", "O2")
        ),
        "places": (
            birds.filled(
                Place(place_id=birds.word("place.place_id", "G1"), case_id=case_id, code="G1", country="AZ"), "G1"
            ),
        ),
        "evidence": (
            evidence("V1", "EVD.COURT"),
            evidence("V2", "EVD.MEDIAART"),
            evidence("V3", "EVD.PHOTO", privilege_flag=True),
        ),
    }


def _happened(birds: Aviary, case_id: str, ids: dict[str, str], around: dict[str, Any]) -> dict[str, Any]:
    places, evidence = around["places"], around["evidence"]
    basis: dict[str, Any] = {
        "case_id": case_id,
        "act": "TNR.P.DETAIN",
        "targets": (ids["P1"],),
        "certainty": "documented",
        "actor_type": "PERP.POLICE",
        "actor_ref": ids["P5"],
        "country": "AZ",
        "place_ref": places[0].place_id,
        "because_of": ids["P1"],
        "sources": tuple(item.evidence_id for item in evidence[:2]),
    }
    told = Event(
        event_id=birds.word("event.event_id", "E1"),
        code="E1",
        known_to=("STATE", "WITNESSES", birds.word("event.known_to", "E1")),
        **basis,
    )
    odd = tuple(
        Event(
            event_id=birds.word("event.event_id", f"E{number}"),
            code=f"E{number}",
            known_to=("STATE", "WITNESSES"),
            **{**basis, name: _same_shape(basis[name], birds.word(f"event.{name}", f"E{number}"))},
        )
        for number, name in enumerate(ODD["event"], start=11)
    )
    return {
        "events": (birds.filled(told, "E1"), *odd),
        "proceedings": _proceedings(birds, case_id, ids),
        "detentions": _detentions(birds, case_id, ids),
    }


# Fields that hold one code which decides whether a record is told of at all.
ODD = {
    "event": ("act", "actor_type", "actor_ref", "country", "place_ref", "targets", "because_of", "sources"),
    "proceeding": ("stage", "person"),
    "detention": ("status", "person"),
}


def _same_shape(value: Any, word: str) -> Any:
    return (word,) if isinstance(value, tuple) else word


def _proceedings(birds: Aviary, case_id: str, ids: dict[str, str]) -> tuple[Proceeding, ...]:
    def proceeding(code: str, **more: Any) -> Proceeding:
        fields: dict[str, Any] = {"person": ids["P1"], "stage": "STG.CHARGED", "kind": "criminal", **more}
        return Proceeding(
            proceeding_id=birds.word("proceeding.proceeding_id", code), case_id=case_id, code=code, **fields
        )

    charged = proceeding(
        "L1",
        in_absentia=True,
        articles=("CC 206.3", birds.word("proceeding.articles", "L1")),
        law_families=("LAW.SMUGGLE", birds.word("proceeding.law_families", "L1")),
        fair_trial_issues=("no_lawyer", birds.word("proceeding.fair_trial_issues", "L1")),
        known_to=("STATE", "WITNESSES", birds.word("proceeding.known_to", "L1")),
        sentence=Sentence(months=70, days=3, suspended=False, type=birds.word("sentence.type", "L1")),
        fine=Fine(amount=float(birds.number("fine.amount", "L1")), currency="AZN"),
        travel_ban=TravelBan(),
        asset_freeze=AssetFreeze(),
        interpol=Interpol(type="red_notice", status="active"),
        extradition=Extradition(status="requested"),
    )
    judged = proceeding("L2", stage="STG.CMEXEC", known_to=("STATE", "WITNESSES"))
    odd = (
        proceeding(f"L{number}", **{name: birds.word(f"proceeding.{name}", f"L{number}")})
        for number, name in enumerate(ODD["proceeding"], start=11)
    )
    none = frozenset({"judgment_date", "decision_date", "opened"})
    return (birds.filled(charged, "L1"), birds.filled(judged, "L2", keep=none), *odd)


def _detentions(birds: Aviary, case_id: str, ids: dict[str, str]) -> tuple[Detention, ...]:
    held = Detention(
        detention_id=birds.word("detention.detention_id", "D1"),
        case_id=case_id,
        code="D1",
        person=ids["P1"],
        status="DET.PRETRIAL",
        known_to=("STATE", "WITNESSES", birds.word("detention.known_to", "D1")),
        ill_treatment=IllTreatment(alleged=True, documented_by_clinician=True),
        rehabilitation=Rehabilitation(conviction_quashed=False, record_erased=False),
    )
    odd = (
        Detention(
            detention_id=birds.word("detention.detention_id", f"D{number}"),
            case_id=case_id,
            code=f"D{number}",
            **{"person": ids["P1"], "status": "DET.PRISON", name: birds.word(f"detention.{name}", f"D{number}")},
        )
        for number, name in enumerate(ODD["detention"], start=11)
    )
    return (birds.filled(held, "D1"), *odd)


def _told(birds: Aviary, case_id: str, ids: dict[str, str]) -> dict[str, Any]:
    interview = Interview(
        interview_id=birds.word("interview.interview_id", "I1"),
        case_id=case_id,
        code="I1",
        interviewee=ids["P2"],
        mode="in_person",
        reliability="B",
        credibility=2,
    )
    text = f"We spoke of {birds.word('account.text', 'T1')}. Call {birds.word('account.text', 'T1')} there."
    account = Account(
        account_id=birds.word("account.account_id", "T1"),
        case_id=case_id,
        interview_id=interview.interview_id,
        code="T1",
        language="en",
        status="working_translation",
        text=text,
        mentions=(Mention(start=0, end=2, kind="person", ref=ids["P2"]),),
        readback_done=True,
    )
    agreed = Consent(
        consent_id=birds.word("consent.consent_id", "P1"),
        case_id=case_id,
        person=ids["P1"],
        purposes=tuple(PurposeLevel(purpose=purpose, level=level) for purpose, level in LEVELS.items()),
        scope=EVERYTHING,
        basis="self",
        who_may_see="body",
        recontact_ok=True,
    )
    asked = Consent(
        consent_id=birds.word("consent.consent_id", "P6"), case_id=case_id, person=ids["P6"], recheck_each_use=True
    )
    open_ended = frozenset({"recipients", "conditions", "expires_on", "withdrawn_on", "withdrawal_scope"})
    ask = Ask(
        ask_id=birds.word("ask.ask_id", "A1"),
        case_id=case_id,
        addressee=f"The body {birds.word('ask.addressee', 'A1').lower()}",
        text=f"it is asked to see to {birds.word('ask.text', 'A1').lower()} soon.",
        category="release",
    )
    submission = Submission(submission_id=birds.word("submission.submission_id", "S1"), case_id=case_id, code="S1")
    return {
        "interviews": (birds.filled(interview, "I1"),),
        "accounts": (birds.filled(account, "T1"),),
        "consents": (birds.filled(agreed, "P1", keep=open_ended), birds.filled(asked, "P6")),
        "asks": (birds.filled(ask, "A1"),),
        "submissions": (birds.filled(submission, "S1"),),
    }


def _beside(birds: Aviary, case_id: str, evidence_id: str) -> tuple[Any, ...]:
    return (
        birds.filled(
            CustodyEvent(
                custody_event_id=birds.word("custody_event.custody_event_id", "V1"),
                evidence_id=evidence_id,
                when=birds.word("custody_event.when", "V1"),
                actor_code=birds.word("custody_event.actor_code", "V1"),
                action=birds.word("custody_event.action", "V1"),
            ),
            "V1",
            keep=frozenset({"prev_hash"}),
        ),
        birds.filled(
            Benchmark(
                bm_code=birds.word("benchmark.bm_code", "BM"),
                title=birds.word("benchmark.title", "BM"),
                baseline=Baseline(),
                type="count",
            ),
            "BM",
        ),
        birds.filled(
            Progress(
                progress_id=birds.word("progress.progress_id", "BM"),
                bm_code=birds.word("progress.bm_code", "BM"),
                status="NONE",
            ),
            "BM",
        ),
        birds.filled(
            AuditEntry(
                audit_id=birds.word("audit_entry.audit_id", "U"),
                when=birds.word("audit_entry.when", "U"),
                user_code=birds.word("audit_entry.user_code", "U"),
                action=birds.word("audit_entry.action", "U"),
                object=birds.word("audit_entry.object", "U"),
            ),
            "U",
        ),
        dataclasses.replace(
            birds.filled(
                Release(
                    release_id=birds.word("release.release_id", "R1"),
                    case_id=case_id,
                    code=birds.word("release.code", "R1"),
                    when="2020-01-01T00:00:00Z",
                    profile=birds.word("release.profile", "R1"),
                    recipient=birds.word("release.recipient", "R1"),
                    purpose=birds.word("release.purpose", "R1"),
                    decision="released",
                    files=(
                        ReleasedFile(
                            format="txt",
                            name=birds.word("released_file.name", "R1"),
                            sha256=birds.word("released_file.sha256", "R1"),
                            size=birds.number("released_file.size", "R1"),
                        ),
                    ),
                ),
                "R1",
            ),
        ),
    )
