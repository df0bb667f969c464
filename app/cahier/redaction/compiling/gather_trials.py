"""Proceedings as facts: kind, stage, charges, and the outcome in bands.

Of somebody without a name neither the paragraph of an article nor the date of a judgment passes: court news is
public, and article, term and date together find the person (H4).
"""

from cahier.domain.dates import PartialDate
from cahier.domain.proceeding import Proceeding
from cahier.redaction.compiling.facts import OTHER_CHARGES, Article, Order, Trial
from cahier.redaction.compiling.gathering import LAST, RANK_TRIAL, Gathering, order_of
from cahier.redaction.compiling.people import selection_rules
from cahier.redaction.compiling.selection import element_of
from cahier.redaction.generalise import Generalised, g_court, g_type
from cahier.redaction.generalise_bands import g_money, g_term
from cahier.redaction.generalise_dates import DateLevel, g_date

_ABOUT_THE_PAST = ("STG.CMEXEC", "STG.ECHRJUD")  # told after what goes on now
_TELLING = 2  # more charges than this, and the bundle tells who it is
_DATES = ("judgment_date", "decision_date", "opened")


def gathered_trial(proceeding: Proceeding, work: Gathering) -> Trial:
    """Return one proceeding as a fact."""
    gate, named = work.gate, work.is_named(proceeding.person)
    term = gate.generalised(proceeding, "sentence", g_term)
    return Trial(
        element=element_of(proceeding),
        subject=work.subject_of[proceeding.person or ""],
        order=_order(proceeding, work),
        kind=gate.kept(proceeding, "kind"),
        stage=gate.kept(proceeding, "stage"),
        absentia=bool(gate.kept(proceeding, "in_absentia")),
        charges=_charges(proceeding, work),
        articles=_articles(proceeding, work),
        when=_when(proceeding, work) if named else None,
        court=gate.generalised(proceeding, "court", g_court) if named else None,
        term=term,
        suspended=term is not None and ("suspended", "yes") in term.slots,
        outcome=_outcome(proceeding, work),
        fine=gate.generalised(proceeding, "fine", g_money) if named else None,
        interpol=_interpol(proceeding, "type", "interpol", work),
        interpol_status=_interpol(proceeding, "status", "interpol_status", work),
        measures=_measures(proceeding, work) if named else (),
        issues=gate.kept(proceeding, "fair_trial_issues"),
    )


def _order(proceeding: Proceeding, work: Gathering) -> Order:
    if proceeding.stage in _ABOUT_THE_PAST:
        return LAST
    return work.order(_placed(proceeding, work), RANK_TRIAL, proceeding.person)


def _articles(proceeding: Proceeding, work: Gathering) -> tuple[Article, ...]:
    """With paragraphs for a named person; else one article without, or none: a bundle is as good as a name."""
    named = work.is_named(proceeding.person)
    texts = work.gate.kept(proceeding, "articles")
    found = (Article.of(text, paragraph=named) for text in texts)
    articles = tuple(dict.fromkeys(article for article in found if article))
    told = (
        len(articles) == 1 and not work.is_exposed(proceeding.person) and not _is_found_otherwise(proceeding, work)
    )
    return articles if named or told else ()


def _is_found_otherwise(proceeding: Proceeding, work: Gathering) -> bool:
    """Whether what else is told would find the case by its article: a dated trial, a notice, an arrest abroad."""
    rules = selection_rules()
    if proceeding.interpol or proceeding.extradition:
        return True
    own = [event for event in work.selection.events if proceeding.person in event.targets]
    return any(
        (event.act in rules["trial_acts"] and event.date) or event.act.startswith(tuple(rules["acts_abroad"]))
        for event in own
    )


def _charges(proceeding: Proceeding, work: Gathering) -> tuple[str, ...]:
    families: tuple[str, ...] = work.gate.kept(proceeding, "law_families")
    if work.is_named(proceeding.person) or len(families) <= _TELLING:
        return families
    return (*families[:_TELLING], OTHER_CHARGES)


def _when(proceeding: Proceeding, work: Gathering) -> Generalised | None:
    level: DateLevel = "year" if proceeding.kind == "administrative" else work.date_level(proceeding.person)
    for field in _DATES:
        if found := work.gate.generalised(proceeding, field, g_date, level=level):
            return found
    return None


def _placed(proceeding: Proceeding, work: Gathering) -> PartialDate | None:
    """Return the date to tell it at: its own, or that of the prison or the first detention it led to."""
    own = proceeding.judgment_date or proceeding.decision_date or proceeding.opened
    held = [item for item in work.selection.detentions if item.person == proceeding.person and item.start]
    prison = [item for item in held if item.status == "DET.PRISON" and proceeding.sentence]
    starts = [item.start for item in prison or held if item.start]
    first = min(starts, key=lambda start: order_of(start, 0), default=None)
    return own or first


def _outcome(proceeding: Proceeding, work: Gathering) -> str | None:
    """Return the outcome as recorded, or the status of an extradition; a code that has no phrase is never said."""
    extradition = work.gate.part(proceeding, "extradition")
    status = work.gate.generalised(extradition, "status", g_type, of="extradition_status") if extradition else None
    outcome: str | None = work.gate.kept(proceeding, "outcome")
    return outcome or (status.key.rpartition(".")[2] if status else None)


def _interpol(proceeding: Proceeding, field: str, of: str, work: Gathering) -> Generalised | None:
    interpol = None if work.is_exposed(proceeding.person) else work.gate.part(proceeding, "interpol")
    return work.gate.generalised(interpol, field, g_type, of=of) if interpol else None


def _measures(proceeding: Proceeding, work: Gathering) -> tuple[Generalised, ...]:
    gate = work.gate
    found = [gate.generalised(proceeding, "preventive_measure", g_type, of="preventive_measure")]
    found += [
        Generalised(f"measure.{field}", "g_type", "type")
        for field in ("travel_ban", "asset_freeze")
        if gate.part(proceeding, field)
    ]
    return tuple(measure for measure in found if measure)
