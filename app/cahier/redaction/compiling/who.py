"""How a sentence calls people: in full the first time, short after that. No pronoun tells the sex."""

from cahier.redaction.compiling.facts import Facts, Subject
from cahier.redaction.phrases import Phrases


class Who:
    """Remembers who was introduced already."""

    def __init__(self, facts: Facts, phrases: Phrases) -> None:
        self._facts = facts
        self._phrases = phrases
        self._introduced: set[int] = set()

    def __call__(self, key: int) -> str:
        """Return the words for a subject at this point of the text."""
        subject = self._subject(key)
        first = key not in self._introduced
        self._introduced.add(key)
        return self.introduction(subject) if first else self._short(subject)

    def again(self, key: int) -> bool:
        """Whether the reader has met this subject already."""
        return key in self._introduced

    def introduction(self, subject: Subject) -> str:
        """Return the words for somebody the reader has not met."""
        if subject.part == "relative":
            return self._relative(subject)
        described = self._noun(subject, "a") if subject.group or not subject.name else ""
        if subject.where:
            country = self._phrases.say("area." + subject.where.key.removeprefix("area."), country="", region="")
            described = self._phrases.say("living", who=described, where=country).strip()
        if subject.name:
            return f"{subject.name}, {described}," if described else subject.name
        return self._labelled(described, subject)

    def _relative(self, subject: Subject) -> str:
        words = self._labelled(self._noun(subject, "a"), subject)
        target = next((other for other in self._facts.subjects if other.key == subject.of), None)
        if target is None or target.key in self._introduced:
            return words
        self._introduced.add(target.key)
        return self._phrases.say("relative_of", who=words, target=self.introduction(target))

    def _short(self, subject: Subject) -> str:
        """Return the noun where it can mean one person only, the sign or the name otherwise."""
        if subject.label:
            return self._phrases.say(f"label.{subject.label[0]}", sign=subject.label[1])
        same = [other for other in self._facts.subjects if self._noun(other, "the") == self._noun(subject, "the")]
        if subject.name and (len(same) > 1 or not subject.group):
            return subject.name
        return self._noun(subject, "the")

    def _labelled(self, words: str, subject: Subject) -> str:
        if not subject.label:
            return words
        label = self._phrases.say(f"label.{subject.label[0]}", sign=subject.label[1])
        return self._phrases.say("labelled", who=words, label=label)

    def _noun(self, subject: Subject, form: str) -> str:
        described = subject.kin if subject.part == "relative" else subject.group
        key = described.key if described else f"role.{subject.part}"
        if not self._phrases.has(f"{key}.{form}"):
            key = f"role.{subject.part}"
        return self._phrases.say(f"{key}.{form}")

    def _subject(self, key: int) -> Subject:
        return next(subject for subject in self._facts.subjects if subject.key == key)
