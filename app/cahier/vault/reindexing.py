"""Builds the index of words anew when the way words are folded has changed: an old index would not find them."""

from cahier.vault import finding
from cahier.vault.finding import SEARCHED
from cahier.vault.kinds import KIND_OF, id_of
from cahier.vault.writer import Writer

SETTING = ".folding"


def is_due(kept: str | None) -> bool:
    """Say of the number that was kept whether it is of another way of folding; none is from before numbers."""
    return kept != finding.VERSION


def reindex(writer: Writer) -> None:
    """Fold every record again."""
    for notion in SEARCHED:
        kind: type[object] = KIND_OF[notion]
        for record in writer.each(kind):
            writer.index(notion, id_of(record), record)
    writer.put_setting(SETTING, finding.VERSION)
