"""Whether a word of Azerbaijani or Turkish is a form of an everyday word: a verb that is bent, a short noun.

Both languages make many forms of one word, and no dictionary has them. Endings that only verbs have are enough
by themselves; those that names may end in too need a verb that the dictionary has before them.
"""

import re
from collections.abc import Iterator, Set
from functools import cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.endings import stems

_PERSON = r"(?:am|em|im|um|sin|sun|san|sen|siniz|sunuz|siz|suz|ig|ug|ik|uk|iz|uz|lar|ler)?"
_ONLY_VERBS = re.compile(
    r"(?P<root>[^\W\d_]{2,}?)(?:"
    rf"[iu]?yor{_PERSON}(?:d[iu]\w{{0,4}}|mus\w{{0,4}}|sa\w{{0,3}})?|[iu]yo(?:m|n|z|lar)?|[iu]o(?:m|z|lar)"
    r"|[iu]?r(?:am|em|ig|san|sen|siniz|sunuz|lar|ler)(?:d[iu]\w{0,3})?"
    r"|[iu]r(?:d[iu](?:m|g|k|lar|ler|niz|nuz)?|m[iu]s\w{0,4})"
    r"|[dt][iu](?:lar|ler|niz|nuz)(?:mi|mu)?"
    r"|m[iu]s(?:am|em|im|um|sin|sun|ig|ug|iz|uz|lar|ler|d[iu]\w{0,4}|t[iu]\w{0,4}|sa\w{0,3})"
    rf"|(?:y?aca[gk]|y?ece[gk])\w{{0,7}}|[iu]ca[mnz]|[iu]ce[mnz]"
    r"|m[ae]y[iu]b\w{0,5}|m[ae](?:d[iu]\w{0,4}|m[iu]s\w{0,6}|yan\w{0,5}|yen\w{0,5}|sin\w{0,4}|yin(?:iz)?|zd\w{1,5})"
    r"|m[iu](?:r|ram|rem|rig|rsan|rsen|rlar|rler|yor\w{0,6})"
    r"|[dt][iu][gk][iu]\w{1,7}|[iu]nc[ae]|[dt][iu]kc[ae]|[dt]igc[ae]"
    r"|(?:ma[gk]|me[gk])(?:da|de|dan|den|a|e|ta|te|tan|ten|in|le|la)?"
    r"|[ae]ra[gk]|[ae]re[gk]|[iu]rken|[ae]rken|m[iu]sken|s[iu]nlar|s[iu]nler|y?[iu]bd?[iu]?r?lar|y?[iu]bler"
    r")"
)
_ALSO_NAMES = re.compile(
    r"[dt][iu](?:m|n|k|g)?|y?[iu]b(?:d[iu]r)?|y?[iu]p|y?[iu]?r|[ae]r|m[iu]s(?:d[iu]r|t[iu]r)?|m[ae]z|m[ae]m"
    r"|m[ae]l[iu]\w{0,4}|s[iu]n|s[ae](?:m|n|k|g|lar|ler)?|y?[ae]n(?:lar|ler|da|de|dan|den|in|a|e|lari|leri)?"
    r"|y?[ae](?:li|lim|lum|g|k)|[iu]n|y?[iu]m|[dt][iu][gk][iu]?|m[ae]\w{0,5}|y?[iu]s\w{0,4}"
    r"|[ae]?r(?:im|sin|iz|ler|lar|mis|di)|[iu]l(?:d[iu]\w{0,4}|ir\w{0,4}|[iu]b)|y?[ae]"
)
_SHORTEST_NOUN = 2
_HARDENED = {"b": "p", "d": "t", "c": "c", "g": "k"}
_CLUSTER = re.compile(r"(?P<begins>[^\W\d_]{1,5}[aeiou])(?P<first>[^aeiou\W\d_])(?P<last>[^aeiou\W\d_])")


def is_form(folded: str, language: str, listed: Set[str]) -> bool:
    """Whether a folded word is a form of a word in `listed`, or one that only a verb can be."""
    if _ONLY_VERBS.fullmatch(folded):
        return True
    if any(root in listed for root in _roots(folded)):
        return True
    return any(stem in listed or stem in _short(language) for stem in _stems(folded, language))


def _roots(folded: str) -> Iterator[str]:
    """What may stand before the ending of a verb: "gid" is "git", "isti" is "iste"."""
    for cut in range(_SHORTEST_NOUN, len(folded)):
        if not _ALSO_NAMES.fullmatch(folded, cut):
            continue
        root = folded[:cut]
        yield root
        if root[-1] == "d":
            yield root[:-1] + "t"
        if root[-1] in "iu":
            yield from (root[:-1] + vowel for vowel in "ae")


def _stems(folded: str, language: str) -> Iterator[str]:
    """The word without endings, and as it was before a vowel came after it: "ismi" is "isim"."""
    for stem in stems(folded, language):
        if stem in _short(language):
            yield stem
        if len(stem) > _SHORTEST_NOUN and stem[-1] in _HARDENED:
            yield stem[:-1] + _HARDENED[stem[-1]]
        if cluster := _CLUSTER.fullmatch(stem):
            yield from (f"{cluster['begins']}{cluster['first']}{vowel}{cluster['last']}" for vowel in "iu")


@cache
def _short(language: str) -> frozenset[str]:
    """Everyday words of two letters, and some of the people's own speech that no dictionary has."""
    return frozenset(fold(word) for word in resources.data("lists/words.json")["short"].get(language, "").split())
