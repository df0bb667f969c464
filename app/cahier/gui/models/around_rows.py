"""The rows of what stands around the people of a case: evidence, places and organisations."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLocale

from cahier.domain.evidence import Evidence
from cahier.domain.records import CaseRecords
from cahier.gui import wording
from cahier.gui.dates import in_words
from cahier.gui.models.case_parts import moment_in_words, name_in
from cahier.gui.models.evidence_parts import kind_of
from cahier.gui.models.rows import Row
from cahier.gui.text import isolated

translate = QCoreApplication.translate
_ICONS = {"image": "image", "audio": "sound"}


def evidence_rows(records: CaseRecords, kept_on: Mapping[str, str] = MappingProxyType({})) -> Sequence[Row]:
    """Return a row for each piece of evidence: what it is, where it comes from, who appears in it.

    `kept_on` says when its file came into the notebook.
    """
    rows = []
    copies = {copy for item in records.evidence for copy in item.derivatives}
    for item in records.evidence:
        kind = wording.word_of("evd", item.kind)
        people = ", ".join(filter(None, (name_in(records, person) for person in item.contains_persons)))
        facts = (
            isolated(item.code),
            kind if item.title else "",
            kind_of(item.mime) if item.size is not None else "",
            QLocale().formattedDataSize(item.size) if item.size is not None else "",
            translate("CaseParts", "from {name}").format(name=isolated(name_in(records, item.source_person)))
            if name_in(records, item.source_person)
            else "",
            isolated(people) if people else "",
        )
        rows.append(
            Row(
                key=item.evidence_id,
                title=item.title or kind or isolated(item.code),
                facts="  ·  ".join(filter(None, facts)),
                aside=_when(item, kept_on.get(item.evidence_id, "")),
                pill=_state(item, copies),
                pill_kind="warn" if item.privilege_flag else "info",
                icon=_ICONS.get((item.mime or "").partition("/")[0], "document"),
            )
        )
    return rows


def _state(item: Evidence, copies: set[str]) -> str:
    if item.privilege_flag:
        return translate("CaseParts", "Protected")
    return translate("CaseParts", "Covered copy") if item.evidence_id in copies else ""


def _when(item: Evidence, kept: str) -> str:
    """Return when it was received, as it was said; else when its file came in."""
    if item.acquired_on:
        return isolated(in_words(item.acquired_on))
    return isolated(moment_in_words(kept)) if kept else ""


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
