"""What the tabs of a case show of its records: interviews, people, what happened, and what left."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from cahier.domain.consent import Consent
from cahier.domain.dates import PartialDate
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release, Submission
from cahier.gui import wording
from cahier.gui.dates import in_words
from cahier.gui.forms.names import name_at
from cahier.gui.languages import name_of
from cahier.gui.models.rows import Row
from cahier.gui.text import isolated

translate = QCoreApplication.translate

_NOT_ASKED_OF = {"ROLE.PERP", "ROLE.THIRD"}  # officials and bystanders are not asked for consent


def interview_rows(records: CaseRecords) -> Sequence[Row]:
    """Return a row for each account, the latest interview first."""
    interviews = {interview.interview_id: interview for interview in records.interviews}
    order = list(interviews)
    accounts = sorted(records.accounts, key=lambda account: -order.index(account.interview_id))
    rows = []
    for account in accounts:
        interview = interviews[account.interview_id]
        teller = name_in(records, interview.interviewee)
        words = len(account.text.split())
        facts = [
            isolated(interview.code),
            name_of(account.language),
            translate("CaseParts", "Words: {n}").format(n=words),
        ]
        if account.status == "working_translation":
            facts.append(translate("CaseParts", "translation"))
        rows.append(
            Row(
                key=account.account_id,
                title=teller or translate("CaseParts", "Told by somebody not named yet"),
                facts="  ·  ".join(facts),
                aside=_aside(interview.date),
                icon="interview",
            )
        )
    return rows


def people_rows(records: CaseRecords, today: date) -> Sequence[Row]:
    """Return a row for each person: name, part, kin, and whether consent stands."""
    rows = []
    for person in records.persons:
        part = records.role_of(person.person_id)
        facts = [isolated(part.code), *(wording.word(role) for role in part.role)]
        if part.role_detail:
            facts.append(isolated(part.role_detail))
        facts += [tie for tie in (kin_of(records, person.person_id),) if tie]
        pill, kind = consent_state(records, person.person_id, today)
        rows.append(
            Row(
                key=person.person_id,
                title=name_of_person(person) or translate("CaseParts", "No name yet"),
                facts="  ·  ".join(facts),
                pill=pill,
                pill_kind=kind,
                icon="person",
            )
        )
    return rows


def moment_rows(records: CaseRecords) -> Sequence[Row]:
    """Return events, proceedings and detentions in the order of time; what has no date comes last."""
    dated = [*_events(records), *_proceedings(records), *_detentions(records)]
    ordered = sorted(dated, key=lambda each: (each[0] is None, _day(each[0])))
    return [row for _, row in ordered]


def sent_of(records: CaseRecords, release_id: str) -> Submission | None:
    """Return what became of a brief, where that is kept."""
    return next((each for each in records.submissions if each.manifest == release_id), None)


def release_rows(records: CaseRecords, releases: Sequence[Release]) -> Sequence[Row]:
    """Return the lines of the ledger, the latest first."""
    states = {
        "released": (translate("CaseParts", "Released"), "ok"),
        "counts_only": (translate("CaseParts", "Counts only"), "warn"),
        "refused": (translate("CaseParts", "Refused"), "bad"),
    }
    return [
        Row(
            key=release.release_id,
            title=release.recipient or wording.word(release.purpose),
            facts="  ·  ".join(
                filter(
                    None,
                    (
                        isolated(release.code),
                        wording.word(release.purpose),
                        translate("CaseParts", "Files: {n}").format(n=len(release.files)),
                        _fate(sent_of(records, release.release_id)),
                    ),
                )
            ),
            aside=moment_in_words(release.when),
            pill=states[release.decision][0],
            pill_kind=states[release.decision][1],
            icon="release",
        )
        for release in sorted(releases, key=lambda release: release.when, reverse=True)
    ]


def people_choices(records: CaseRecords) -> tuple[tuple[str, str], ...]:
    """Return the people of a case for a field to choose from."""
    return tuple(
        (person.person_id, name_of_person(person) or records.role_of(person.person_id).code)
        for person in records.persons
    )


def name_of_person(person: Person) -> str:
    """Return the name a person is shown by."""
    return person.name_full or person.name_native or " ".join(filter(None, (person.given, person.family)))


def name_in(records: CaseRecords, person_id: str | None) -> str:
    """Return the name of a person of the case; nothing for nobody."""
    known = {person.person_id: person for person in records.persons}
    return name_of_person(known[person_id]) if person_id in known else ""


def kin_of(records: CaseRecords, person_id: str) -> str:
    """Return what a person is to another of the case ("Brother of Elvin")."""
    for tie in records.relationships:
        if tie.from_person == person_id:
            other = name_in(records, tie.to_person)
            return translate("CaseParts", "{kin} of {name}").format(
                kin=wording.word(tie.kin), name=isolated(other)
            )
    return ""


def consent_of(records: CaseRecords, person_id: str) -> Consent | None:
    """Return the latest consent of a person; None when nobody asked."""
    theirs = [consent for consent in records.consents if consent.person == person_id]
    return max(theirs, key=lambda consent: _day(consent.given_on, undated=date.min), default=None)


def consent_state(records: CaseRecords, person_id: str, today: date) -> tuple[str, str]:
    """Return in a word whether consent stands, and the kind of its colour."""
    if set(records.role_of(person_id).role) & _NOT_ASKED_OF:
        return "", ""
    consent = consent_of(records, person_id)
    if consent is None:
        return translate("CaseParts", "Not asked"), "warn"
    if consent.withdrawn_on is not None:
        return translate("CaseParts", "Withdrawn"), "bad"
    if consent.expires_on is not None and _day(consent.expires_on, undated=date.max) < today:
        return translate("CaseParts", "Expired"), "bad"
    if not any(cell.level > 0 for cell in consent.purposes):
        return translate("CaseParts", "Said no"), "bad"
    return translate("CaseParts", "Consent"), "ok"


def _events(records: CaseRecords) -> list[tuple[PartialDate | None, Row]]:
    return [
        (
            event.date,
            Row(
                key=f"event:{event.event_id}",
                title=event.summary or wording.word(event.act),
                facts="  ·  ".join(
                    filter(
                        None,
                        (
                            isolated(event.code),
                            wording.word(event.act) if event.summary else "",
                            ", ".join(filter(None, (name_in(records, who) for who in event.targets))),
                            isolated(name_at(records, event.place_ref)) if event.place_ref else "",
                            wording.word_of("certainty", event.certainty),
                        ),
                    )
                ),
                aside=_aside(event.date),
                icon="event",
                unsure=event.certainty in ("hearsay", "suspicion") or _is_unsure(event.date),
            ),
        )
        for event in records.events
    ]


def _proceedings(records: CaseRecords) -> list[tuple[PartialDate | None, Row]]:
    rows = []
    for proceeding in records.proceedings:
        when = proceeding.opened or proceeding.judgment_date or proceeding.decision_date
        kind = wording.word_of("proceeding", proceeding.kind)
        facts = (
            isolated(proceeding.code),
            name_in(records, proceeding.person),
            wording.word(proceeding.stage),
            translate("CaseParts", "in absence") if proceeding.in_absentia else "",
            ", ".join(isolated(article) for article in proceeding.articles),
        )
        title = translate("CaseParts", "{kind} proceeding").format(kind=kind)
        rows.append((when, _moment_row("proceeding", proceeding.proceeding_id, title, facts, when, "court")))
    return rows


def _detentions(records: CaseRecords) -> list[tuple[PartialDate | None, Row]]:
    rows = []
    for detention in records.detentions:
        facts = (
            isolated(detention.code),
            name_in(records, detention.person),
            isolated(name_at(records, detention.facility)) if detention.facility else "",
            translate("CaseParts", "until {date}").format(date=in_words(detention.end)) if detention.end else "",
        )
        title = wording.word(detention.status) or translate("CaseParts", "Detention")
        row = _moment_row("detention", detention.detention_id, title, facts, detention.start, "detention")
        rows.append((detention.start, row))
    return rows


def _moment_row(
    kind: str, record: str, title: str, facts: Sequence[str], when: PartialDate | None, icon: str
) -> Row:
    words = "  ·  ".join(filter(None, facts))
    unsure = _is_unsure(when)
    return Row(key=f"{kind}:{record}", title=title, facts=words, aside=_aside(when), icon=icon, unsure=unsure)


def _is_unsure(when: PartialDate | None) -> bool:
    return when is not None and (when.is_uncertain or when.is_approximate)


def _fate(sent: Submission | None) -> str:
    if sent is None:
        return ""
    words = wording.word_of("submission", sent.status)
    return f"{words} {isolated(in_words(sent.sent_on))}" if sent.status == "sent" and sent.sent_on else words


def _day(when: PartialDate | None, undated: date = date.max) -> date:
    if when is None:
        return undated
    return when.earliest or when.latest or undated


def moment_in_words(text: str) -> str:
    """Return the day of a moment (ISO 8601) in words."""
    when = QDateTime.fromString(text, Qt.DateFormat.ISODate)
    return QLocale().toString(when.toLocalTime().date(), "d MMMM yyyy") if when.isValid() else text


def _aside(when: PartialDate | None) -> str:
    return isolated(in_words(when)) if when is not None else ""
