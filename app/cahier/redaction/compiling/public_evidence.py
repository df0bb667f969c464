"""Which evidence anybody can see, and is nobody's word (`resources/rules/evidence.json`)."""

from typing import Any

from cahier import resources
from cahier.domain.evidence import Evidence


def is_public_evidence(item: Evidence) -> bool:
    """Whether it is public and no testimony."""
    rules: dict[str, Any] = resources.data("rules/evidence.json")
    return (item.kind in rules["public"] or bool(item.url)) and item.kind not in rules["testimonial"]
