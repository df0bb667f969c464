"""The language of the window: English in the source, the others as compiled files in `resources/translations`.

`xx-long` is no language: it makes every sentence two fifths longer and marks its ends, so that a test and a
screenshot show what a longer language would cut off, and which sentence was never made translatable.
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from cahier import resources

LONG = "xx-long"
_VOWELS = "aeiou"


class LongTranslator(QTranslator):
    """Answers every sentence with a longer one."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the sentence with vowels doubled until it is long enough."""
        del context, disambiguation
        return lengthened(source).replace("%n", str(n))

    def isEmpty(self) -> bool:
        """Say that there is something to be had here."""
        return False


def lengthened(source: str) -> str:
    """Return the sentence two fifths longer, in the marks ⟦ and ⟧; %1 and {name} stay whole."""
    wanted = max(2, len(source) * 2 // 5)
    letters: list[str] = []
    inside = False
    for letter in source:
        inside = (inside or letter == "{") and letter != "}"
        letters.append(letter)
        if wanted > 0 and letter.lower() in _VOWELS and not inside:
            letters.append(letter.lower())
            wanted -= 1
    return "⟦" + "".join(letters) + "~" * max(0, wanted) + "⟧"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translators and return it as it is. The name is the one their tools look for."""
    del context
    return text


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are."""
    files = resources.path("translations").glob("cahier_*.qm")
    return ("en", *sorted(file.stem.removeprefix("cahier_") for file in files))


def install(app: QCoreApplication, language: str) -> None:
    """Speak a language from now on; a language that is not there is English."""
    translator: QTranslator = QTranslator(app)
    if language == LONG:
        translator = LongTranslator(app)
    elif language in languages() and language != "en":
        translator.load(str(resources.path(f"translations/cahier_{language}.qm")))
    else:
        language = "en"
    QLocale.setDefault(QLocale("en" if language == LONG else language))
    app.installTranslator(translator)
