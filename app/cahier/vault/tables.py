"""The statements for the table of each notion. Names come from `Notion` and from here, never from input."""

from dataclasses import dataclass

from cahier.domain.notion import Notion

_OF_NO_CASE = (
    Notion.CASE,
    Notion.PERSON,
    Notion.CUSTODY_EVENT,
    Notion.BENCHMARK,
    Notion.PROGRESS,
    Notion.AUDIT,
    Notion.COLLEAGUE,
    Notion.RECALL,
    Notion.TOMBSTONE,
)
_REFERENCES = {Notion.CASE_PERSON: ("person_id",), Notion.CUSTODY_EVENT: ("evidence_id",)}


@dataclass(frozen=True, slots=True)
class Table:
    """How one notion is read and written; `references` are its columns beside id and body."""

    references: tuple[str, ...]
    get: str
    each: str
    each_of_case: str
    after: str
    put: str
    remove: str


def _table(notion: Notion) -> Table:
    references = (() if notion in _OF_NO_CASE else ("case_id",)) + _REFERENCES.get(notion, ())
    columns = ("id", *references, "body")
    marks = ", ".join("?" for _ in columns)
    changed = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    name = f'"{notion}"'
    return Table(
        references=references,
        get=f"SELECT body FROM {name} WHERE id = ?",  # noqa: S608
        each=f"SELECT body FROM {name} ORDER BY seq",  # noqa: S608
        each_of_case=f"SELECT body FROM {name} WHERE case_id = ? ORDER BY seq",  # noqa: S608
        after=f"SELECT seq, body FROM {name} WHERE seq > ? ORDER BY seq LIMIT ?",  # noqa: S608
        put=f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {changed} WHERE body IS NOT excluded.body",
        remove=f"DELETE FROM {name} WHERE id = ?",  # noqa: S608
    )


TABLES = {notion: _table(notion) for notion in Notion}
