"""The forms about a person: the first line of them, and all that is known."""

from cahier.gui.forms.spec import Field, Group, Spec
from cahier.gui.translation import QT_TRANSLATE_NOOP

NEW_PERSON = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New person"),
    edit=QT_TRANSLATE_NOOP("Form", "Person"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Who is it?"),
            fields=(
                Field(
                    key="name",
                    label=QT_TRANSLATE_NOOP("Form", "Name, as it is said"),
                    hint=QT_TRANSLATE_NOOP("Form", "In any script. It never leaves the notebook by itself."),
                    required=True,
                ),
                Field(
                    key="role",
                    label=QT_TRANSLATE_NOOP("Form", "Part in this case"),
                    kind="choice",
                    options="role",
                    required=True,
                ),
                Field(key="kin", label=QT_TRANSLATE_NOOP("Form", "Is the"), kind="choice", options="kin"),
                Field(key="kin_to", label=QT_TRANSLATE_NOOP("Form", "of"), kind="person"),
            ),
        ),
    ),
)

PERSON = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New person"),
    edit=QT_TRANSLATE_NOOP("Form", "Person"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Names"),
            hint=QT_TRANSLATE_NOOP(
                "Form", "Every spelling helps: each one is found and hidden before a brief leaves."
            ),
            fields=(
                Field(key="name_full", label=QT_TRANSLATE_NOOP("Form", "Full name"), required=True),
                Field(key="name_native", label=QT_TRANSLATE_NOOP("Form", "In the script of origin")),
                Field(key="given", label=QT_TRANSLATE_NOOP("Form", "Given name")),
                Field(key="family", label=QT_TRANSLATE_NOOP("Form", "Family name")),
                Field(key="patronymic", label=QT_TRANSLATE_NOOP("Form", "Father's name")),
                Field(key="maiden", label=QT_TRANSLATE_NOOP("Form", "Name before marriage")),
                Field(
                    key="transliterations",
                    label=QT_TRANSLATE_NOOP("Form", "In other scripts, one a line"),
                    kind="lines",
                ),
                Field(
                    key="variants", label=QT_TRANSLATE_NOOP("Form", "Other spellings, one a line"), kind="lines"
                ),
                Field(
                    key="nicknames", label=QT_TRANSLATE_NOOP("Form", "Called at home, one a line"), kind="lines"
                ),
                Field(key="handles", label=QT_TRANSLATE_NOOP("Form", "Names online, one a line"), kind="lines"),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "In this case"),
            fields=(
                Field(
                    key="role",
                    label=QT_TRANSLATE_NOOP("Form", "Part in this case"),
                    kind="choice",
                    options="role",
                    required=True,
                ),
                Field(key="role_detail", label=QT_TRANSLATE_NOOP("Form", "More exactly")),
                Field(key="kin", label=QT_TRANSLATE_NOOP("Form", "Is the"), kind="choice", options="kin"),
                Field(key="kin_to", label=QT_TRANSLATE_NOOP("Form", "of"), kind="person"),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "About the person"),
            fields=(
                Field(key="dob", label=QT_TRANSLATE_NOOP("Form", "Born"), kind="date"),
                Field(key="sex_gender", label=QT_TRANSLATE_NOOP("Form", "Sex"), kind="choice", options="sex"),
                Field(key="birthplace", label=QT_TRANSLATE_NOOP("Form", "Place of birth")),
                Field(key="residence", label=QT_TRANSLATE_NOOP("Form", "Lives in")),
                Field(key="occupation", label=QT_TRANSLATE_NOOP("Form", "Occupation")),
                Field(
                    key="unique_role",
                    label=QT_TRANSLATE_NOOP("Form", "What only this person is"),
                    hint=QT_TRANSLATE_NOOP(
                        "Form", "For example: the only doctor of a village. Hidden like a name."
                    ),
                ),
                Field(key="is_minor", label=QT_TRANSLATE_NOOP("Form", "Under eighteen"), kind="flag"),
                Field(key="is_deceased", label=QT_TRANSLATE_NOOP("Form", "Has died"), kind="flag"),
                Field(key="is_public_figure", label=QT_TRANSLATE_NOOP("Form", "Is a public figure"), kind="flag"),
                Field(
                    key="in_country",
                    label=QT_TRANSLATE_NOOP("Form", "Lives within reach of the authorities"),
                    kind="flag",
                ),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "How to reach them safely"),
            hint=QT_TRANSLATE_NOOP("Form", "Never part of any brief."),
            fields=(
                Field(key="recontact.channel", label=QT_TRANSLATE_NOOP("Form", "Safe way")),
                Field(key="recontact.safe_times", label=QT_TRANSLATE_NOOP("Form", "Safe times")),
                Field(key="recontact.codeword", label=QT_TRANSLATE_NOOP("Form", "Word agreed on")),
                Field(key="phones", label=QT_TRANSLATE_NOOP("Form", "Telephones, one a line"), kind="lines"),
                Field(key="address", label=QT_TRANSLATE_NOOP("Form", "Address"), wide=True),
                Field(
                    key="safety_notes",
                    label=QT_TRANSLATE_NOOP("Form", "What could put them in danger"),
                    kind="text",
                    wide=True,
                ),
            ),
        ),
    ),
)
