"""Mail addresses, web addresses and the names people go by on the net."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtWords
from cahier.redaction.windows import around, matches

_LOCAL = r"(?<![\w.+%'-])[\w.+%'-]{1,64}"
_MAIL = re.compile(
    rf"{_LOCAL}@[\w-]{{1,63}}(?:\.[\w-]{{2,63}}){{1,4}}"
    rf"|{_LOCAL}(?:\s@\s|\s?[(\[{{](?:at|a)[)\]}}]\s?)[\w-]{{1,63}}(?:\s?(?:\.|[(\[{{](?:dot|nokta"
    rf"|nöqtə)[)\]}}])\s?[\w-]{{2,63}}){{1,4}}"
)
_SITE = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"»”]{2,300}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|az|ru|tr|ge|de|info|me|io|eu|tv|uk|fr|pl|lt|example"
    r"|test|onion)"
    r"(?:/[^\s<>()\"»”]{0,200})?(?![\w-])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[\w.]{2,64}")
_NAMED_HANDLE = AtWords(
    re.compile(
        r"(?i)\b(?:nick(?:name)?|handle|username|user name|login|account|channel|profile|hesab\w*|kanal\w*"
        r"|profil\w*"
        r"|nik|hesap|hesabı|kullanıcı adı|ник|логин|аккаунт\w*|канал\w*)"
        r"\s*[:=«\"“]?\s*(?P<handle>(?=\w*[_\d])[A-Za-z][\w.]{3,40})"
    ),
    "nick nickname handle username user login account channel profile hesab* kanal* profil* nik"
    " hesap hesabı kullanıcı"
    " ник логин аккаунт* канал*",
)
_UNDERSCORED = re.compile(
    r"(?<![\w@./\\-])(?=[\w.]*[^\W\d_])(?=[\w.]{0,60}_)(?:[ur]/)?[^\W_]{1,30}(?:[._][^\W_]{1,30}){1,6}(?![\w/\\]|[.-]\w)"
)

_AT, _LINE = re.compile("@"), re.compile("_")
_AT_SIGN = re.compile(r"@|\(at|\[at|\{at|\(a\)|\[a\]", re.IGNORECASE)
_DOT_INSIDE = re.compile(r"\.(?<=\w\.)(?=\w)|://")
_NEAR, _FAR = 160, 400


def find(reading: Reading) -> Iterator[Finding]:
    """Find addresses and handles on the net."""
    text = reading.text
    for sign, pattern in ((_AT, _HANDLE), (_LINE, _UNDERSCORED)):
        for found in matches(pattern, text, tuple(around(text, sign, _NEAR, _NEAR))):
            end = found.end() - (len(found[0]) - len(found[0].rstrip(".")))
            yield Finding(found.start(), end, "HANDLE", "handle", "A name used on the net.", "certain")
    for found in _NAMED_HANDLE.within(reading):
        yield Finding(*found.span("handle"), "HANDLE", "handle", "A name used on the net.", "likely")
    if "@" in text or "at)" in text or "at]" in text:
        for found in matches(_MAIL, text, tuple(around(text, _AT_SIGN, _NEAR, _FAR))):
            yield Finding(found.start(), found.end(), "EMAIL", "mail", "A mail address.", "certain")
    if "." in text:
        for found in matches(_SITE, text, tuple(around(text, _DOT_INSIDE, _NEAR, _FAR))):
            end = found.end() - (len(found[0]) - len(found[0].rstrip(".,;:!?'")))
            yield Finding(
                found.start(), end, "HANDLE", "site", "A web address; it may belong to somebody.", "likely"
            )
