"""The forms of what happened: an event, a proceeding, a detention."""

from cahier.gui.forms.spec import Field, Group, Spec
from cahier.gui.translation import QT_TRANSLATE_NOOP

EVENT = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New event"),
    edit=QT_TRANSLATE_NOOP("Form", "Event"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Who did what to whom"),
            fields=(
                Field(
                    key="act",
                    label=QT_TRANSLATE_NOOP("Form", "What was done"),
                    kind="choice",
                    options="tnr",
                    required=True,
                ),
                Field(key="date", label=QT_TRANSLATE_NOOP("Form", "When"), kind="date"),
                Field(key="targets", label=QT_TRANSLATE_NOOP("Form", "To whom"), kind="people"),
                Field(key="summary", label=QT_TRANSLATE_NOOP("Form", "In a sentence"), kind="text"),
                Field(key="place_ref", label=QT_TRANSLATE_NOOP("Form", "Where, as it was said")),
                Field(key="actor_type", label=QT_TRANSLATE_NOOP("Form", "By whom"), kind="choice", options="perp"),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "How it is known"),
            fields=(
                Field(
                    key="certainty",
                    label=QT_TRANSLATE_NOOP("Form", "How sure"),
                    kind="choice",
                    options="certainty",
                    hint=QT_TRANSLATE_NOOP("Form", "Hearsay and suspicion never become a fact of a brief."),
                ),
                Field(
                    key="sources",
                    label=QT_TRANSLATE_NOOP("Form", "Heard from, one a line"),
                    kind="lines",
                    hint=QT_TRANSLATE_NOOP(
                        "Form",
                        "Codes of accounts, people or documents. What all of them took back is not told.",
                    ),
                ),
                Field(key="because_of", label=QT_TRANSLATE_NOOP("Form", "Because of")),
                Field(
                    key="verbatim_words",
                    label=QT_TRANSLATE_NOOP("Form", "Words that were said, as they were said"),
                    kind="text",
                    wide=True,
                ),
            ),
        ),
    ),
)

PROCEEDING = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New proceeding"),
    edit=QT_TRANSLATE_NOOP("Form", "Proceeding"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Against whom, for what"),
            fields=(
                Field(key="person", label=QT_TRANSLATE_NOOP("Form", "Against"), kind="person"),
                Field(
                    key="kind",
                    label=QT_TRANSLATE_NOOP("Form", "Kind"),
                    kind="choice",
                    options="proceeding",
                    required=True,
                ),
                Field(key="stage", label=QT_TRANSLATE_NOOP("Form", "Stage"), kind="choice", options="stg"),
                Field(key="in_absentia", label=QT_TRANSLATE_NOOP("Form", "In absence"), kind="flag"),
                Field(key="articles", label=QT_TRANSLATE_NOOP("Form", "Articles, one a line"), kind="lines"),
                Field(
                    key="law_families",
                    label=QT_TRANSLATE_NOOP("Form", "Kind of accusation"),
                    kind="codes",
                    options="law",
                ),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Court and outcome"),
            fields=(
                Field(key="opened", label=QT_TRANSLATE_NOOP("Form", "Opened"), kind="date"),
                Field(key="judgment_date", label=QT_TRANSLATE_NOOP("Form", "Judgment"), kind="date"),
                Field(key="court", label=QT_TRANSLATE_NOOP("Form", "Court or authority")),
                Field(key="case_no", label=QT_TRANSLATE_NOOP("Form", "Number of the case there")),
                Field(key="outcome", label=QT_TRANSLATE_NOOP("Form", "Outcome")),
                Field(key="sentence.months", label=QT_TRANSLATE_NOOP("Form", "Months of sentence"), kind="number"),
                Field(
                    key="fair_trial_issues",
                    label=QT_TRANSLATE_NOOP("Form", "What was unfair, one a line"),
                    kind="lines",
                    wide=True,
                ),
            ),
        ),
    ),
)

DETENTION = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New detention"),
    edit=QT_TRANSLATE_NOOP("Form", "Detention"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Who, where, from when to when"),
            fields=(
                Field(key="person", label=QT_TRANSLATE_NOOP("Form", "Who"), kind="person"),
                Field(key="status", label=QT_TRANSLATE_NOOP("Form", "Status"), kind="choice", options="det"),
                Field(key="start", label=QT_TRANSLATE_NOOP("Form", "From"), kind="date"),
                Field(key="end", label=QT_TRANSLATE_NOOP("Form", "To"), kind="date"),
                Field(key="facility", label=QT_TRANSLATE_NOOP("Form", "Place of detention")),
                Field(key="release_mode", label=QT_TRANSLATE_NOOP("Form", "How it ended")),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Treatment"),
            hint=QT_TRANSLATE_NOOP("Form", "Write what was told; conclusions about injuries are a doctor's."),
            fields=(
                Field(key="first_lawyer_access", label=QT_TRANSLATE_NOOP("Form", "First saw a lawyer")),
                Field(key="family_contact", label=QT_TRANSLATE_NOOP("Form", "Contact with the family")),
                Field(key="medical_access", label=QT_TRANSLATE_NOOP("Form", "Access to a doctor")),
                Field(key="health_in_custody", label=QT_TRANSLATE_NOOP("Form", "Health in custody")),
                Field(
                    key="ill_treatment.note",
                    label=QT_TRANSLATE_NOOP("Form", "Ill-treatment told of"),
                    kind="text",
                    wide=True,
                ),
            ),
        ),
    ),
)
