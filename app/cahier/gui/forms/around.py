"""The forms of what stands around the people: evidence, places, organisations."""

from cahier.gui.forms.spec import Field, Group, Spec
from cahier.gui.translation import QT_TRANSLATE_NOOP

EVIDENCE = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New evidence"),
    edit=QT_TRANSLATE_NOOP("Form", "Evidence"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "What is it?"),
            hint=QT_TRANSLATE_NOOP("Form", "Write down that it exists, even where you do not hold it."),
            fields=(
                Field(
                    key="title",
                    label=QT_TRANSLATE_NOOP("Form", "In a few words"),
                    wide=True,
                    required=True,
                ),
                Field(key="kind", label=QT_TRANSLATE_NOOP("Form", "Kind"), kind="choice", options="evd"),
                Field(
                    key="original_or_copy",
                    label=QT_TRANSLATE_NOOP("Form", "Original or copy"),
                    kind="choice",
                    options="copy",
                ),
                Field(key="contains_persons", label=QT_TRANSLATE_NOOP("Form", "Who appears in it"), kind="people"),
                Field(
                    key="privilege_flag",
                    label=QT_TRANSLATE_NOOP("Form", "Protected: between a lawyer or doctor and a client"),
                    kind="flag",
                ),
            ),
        ),
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Where it comes from"),
            fields=(
                Field(key="source_person", label=QT_TRANSLATE_NOOP("Form", "Who gave it"), kind="person"),
                Field(key="acquired_on", label=QT_TRANSLATE_NOOP("Form", "When it was received"), kind="date"),
                Field(key="acquisition_method", label=QT_TRANSLATE_NOOP("Form", "How it was received")),
                Field(key="url", label=QT_TRANSLATE_NOOP("Form", "Address online")),
                Field(key="archived_copy", label=QT_TRANSLATE_NOOP("Form", "Where a copy is kept")),
                Field(
                    key="provenance",
                    label=QT_TRANSLATE_NOOP("Form", "Through whose hands it went"),
                    kind="text",
                    wide=True,
                ),
                Field(
                    key="authenticity_assessment",
                    label=QT_TRANSLATE_NOOP("Form", "Why it can be believed, or not"),
                    kind="text",
                    wide=True,
                ),
            ),
        ),
    ),
)

PLACE = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New place"),
    edit=QT_TRANSLATE_NOOP("Form", "Place"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Where is it?"),
            hint=QT_TRANSLATE_NOOP("Form", "As exactly as it was said. A brief shows places only coarsely."),
            fields=(
                Field(key="name", label=QT_TRANSLATE_NOOP("Form", "Name"), required=True),
                Field(key="facility_type", label=QT_TRANSLATE_NOOP("Form", "What it is, if a building")),
                Field(key="settlement", label=QT_TRANSLATE_NOOP("Form", "Town or village")),
                Field(key="adm2", label=QT_TRANSLATE_NOOP("Form", "District")),
                Field(key="adm1", label=QT_TRANSLATE_NOOP("Form", "Region")),
                Field(key="country", label=QT_TRANSLATE_NOOP("Form", "Country (two letters)")),
            ),
        ),
    ),
)

ORGANISATION = Spec(
    new=QT_TRANSLATE_NOOP("Form", "New organisation"),
    edit=QT_TRANSLATE_NOOP("Form", "Organisation"),
    groups=(
        Group(
            title=QT_TRANSLATE_NOOP("Form", "Which one is it?"),
            hint=QT_TRANSLATE_NOOP(
                "Form", "Bodies of the State may be named in a brief; of any other, only its kind is said."
            ),
            fields=(
                Field(key="name", label=QT_TRANSLATE_NOOP("Form", "Name"), required=True),
                Field(
                    key="kind",
                    label=QT_TRANSLATE_NOOP("Form", "Kind"),
                    hint=QT_TRANSLATE_NOOP("Form", "For example: employer, newsroom, school."),
                ),
                Field(key="is_state", label=QT_TRANSLATE_NOOP("Form", "A body of the State"), kind="flag"),
                Field(key="country", label=QT_TRANSLATE_NOOP("Form", "Country (two letters)")),
                Field(key="aliases", label=QT_TRANSLATE_NOOP("Form", "Other names, one a line"), kind="lines"),
                Field(key="registration_no", label=QT_TRANSLATE_NOOP("Form", "Number in a register")),
            ),
        ),
    ),
)
