"""Names on the net without a sign of their own: "my telegram is tulip.karim", "she posts as quietkitchen1988"."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords

_SMALL = "a-zəğışçöü"
_FIGURED = AtFigures(
    re.compile(
        rf"(?<![\w@./\\-])(?:[{_SMALL}]{{5,24}}\d{{2,4}}|[{_SMALL}]{{3,16}}\d{{1,4}}[{_SMALL}]{{2,16}}\d{{0,4}})"
        r"(?![\w@/\\]|[.-]\w)"
    ),
    words=1,
)
_SERVICES = (
    "telegram* teleqram* телеграм* instagram* instaqram* инстаграм* инста insta tiktok* тикток* skype* скайп*"
    " signal* twitter* твиттер* discord* threema* wire wechat"
    " imo ник nick facebook* feysbuk* фейсбук* youtube* ютуб*"
)
_SERVICE = _SERVICES.replace("*", r"[^\W\d_]{0,8}").replace(" ", "|")
_SAYING = r"(?:is|was|i|am|at|my|name|adım|adı|у|меня|мой|там|он|она|это)"
_ON_A_SERVICE = AtWords(
    re.compile(
        rf"(?i)(?<!\w)(?:{_SERVICE})(?!\w)(?:[ :=—-]{{1,3}}{_SAYING}(?!\w)){{0,3}}"
        r"[ :=—-]{1,3}(?P<handle>[^\W\d_]{2,20}(?:[._]\w{2,20}){1,3})(?!\w)"
    ),
    _SERVICES,
)
_SCHEME = AtWords(
    re.compile(r"(?i)(?<!\w)(?:live|skype|xmpp|tg|sip|mailto|tel|signal):[\w.@+-]{3,60}(?<![.-])"),
    "live skype xmpp tg sip mailto tel signal",
)
_REASON = "A name used on the net."


def find(reading: Reading) -> Iterator[Finding]:
    """Find names on the net by the service they are told with, or by their figures."""
    for found in _ON_A_SERVICE.within(reading):
        yield Finding(*found.span("handle"), "HANDLE", "handle_told", _REASON, "likely")
    for found in _SCHEME.within(reading):
        yield Finding(*found.span(), "HANDLE", "handle_told", _REASON, "certain")
    for found in _FIGURED.within(reading):
        reason = "A word with figures, like a name on the net."
        yield Finding(*found.span(), "HANDLE", "handle_told", reason, "possible")
