"""Proceedings in sentences."""

from cahier.redaction.compiling.facts import OTHER_CHARGES, Article, Facts, Trial
from cahier.redaction.compiling.told import Told, tidy
from cahier.redaction.compiling.who import Who
from cahier.redaction.generalise import Generalised
from cahier.redaction.generalise_bands import term_order
from cahier.redaction.phrases import Phrases

_STAGES = {
    "STG.CHECK": "opened",
    "STG.OPENED": "opened",
    "STG.SUSPECT": "opened",
    "STG.APPEAL": "appeal",
    "STG.CLOSED": "closed",
    "STG.CMEXEC": "strasbourg",
    "STG.ECHRAPP": "echr_application",
    "STG.ECHRJUD": "echr_judgment",
}
_WITHOUT_CHARGES = ("strasbourg", "echr_application", "echr_judgment")


def trial_sentences(trial: Trial, facts: Facts, phrases: Phrases, who: Who) -> list[Told]:
    """Return the sentences of one proceeding."""
    form = _form(trial)
    key = f"proceeding.{form}"
    charges = charge_words(trial, phrases)
    if who.again(trial.subject) and phrases.has(f"{key}_again"):
        key = f"{key}_again"
    if phrases.has(f"{key}_bare") and not charges:
        key = f"{key}_bare"
    when = _spaced(trial.when, phrases)
    text = phrases.say(
        key,
        who=who(trial.subject),
        origin=_origin(facts, phrases),
        absentia=phrases.say("absentia") if trial.absentia else "",
        charges=phrases.listed(charges),
        articles=bracketed(article_words(trial.articles, phrases), phrases),
        when=when,
        judged=phrases.say("proceeding.judged", when=when.strip()) if when else "",
        court=phrases.word(trial.court) if trial.court else "",
        term=phrases.word(trial.term) if trial.term else "",
    )
    sentences = [Told(tidy(text), _kind(form), (trial.element,))]
    return sentences + _further(trial, phrases, who)


def administrative_sentence(subject: int, facts: Facts, phrases: Phrases, who: Who) -> Told:
    """Return one sentence for all administrative proceedings against a subject."""
    trials = sorted(
        (trial for trial in facts.trials if trial.kind == "administrative" and trial.subject == subject),
        key=lambda trial: trial.order,
    )
    elements = tuple(trial.element for trial in trials)
    articles = tuple(dict.fromkeys(article for trial in trials for article in trial.articles))
    words = article_words(articles, phrases)
    detained = [trial for trial in trials if trial.term]
    many = len(detained) > 1
    form = ("administrative_many" if many else "administrative_one") if detained else "administrative_other"
    text = phrases.say(
        f"proceeding.{form}",
        who=who(subject),
        times=_times(len(detained), phrases),
        when=_years(detained or trials, phrases, spaced=not many),
        **{"for": _for(detained, many, phrases)},
        articles=phrases.say("proceeding.administrative_under", words=words) if words else "",
    )
    return Told(tidy(text), "administrative", elements)


def charge_words(trial: Trial, phrases: Phrases) -> list[str]:
    """Return the charges there are words for; by article where a family holds more than one offence."""
    words: list[str] = []
    for family in trial.charges:
        if family == OTHER_CHARGES:
            words.append(phrases.say("other_charges"))
        bases = [f"{article.code} {article.number.partition('.')[0]}" for article in trial.articles]
        exact = [f"charge.{family}.{base}" for base in bases if phrases.has(f"charge.{family}.{base}")]
        words += [phrases.say(key) for key in exact or [f"charge.{family}"] if phrases.has(key)]
    return list(dict.fromkeys(words))


def article_words(articles: tuple[Article, ...], phrases: Phrases) -> str:
    """Return "Articles 206 and 213 of the Criminal Code", for each code there is."""
    parts = []
    for code in dict.fromkeys(article.code for article in articles):
        numbers = [article.number for article in articles if article.code == code]
        form = "article.one" if len(numbers) == 1 else "article.many"
        parts.append(phrases.say(form, articles=phrases.listed(numbers), code=phrases.say(f"article.{code}")))
    return phrases.listed(parts)


def bracketed(words: str, phrases: Phrases) -> str:
    """Put words in brackets, or nothing around nothing."""
    return phrases.say("bracket", words=words) if words else ""


def _form(trial: Trial) -> str:
    if trial.kind == "extradition":
        ended = trial.outcome if trial.outcome in ("refused", "granted", "withdrawn") else "requested"
        return f"extradition_{ended}"
    if trial.kind == "tax" and not trial.term:
        return "tax_audit" if trial.stage == "STG.AUDIT" else "tax"
    if trial.kind in ("civil", "disciplinary"):
        return trial.kind
    stage = _STAGES.get(trial.stage or "", "charged")
    if stage in (*_WITHOUT_CHARGES, "closed"):
        return stage
    if trial.term:
        return "suspended" if trial.suspended else "sentenced"
    return "convicted" if trial.outcome == "convicted" else stage


def _kind(form: str) -> str:
    """Return the kind its weight is looked up under."""
    if form in ("sentenced", "suspended", "convicted"):
        return "sentenced"
    return form.partition("_")[0] if form.startswith(("extradition", "tax", "echr")) else form


def _further(trial: Trial, phrases: Phrases, who: Who) -> list[Told]:
    """Return what else is known of a proceeding: notice, measures, fine, faults of the trial."""
    found: list[tuple[str, str]] = []
    if trial.interpol:
        status = phrases.word(trial.interpol_status) if trial.interpol_status else ""
        found.append(
            (phrases.say("proceeding.interpol", notice=phrases.word(trial.interpol), status=status), "interpol")
        )
    if trial.measures:
        measures = phrases.listed([phrases.word(measure) for measure in trial.measures])
        found.append((phrases.say("proceeding.measures", measures=measures), "measures"))
    if trial.fine:
        found.append(
            (phrases.say("proceeding.fine", who=who(trial.subject), amount=phrases.word(trial.fine)), "measures")
        )
    issues = [phrases.say(f"fair_trial.{issue}") for issue in trial.issues if phrases.has(f"fair_trial.{issue}")]
    if issues:
        found.append((phrases.say("proceeding.issues", issues=phrases.listed(issues)), "issues"))
    return [Told(tidy(text), kind, (trial.element,)) for text, kind in found]


def _origin(facts: Facts, phrases: Phrases) -> str:
    key = f"country.{facts.origin}"
    return phrases.say(key) if phrases.has(key) else phrases.say("country_unknown")


def _spaced(when: Generalised | None, phrases: Phrases) -> str:
    return f" {phrases.word(when)}" if when else ""


def _times(count: int, phrases: Phrases) -> str:
    return phrases.say(f"times.{count}") if phrases.has(f"times.{count}") else phrases.say("times.more")


def _years(trials: list[Trial], phrases: Phrases, *, spaced: bool) -> str:
    """Return "in 2023 and 2024" for dates that say a year and no more."""
    years = sorted({dict(trial.when.slots).get("year", "") for trial in trials if trial.when} - {""})
    if not years:
        return ""
    words = phrases.say("date.in.year", year=phrases.listed(years))
    return f" {words}" if spaced else words


def _for(detained: list[Trial], many: bool, phrases: Phrases) -> str:
    """Return the longest of the bands: it is true of each term."""
    terms = [trial.term for trial in detained if trial.term]
    if not terms:
        return ""
    longest = max(terms, key=term_order)
    form = "proceeding.administrative_for_each" if many else "proceeding.administrative_for"
    return phrases.say(form, term=phrases.word(longest))
