"""The forms of a case, of the start of an interview, and of consent."""

from cahier.gui.forms.spec import Field, Group, Spec
from cahier.gui.translation import QT_TRANSLATE_NOOP

NEW_CASE = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New case"),
    edit=QT_TRANSLATE_NOOP("Form", "Case"),
    action=QT_TRANSLATE_NOOP("Form", "Open the case"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "What do you call it?"),
            fields=(
                Field(
                    key="title",
                    label=QT_TRANSLATE_NOOP("Form", "Name of the case in this notebook"),
                    hint=QT_TRANSLATE_NOOP("Form", "Only you see it. It can be changed at any time."),
                    wide=True,
                    required=True,
                ),
            ),
        ),
    ),
)

CASE = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New case"),
    edit=QT_TRANSLATE_NOOP("Form", "Case"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "In this notebook"),
            fields=(
                Field(key="title_internal", label=QT_TRANSLATE_NOOP("Form", "Name of the case")),
                Field(
                    key="status",
                    label=QT_TRANSLATE_NOOP("Form", "Status"),
                    kind="choice",
                    options="status",
                    required=True,
                ),
                Field(key="risk_level", label=QT_TRANSLATE_NOOP("Form", "Risk"), kind="choice", options="risk"),
                Field(
                    key="retention_review_on",
                    label=QT_TRANSLATE_NOOP("Form", "Decide by then whether to keep it"),
                    kind="date",
                ),
                Field(key="summary_internal", label=QT_TRANSLATE_NOOP("Form", "Summary"), kind="text", wide=True),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "For briefs"),
            hint=QT_TRANSLATE_NOOP("Form", "A brief may use these, by the rules of its recipient."),
            fields=(
                Field(
                    key="naming_decision",
                    label=QT_TRANSLATE_NOOP("Form", "May the target be named?"),
                    kind="choice",
                    options="naming",
                    required=True,
                ),
                Field(key="country_origin", label=QT_TRANSLATE_NOOP("Form", "Country of origin (two letters)")),
                Field(
                    key="countries_host",
                    label=QT_TRANSLATE_NOOP("Form", "Countries of refuge (two letters, one a line)"),
                    kind="lines",
                ),
                Field(
                    key="victim_groups",
                    label=QT_TRANSLATE_NOOP("Form", "The target is"),
                    kind="codes",
                    options="vic",
                ),
                Field(key="tnr_methods", label=QT_TRANSLATE_NOOP("Form", "Methods"), kind="codes", options="tnr"),
                Field(
                    key="law_families",
                    label=QT_TRANSLATE_NOOP("Form", "Laws used"),
                    kind="codes",
                    options="law",
                ),
                Field(
                    key="narrative_brief",
                    label=QT_TRANSLATE_NOOP("Form", "What a reader should know, without names"),
                    kind="text",
                    wide=True,
                ),
            ),
        ),
    ),
)

START = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New interview"),
    edit=QT_TRANSLATE_NOOP("Form", "Interview"),
    action=QT_TRANSLATE_NOOP("Form", "Begin the interview"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Before you begin"),
            hint=QT_TRANSLATE_NOOP(
                "Form",
                "Say who you are, what you can and cannot do, who will read it, and that they may stop at any "
                "time. Nothing is promised. Nothing is sent.",
            ),
            fields=(
                Field(
                    key="language",
                    label=QT_TRANSLATE_NOOP("Form", "Language spoken"),
                    kind="choice",
                    options="language",
                    required=True,
                ),
                Field(key="interviewee", label=QT_TRANSLATE_NOOP("Form", "Who tells"), kind="person"),
                Field(
                    key="newcomer",
                    label=QT_TRANSLATE_NOOP("Form", "Or somebody new: the name"),
                    hint=QT_TRANSLATE_NOOP("Form", "Recorded as a person of this case; more can be said later."),
                ),
                Field(
                    key="part",
                    label=QT_TRANSLATE_NOOP("Form", "Their part in this case"),
                    kind="choice",
                    options="role",
                ),
            ),
        ),
    ),
)

INTERVIEW = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New interview"),
    edit=QT_TRANSLATE_NOOP("Form", "About the interview"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Who, when, where"),
            fields=(
                Field(key="interviewee", label=QT_TRANSLATE_NOOP("Form", "Who tells"), kind="person"),
                Field(key="date", label=QT_TRANSLATE_NOOP("Form", "When"), kind="date"),
                Field(key="place", label=QT_TRANSLATE_NOOP("Form", "Where")),
                Field(key="mode", label=QT_TRANSLATE_NOOP("Form", "How"), kind="choice", options="mode"),
                Field(key="interviewer_code", label=QT_TRANSLATE_NOOP("Form", "Who asks (a code)")),
                Field(key="interpreter_code", label=QT_TRANSLATE_NOOP("Form", "Interpreter (a code)")),
                Field(
                    key="prior_interviews",
                    label=QT_TRANSLATE_NOOP("Form", "Told before: to whom and when, one a line"),
                    kind="lines",
                    wide=True,
                ),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "At the end"),
            fields=(
                Field(key="support_referral", label=QT_TRANSLATE_NOOP("Form", "Support offered"), kind="text"),
                Field(key="demeanour_notes", label=QT_TRANSLATE_NOOP("Form", "Notes for yourself"), kind="text"),
                Field(
                    key="reliability",
                    label=QT_TRANSLATE_NOOP("Form", "Reliability of the source"),
                    kind="choice",
                    options="reliability",
                ),
                Field(key="credibility", label=QT_TRANSLATE_NOOP("Form", "Credibility, 1 to 6"), kind="number"),
            ),
        ),
    ),
)

CONSENT = Spec(
    new=QT_TRANSLATE_NOOP("Form", "Record consent"),
    edit=QT_TRANSLATE_NOOP("Form", "Consent"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "How it was given"),
            fields=(
                Field(
                    key="basis",
                    label=QT_TRANSLATE_NOOP("Form", "Who said yes"),
                    kind="choice",
                    options="basis",
                    required=True,
                ),
                Field(key="given_on", label=QT_TRANSLATE_NOOP("Form", "Given on"), kind="date"),
                Field(key="expires_on", label=QT_TRANSLATE_NOOP("Form", "Good until"), kind="date"),
                Field(key="withdrawn_on", label=QT_TRANSLATE_NOOP("Form", "Withdrawn on"), kind="date"),
                Field(
                    key="recipients",
                    label=QT_TRANSLATE_NOOP("Form", "Only for these recipients, one a line"),
                    kind="lines",
                    hint=QT_TRANSLATE_NOOP("Form", "Empty: any recipient of the purpose."),
                ),
                Field(key="conditions", label=QT_TRANSLATE_NOOP("Form", "Conditions, one a line"), kind="lines"),
                Field(
                    key="recheck_each_use",
                    label=QT_TRANSLATE_NOOP("Form", "Ask again before each use"),
                    kind="flag",
                ),
                Field(key="recontact_ok", label=QT_TRANSLATE_NOOP("Form", "May be contacted again"), kind="flag"),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "What it may be used for"),
            hint=QT_TRANSLATE_NOOP("Form", "What was not asked counts as no."),
            fields=(
                Field(key="purposes", label=QT_TRANSLATE_NOOP("Form", "Purposes"), kind="purposes", wide=True),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "What may be shown"),
            fields=(
                Field(key="scope.narrative", label=QT_TRANSLATE_NOOP("Form", "What was told"), kind="flag"),
                Field(key="scope.image", label=QT_TRANSLATE_NOOP("Form", "Pictures"), kind="flag"),
                Field(key="scope.voice", label=QT_TRANSLATE_NOOP("Form", "The voice"), kind="flag"),
                Field(key="scope.documents", label=QT_TRANSLATE_NOOP("Form", "Documents"), kind="flag"),
                Field(key="scope.health", label=QT_TRANSLATE_NOOP("Form", "Health"), kind="flag"),
                Field(
                    key="scope.special",
                    label=QT_TRANSLATE_NOOP("Form", "Belief, origin, orientation"),
                    kind="flag",
                ),
                Field(key="scope.location", label=QT_TRANSLATE_NOOP("Form", "Places"), kind="flag"),
            ),
        ),
    ),
)
