"""The languages accounts are told in (`resources/languages.json`), each named in itself."""

from cahier import resources

TOLD_IN: tuple[str, ...] = tuple(resources.data("languages.json")["names"])


def name_of(code: str) -> str:
    """Return the name of a language in that language; the code when it is none of ours."""
    return str(resources.data("languages.json")["names"].get(code.partition("-")[0], code))
