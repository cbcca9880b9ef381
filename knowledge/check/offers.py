"""Holds offers, their conditions and the calendar against the promised profile and against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from knowledge.check.contract import OFFER_IDS, TRUE_OR_FALSE, VALUES, YEARS
from knowledge.check.draft import Draft
from knowledge.check.finding import Finding, Location, at
from knowledge.schema import Condition, Conditions, OffersFile, Range


def faults(draft: Draft, topics: set[str]) -> Iterator[Finding]:
    """A finding for each rule that offers.yml or calendar.yml breaks."""
    if draft.offers is None:
        return
    yield from _ids(draft, draft.offers)
    yield from _references(draft, draft.offers, topics)
    yield from _conditions(draft, draft.offers)
    yield from _calendar(draft, draft.offers)


def condition_fault(field: str, value: Condition) -> str | None:
    """What is wrong with one condition, or None."""
    if field in TRUE_OR_FALSE:
        return None if isinstance(value, bool) else f"{field} is true or false"
    if field in YEARS:
        if not isinstance(value, Range) or (value.min is None and value.max is None):
            return f"{field} is written {{min: …, max: …}}"
        wrong_way = value.min is not None and value.max is not None and value.min > value.max
        return f"{field} has min over max" if wrong_way else None
    if field not in VALUES:
        return f"'{field}' is no field of the triage profile that an offer can ask for"
    given = value if isinstance(value, list) else [value]
    strange = [v for v in given if str(v).lower() not in VALUES[field] or not isinstance(v, (str, bool))]
    return (
        f"{field} has no value {', '.join(map(repr, strange))}; it has {', '.join(VALUES[field])}" if strange else None
    )


def _ids(draft: Draft, offers: OffersFile) -> Iterator[Finding]:
    file = draft.file("offers.yml")
    counted = Counter(offer.id for offer in offers.offers)
    for number, offer in enumerate(offers.offers):
        if counted[offer.id] > 1:
            yield at(file, ("offers", number, "id"), f"offer '{offer.id}' stands twice", "give each its own id")
    promised = OFFER_IDS.get(draft.id)
    if promised:
        for missing in sorted(set(promised) - set(counted)):
            yield at(file, ("offers",), f"offer '{missing}' is missing", "add it; its id is promised to clients")
        for extra in sorted(set(counted) - set(promised)):
            yield at(file, ("offers",), f"offer '{extra}' is not among the promised ids", "use a promised id")
    entrances = [offer.id for offer in offers.offers if offer.entrance]
    if len(entrances) != 1:
        yield at(file, ("offers",), f"{len(entrances)} offers have `entrance: true`", "exactly one has: 'kontakt'")


def _references(draft: Draft, offers: OffersFile, topics: set[str]) -> Iterator[Finding]:
    file = draft.file("offers.yml")
    by_id = {offer.id: offer for offer in offers.offers}
    contacts = {contact.id for contact in draft.about.contacts} if draft.about else None
    for number, offer in enumerate(offers.offers):
        where: Location = ("offers", number)
        if contacts is not None and offer.contact not in contacts:
            yield at(
                file, (*where, "contact"), f"contact '{offer.contact}' does not exist", "use one of municipality.yml"
            )
        for index, topic in enumerate(offer.topics):
            if topics and topic not in topics:
                yield at(file, (*where, "topics", index), f"topic '{topic}' does not exist", "use one of topics.yml")
        if offer.book_at is not None:
            leads_to = by_id.get(offer.book_at)
            if leads_to is None or not leads_to.bookable:
                yield at(
                    file, (*where, "book_at"), f"book_at '{offer.book_at}' is no bookable offer", "name one that is"
                )
            if offer.bookable:
                yield at(file, (*where, "book_at"), f"'{offer.id}' is bookable and has book_at", "keep one of them")
        if not offer.entrance and "audience" not in offer.target:
            yield at(
                file, (*where, "target"), f"target of '{offer.id}' has no audience", "add `audience: self` or another"
            )
    for number, note in enumerate(offers.notes):
        for index, offer_id in enumerate(note.offers):
            if offer_id not in by_id:
                yield at(
                    file, ("notes", number, "offers", index), f"offer '{offer_id}' does not exist", "use one above"
                )


def _conditions(draft: Draft, offers: OffersFile) -> Iterator[Finding]:
    for where, conditions in _all_conditions(offers):
        for field, value in conditions.items():
            wrong = condition_fault(field, value)
            if wrong:
                yield at(draft.file("offers.yml"), (*where, field), wrong, "docs/content.md lists fields and values")


def _all_conditions(offers: OffersFile) -> Iterator[tuple[Location, Conditions]]:
    for number, offer in enumerate(offers.offers):
        yield ("offers", number, "target"), offer.target
        yield ("offers", number, "needs"), offer.needs
        for index, boost in enumerate(offer.boosts):
            yield ("offers", number, "boosts", index, "when"), boost.when
    for number, note in enumerate(offers.notes):
        for index, conditions in enumerate(note.when):
            yield ("notes", number, "when", index), conditions


def _calendar(draft: Draft, offers: OffersFile) -> Iterator[Finding]:
    bookable = {offer.id for offer in offers.offers if offer.bookable}
    known = {offer.id for offer in offers.offers}
    file = draft.file("calendar.yml")
    if draft.calendar is None:
        if bookable and not file.exists():
            yield Finding(file, 1, f"file is missing, and {', '.join(sorted(bookable))} can be booked", "write it")
        return
    served: set[str] = set()
    for number, resource in enumerate(draft.calendar.resources):
        served.update(resource.offers)
        for index, offer_id in enumerate(resource.offers):
            if offer_id not in bookable:
                what = "is not bookable" if offer_id in known else "does not exist"
                yield at(
                    file, ("resources", number, "offers", index), f"offer '{offer_id}' {what}", "name a bookable offer"
                )
        for index, rule in enumerate(resource.weekly):
            if minutes(rule.start) + resource.duration_minutes > minutes(rule.end):
                yield at(
                    file,
                    ("resources", number, "weekly", index),
                    f"{rule.day} {rule.start}-{rule.end} holds no conversation of {resource.duration_minutes} minutes",
                    "widen it",
                )
        for index, closure in enumerate(resource.closures):
            if closure.first > closure.last:
                yield at(
                    file, ("resources", number, "closures", index), "closure ends before it begins", "swap the dates"
                )
    for offer_id in sorted(bookable - served):
        yield at(
            file, ("resources",), f"bookable offer '{offer_id}' has no resource", "add it to a resource's `offers`"
        )


def minutes(clock: str) -> int:
    """Minutes after midnight of "09:30"."""
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)
