"""The rows of what stands around the people of a case: evidence, places and organisations."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cahier.domain.records import CaseRecords
from cahier.gui import wording
from cahier.gui.dates import in_words
from cahier.gui.models.case_parts import name_in
from cahier.gui.models.rows import Row
from cahier.gui.text import isolated

translate = QCoreApplication.translate


def evidence_rows(records: CaseRecords) -> Sequence[Row]:
    """Return a row for each piece of evidence: what it is, where it comes from, who appears in it."""
    rows = []
    for item in records.evidence:
        kind = wording.word_of("evd", item.kind)
        people = ", ".join(filter(None, (name_in(records, person) for person in item.contains_persons)))
        facts = (
            isolated(item.code),
            kind if item.title else "",
            translate("CaseParts", "from {name}").format(name=isolated(name_in(records, item.source_person)))
            if name_in(records, item.source_person)
            else "",
            isolated(people),
        )
        rows.append(
            Row(
                key=item.evidence_id,
                title=item.title or kind or isolated(item.code),
                facts="  ·  ".join(filter(None, facts)),
                aside=isolated(in_words(item.acquired_on)) if item.acquired_on else "",
                pill=translate("CaseParts", "Protected") if item.privilege_flag else "",
                pill_kind="warn" if item.privilege_flag else "",
                icon="document",
            )
        )
    return rows


def place_rows(records: CaseRecords) -> Sequence[Row]:
    """Return a row for each place and each organisation."""
    places = [
        Row(
            key=f"place:{place.place_id}",
            title=place.name or place.settlement or place.code,
            facts=_facts(place.code, place.facility_type, place.settlement, place.adm2, place.adm1, place.country),
            icon="place",
        )
        for place in records.places
    ]
    bodies = [
        Row(
            key=f"organisation:{body.organisation_id}",
            title=body.name or body.kind or body.code,
            facts=_facts(body.code, body.kind, body.country),
            pill=translate("CaseParts", "State") if body.is_state else "",
            pill_kind="info" if body.is_state else "",
            icon="organisation",
        )
        for body in records.organisations
    ]
    return [*places, *bodies]


def _facts(*facts: str | None) -> str:
    return "  ·  ".join(isolated(fact) for fact in dict.fromkeys(facts) if fact)
