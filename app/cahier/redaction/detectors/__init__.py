"""Detectors: each looks for one kind of identifying thing in a reading and says why.

A detector promises to propose, never to decide; it may propose too much, since whatever is undecided is hidden
and a reviewer can keep it. It does not promise to find everything: the reviewer reads the text too.
"""

from cahier.redaction.detectors import (
    addresses,
    amounts,
    bodies,
    capitals,
    case_numbers,
    companies,
    dates,
    details,
    doings,
    dwellings,
    ibans,
    id_numbers,
    illness,
    kin,
    locations,
    net_names,
    phones,
    places,
    plates,
    references,
    roles,
    spoken,
    spoken_words,
    telling,
    trades,
    unknown_names,
)
from cahier.redaction.finding import Detector

DETECTORS: tuple[Detector, ...] = (
    phones.find,
    net_names.find,
    ibans.find,
    id_numbers.find,
    case_numbers.find,
    references.find,
    plates.find,
    spoken.find,
    addresses.find,
    dwellings.find,
    locations.find,
    dates.find,
    amounts.find,
    kin.find,
    trades.find,
    roles.find,
    bodies.find,
    companies.find,
    capitals.find,
    places.find,
    telling.find,
    illness.find,
    details.find,
    doings.find,
    spoken_words.find,
    unknown_names.find,
)
