"""Joins a guess to the mark it completes, so that a reviewer judges a phrase once and not word by word."""

from collections.abc import Sequence
from dataclasses import replace

from cahier.redaction.finding import BY_PEOPLE, WEIGHED, Finding, tier_of

_BETWEEN = frozenset(" \t-–—'’")


def joined(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """Findings (sorted, apart) with each weighed one joined to a guess right beside it.

    The same is hidden, but for what stands between. What is sure, what identifies alone and what a person marked
    stays as it is.
    """
    done: list[Finding] = []
    for finding in findings:
        last = done[-1] if done else None
        if last is None or not _may_join(text, last, finding):
            done.append(finding)
            continue
        telling = finding if last.rule == WEIGHED else last
        done[-1] = replace(telling, start=last.start, end=finding.end)
    return done


def _may_join(text: str, one: Finding, other: Finding) -> bool:
    if WEIGHED not in (one.rule, other.rule) or not (_is_guess(one) and _is_guess(other)):
        return False
    between = text[one.end : other.start]
    return bool(between) and _BETWEEN.issuperset(between)


def _is_guess(finding: Finding) -> bool:
    review = tier_of(finding.confidence, finding.rule) == "review"
    return review and finding.identifying == "quasi" and finding.rule not in BY_PEOPLE
