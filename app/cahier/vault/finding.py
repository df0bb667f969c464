"""Full-text search: the question put to the index, and what is shown of each thing found."""

from collections.abc import Sequence
from typing import Any

from cahier.domain.folding import fold
from cahier.domain.notion import Notion
from cahier.vault.kinds import KIND_OF, title_of, words_of
from cahier.vault.lines import Hit
from cahier.vault.tables import TABLES

VERSION = "2"  # raise it with every change of `searchable` or of domain/folding.py: the index is built anew then
_SNIPPET = 160  # characters
_LONGEST = 1000  # characters of what was typed
_MOST = 16  # words: the time of a search grows with their square, and saves wait for it
SEARCHED = (
    Notion.CASE,
    Notion.PERSON,
    Notion.ACCOUNT,
    Notion.EVENT,
    Notion.ORGANISATION,
    Notion.PLACE,
    Notion.PROCEEDING,
    Notion.EVIDENCE,
)
_BODY = " ".join(f"WHEN '{notion}' THEN ({TABLES[notion].get.replace('?', 'entry.id')})" for notion in SEARCHED)
# Weighing a hit takes longer than finding it, so of a word that is everywhere only the latest are weighed.
WEIGHED = 10_000
QUESTION = (
    "WITH latest AS (SELECT rowid AS seq, bm25(words) AS place FROM words WHERE words MATCH ? "  # noqa: S608
    "ORDER BY rowid DESC LIMIT ?), "
    "found AS (SELECT seq, place FROM latest ORDER BY place, seq LIMIT ?), "
    "here AS (SELECT entry.*, found.place, coalesce(entry.case_id, (SELECT case_id FROM case_person "
    "WHERE person_id = entry.id AND entry.notion = 'person' ORDER BY seq LIMIT 1)) AS of_case "
    "FROM found JOIN entry USING (seq)) "
    "SELECT entry.notion, entry.id, entry.of_case, coalesce(case_line.code, ''), "
    f"CASE entry.notion {_BODY} END "
    "FROM here AS entry LEFT JOIN case_line ON case_line.case_id = entry.of_case ORDER BY entry.place, entry.seq"
)


# How English and Russian write what Azerbaijani has one letter for; j, x and k (for q) are where spellings part.
_SOUNDS = (
    ("shch", "s"),
    ("dzh", "c"),
    ("dj", "c"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("k", "g"),
    ("j", "c"),
    ("x", "h"),
)


def searchable(text: str) -> str:
    """Fold a text the way it is indexed: any script and diacritics, and the digraphs of ad-hoc English."""
    folded = fold(text)
    for letters, sound in _SOUNDS:
        folded = folded.replace(letters, sound)
    return folded


def terms_of(words: str) -> tuple[str, ...]:
    """Return the folded words of what was typed; signs only part them. Of a pasted page the first words count."""
    parted = "".join(char if char.isalnum() else " " for char in searchable(words[:_LONGEST]))
    return tuple(dict.fromkeys(parted.split()))[:_MOST]


def question_of(terms: Sequence[str]) -> str:
    """Ask for records that hold every term as a word or its beginning."""
    return " ".join(f'"{term}"*' for term in terms)


def kind_of(row: Sequence[Any]) -> type[object]:
    """Return the kind of record that a row of the answer is about."""
    return KIND_OF[Notion(row[0])]


def hit(row: Sequence[Any], record: object, terms: Sequence[str]) -> Hit:
    """Build what is shown of one row of the answer."""
    notion, record_id, case_id, code = row[:4]
    return Hit(Notion(notion), record_id, case_id, code, title_of(record), _snippet(words_of(record), terms))


def _snippet(text: str, terms: Sequence[str]) -> str:
    """Return the surroundings of the first word that was looked for."""
    position = 0
    for word in text.split():
        if any(part.startswith(term) for part in terms_of(word) for term in terms):
            position = text.find(word)
            break
    start = max(0, position - _SNIPPET // 3)
    shown = " ".join(text[start : start + _SNIPPET].split())
    return f"{'…' if start else ''}{shown}{'…' if start + _SNIPPET < len(text) else ''}"
