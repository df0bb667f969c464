"""Names on the net without a sign of their own: "my telegram is tulip.karim", "she posts as quietkitchen1988"."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords, BeforeSign

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
_ACCOUNT = (
    "account accounts username nick nickname handle login channel profile nik nikim nikimiz hesab* hesap*"
    " kanal* profil* ник* логин* аккаунт* канал* insta* inst ig инст* tiktok* тикток* telegram* teleqram*"
    " телеграм* twitter* твиттер*"
)
_ANY_ACCOUNT = _ACCOUNT.replace("*", r"[^\W\d_]{0,8}").replace(" ", "|")
_MARK = (
    r"(?:nokta|nöqtə|noqte|точка|dot|underscore|alt çizgi|alt cizgi|alt xətt|alt xett|dash|tire"
    r"|нижнее подч[её]ркивание|подч[её]ркивание|подч[её]рк)"
)
_PIECE_SAID = r"(?:[^\W_]{1,20}|(?:[^\W_]-){1,12}[^\W_])"
_SPELLED = AtWords(
    re.compile(
        rf"(?i)(?<!\w)(?:{_ANY_ACCOUNT})(?!\w)(?:[ :,=—-]{{1,3}}{_PIECE_SAID}){{0,5}}?[ :,—-]{{1,3}}"
        rf"(?P<handle>(?:{_PIECE_SAID},? ){{1,3}}{_MARK},? {_PIECE_SAID}"
        rf"(?:,? (?:{_MARK},? )?{_PIECE_SAID}){{0,3}})(?!\w)"
    ),
    _ACCOUNT,
)
_TOGETHER = AtWords(
    re.compile(
        rf"(?i)(?<!\w)(?:{_ANY_ACCOUNT})(?!\w)(?: [^\W_]{{1,12}}){{0,2}}[ :]{{1,2}}"
        r"(?P<handle>(?:[^\W_]{2,20} ){1,4}"
        r"(?:all together|all one word|one word|no dots|no spaces|bitişik|birlikdə|bir yerdə|слитно|одним словом"
        r"|без точек|без пробелов)(?: no dots| no spaces)?)"
    ),
    _ACCOUNT,
)
_DOTTED = BeforeSign(
    re.compile(rf"(?<![\w@./-])[{_SMALL}]{{2,20}}(?:\.[{_SMALL}]{{2,20}}){{2,4}}(?![\w/@]|\.\w)"), ".", 20
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
    for found in (*_SPELLED.within(reading), *_TOGETHER.within(reading)):
        yield Finding(*found.span("handle"), "HANDLE", "handle_told", "A name on the net, spelled.", "possible")
    for found in _DOTTED.within(reading):
        yield Finding(*found.span(), "HANDLE", "handle_told", "Put together like a name on the net.", "possible")
    for found in _SCHEME.within(reading):
        yield Finding(*found.span(), "HANDLE", "handle_told", _REASON, "certain")
    for found in _FIGURED.within(reading):
        reason = "A word with figures, like a name on the net."
        yield Finding(*found.span(), "HANDLE", "handle_told", reason, "possible")
