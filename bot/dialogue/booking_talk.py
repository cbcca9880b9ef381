"""Booking in the chat: as few questions as possible, a time, a confirmation, a code."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from bot.booking.appointment import Booking, FreeTimes, Slot
from bot.booking.errors import BookingError, ContactNotPossible, HoldGone, NotBookable, SlotRefused, StoreUnavailable
from bot.booking.service import BookingService
from bot.danish_dates import long_date, long_time
from bot.dialogue.messages import Button, Message, button, message
from bot.dialogue.questions import ask, ask_municipality, ways_past
from bot.dialogue.sources import contact_sentence
from bot.dialogue.state import State, Understood
from bot.dialogue.triage_talk import triage_turn
from bot.dialogue.wishes import Wish, read_wish
from bot.triage import triage
from bot.triage.profile import read_profile
from knowledge import Knowledge, Municipality

SHOWN = 3
CONTACT_FIELDS = ("contact_name", "contact_phone", "contact_email")
SEALED_NAMES = {"contact_name": "name", "contact_phone": "phone", "contact_email": "email"}


@dataclass(frozen=True)
class Desk:
    """What the talk needs beside the conversation."""

    knowledge: Knowledge
    bookings: BookingService
    now: dt.datetime


def booking_turn(desk: Desk, state: State, heard: Understood) -> list[Message]:
    """One step of a booking: takes what was said and asks for the next thing, or books.

    Args:
        desk: content, bookings, time.
        state: the conversation; changed in place.
        heard: what was understood.
    """
    state.task = "booking"
    take(desk, state, heard)
    here = desk.knowledge.municipalities.get(state.municipality or "")
    if here is None:
        state.asked = "municipality"
        return [ask_municipality(desk.knowledge, "Så finder vi en tid.")]
    try:
        return _next_step(desk, here, state, heard)
    except NotBookable:
        state.booking.pop("offer", None)
        offer = here.offer(state.offer) if state.offer in here.offers else None
        contact = here.contact(offer.contact if offer else None)
        state.task, state.asked = "none", None
        text = "Det tilbud kan jeg ikke booke en tid til. " + contact_sentence(contact)
        return [
            message(
                "fallback",
                text,
                suggestions=["start"],
                buttons=[button("Find et andet tilbud", "more"), button("Tal med et menneske", "human")],
            )
        ]
    except StoreUnavailable:
        text = f"Jeg kan ikke gemme aftaler lige nu. Prøv igen om lidt. {contact_sentence(here.main_contact)}"
        return [message("fallback", text, suggestions=["contact"], buttons=[button("Prøv igen", "book")])]


def take(desk: Desk, state: State, heard: Understood) -> None:
    """Puts what was said into the booking under way."""
    booking, asked = state.booking, state.asked
    given = dict(heard.facts)
    if heard.intent == "book" and heard.entities.get("offer"):
        booking["offer"] = str(heard.entities["offer"])
    if heard.intent == "reply":
        asked = str(heard.entities.get("field") or asked or "")
        if heard.entities.get("skip"):
            _leave_open(state, asked)
        elif "value" in heard.entities:
            given[asked] = heard.entities["value"]
    elif asked and (heard.intent in ("dont_know", "decline") or (heard.intent == "deny" and asked == "offer")):
        _leave_open(state, asked)
    elif heard.intent in ("affirm", "deny") and asked:
        given[asked] = heard.intent == "affirm"
    if asked == "slot" and heard.intent in ("dont_know", "decline"):
        booking["undecided"] = True
    if heard.intent == "pick" and heard.entities.get("start"):
        _choose(booking, str(heard.entities["start"]))
    if isinstance(given.get("anonymous"), bool):
        booking["anonymous"] = given["anonymous"]
    _take_contact(state, heard, asked)
    _take_previous(state, given, asked, desk.now.date())
    if asked == "slot" and heard.intent == "affirm" and len(booking.get("shown") or []) == 1:
        _choose(booking, booking["shown"][0])
    if asked == "confirm" and "confirm" in given:
        booking["confirmed" if given["confirm"] else "refused"] = True
    if asked == "offer" and given.get("offer"):
        booking["offer"] = str(given["offer"])
    for field in ("audience", "age", "substance", "relation", "relative_age"):
        if field in given:
            state.profile[field] = given[field]
    state.asked = None


def _leave_open(state: State, field: str) -> None:
    booking = state.booking
    if field == "anonymous":
        booking["anonymous"] = True  # whoever does not say is not asked for anything
    elif field == "previous_contact":
        booking["previous_asked"] = True
    elif field in CONTACT_FIELDS:
        booking.setdefault("left_open", []).append(field)
    elif field == "confirm":
        booking["refused"] = True
    elif field == "offer":
        booking["offer_open"] = True


def _take_contact(state: State, heard: Understood, asked: str | None) -> None:
    booking = state.booking
    for name, sealed in heard.sealed.items():
        booking.setdefault("contact", {})[name] = sealed
    if heard.given_refused:
        booking.setdefault("left_open", []).extend(CONTACT_FIELDS)
    if (
        asked in CONTACT_FIELDS
        and heard.intent in ("deny", "decline", "dont_know")
        and asked not in booking.get("left_open", [])
    ):
        booking.setdefault("left_open", []).append(asked)


def _take_previous(state: State, given: dict[str, Any], asked: str | None, today: dt.date) -> None:
    value = given.get("previous_contact")
    booking = state.booking
    if isinstance(value, str):
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return
        if day <= today:
            booking["inquiry"] = day.isoformat()
            booking["previous_asked"] = True
    elif value is False:
        booking["previous_asked"] = True
    elif value is True and asked == "previous_contact":
        booking["previous_when"] = True


def _choose(booking: dict[str, Any], start: str) -> None:
    booking["start"] = start
    booking["place"] = booking.get("places", {}).get(start)
    booking.pop("confirmed", None)


def _next_step(desk: Desk, here: Municipality, state: State, heard: Understood) -> list[Message]:
    booking = state.booking
    if not booking.get("offer"):
        chosen = _offer_of(desk, here, state)
        if chosen is None and booking.pop("offer_open", False):
            return triage_turn(
                desk.knowledge, state, heard, desk.now.date()
            )  # who does not know what to book is helped to choose
        if chosen is None:
            state.asked = "offer"
            return [ask_offer(here)]
        booking["offer"] = chosen
    offer = here.offer(booking["offer"])
    if offer.book_at and not offer.bookable:
        offer = here.offer(offer.book_at)
        booking["offer"] = offer.id
    if booking.get("anonymous") is None and isinstance(state.profile.get("anonymous"), bool):
        booking["anonymous"] = state.profile["anonymous"]
    if booking.get("anonymous") is None:
        state.asked = "anonymous"
        return [ask_anonymous(offer.name)]
    if not booking["anonymous"] and offer.guarantee and not booking.get("previous_asked"):
        state.asked = "previous_contact"
        return [ask_previous(bool(booking.pop("previous_when", False)))]
    if booking.pop("undecided", False):
        return _no_time_yet(here, state)
    if booking.pop("refused", False):
        booking.setdefault("refused_starts", []).append(booking.pop("start", None))
        _let_go(desk, booking)
        return show_times(desk, here, state, Wish(), "Helt i orden. Så booker jeg ikke den tid.")
    if not booking.get("start"):
        asks_for_time = heard.intent in ("change_time", "inform")
        wish = _wish(booking, heard.text, desk.now) if asks_for_time else Wish(later=_none_fits(booking, heard))
        if wish.chosen is not None:
            _choose(booking, wish.chosen)
        else:
            return show_times(desk, here, state, wish)
    elif heard.intent == "change_time":
        booking.pop("start", None)
        _let_go(desk, booking)
        return show_times(desk, here, state, _wish(booking, heard.text, desk.now))
    missing = _missing_contact(booking)
    if missing:
        state.asked = missing
        return [ask_contact(missing)]
    if not booking.get("confirmed"):
        return _confirm(desk, here, state)
    return _book(desk, here, state)


def _wish(booking: dict[str, Any], text: str, now: dt.datetime) -> Wish:
    """The wish in the text, joined to what was wished before in this booking."""
    wish = read_wish(text, now, _shown(booking))
    if wish.chosen is not None or wish.empty:
        return wish
    earlier = Wish()
    for said in booking.get("wishes", []):
        earlier = read_wish(said, now, []).after(earlier)
    booking.setdefault("wishes", []).append(text)
    return wish.after(earlier)


def _none_fits(booking: dict[str, Any], heard: Understood) -> bool:
    """Whether a bare no answers the times shown."""
    return heard.intent == "deny" and bool(booking.get("shown"))


def _let_go(desk: Desk, booking: dict[str, Any]) -> None:
    """A time that is not wanted after all is free for others at once."""
    if hold := booking.pop("hold", None):
        desk.bookings.release(hold)


def leave_booking(desk: Desk, state: State) -> None:
    """Gives up the booking under way; the code of a booking made before is kept.

    Args:
        desk: content, bookings, time.
        state: the conversation; changed in place.
    """
    _let_go(desk, state.booking)
    code = state.booking.get("code")
    state.booking = {"code": code} if code else {}


def _no_time_yet(here: Municipality, state: State) -> list[Message]:
    """Nobody is pressed to choose a time."""
    state.task, state.asked = "none", None
    text = f"Det er helt i orden. Så booker jeg ikke noget nu. Du kan altid vende tilbage. {contact_sentence(here.main_contact)}"
    buttons = [button("Vis tiderne igen", "book"), button("Tal med et menneske", "human")]
    return [message("answer", text, topic="booking", municipality=here.id, sources=[], buttons=buttons)]


def _offer_of(desk: Desk, here: Municipality, state: State) -> str | None:
    """The bookable offer that what is known leads to, or None when too little is known."""
    if state.offer in here.offers:
        offer = here.offers[state.offer]
        if offer.bookable or offer.book_at:
            return entrance_for(desk, here, state, offer.id)
    if state.profile.get("age") is not None or state.profile.get("audience") == "relative":
        return entrance_for(desk, here, state, None)
    return None


def entrance_for(desk: Desk, here: Municipality, state: State, offer_id: str | None) -> str | None:
    """The first bookable offer that fits the person, for an offer that needs a decision first.

    Args:
        desk: content.
        here: the municipality.
        state: whose profile.
        offer_id: the wanted offer; None: the recommended one.
    """
    if offer_id and here.offers[offer_id].bookable:
        return offer_id
    profile = read_profile({**state.profile, "municipality": here.id})
    fitting = [s.offer for s in triage(desk.knowledge, profile, desk.now.date()).suggestions]
    if offer_id is None and fitting and fitting[0].book_at:
        offer_id = fitting[0].id
    bookable = [o for o in fitting if o.bookable]
    lead = here.offers[offer_id].book_at if offer_id else None
    if lead and any(o.id == lead for o in bookable):
        return lead
    ordinary = [o for o in bookable if not o.needs]
    return (ordinary or bookable)[0].id if bookable else lead


def ask_offer(here: Municipality) -> Message:
    """Which entrance, when nothing is known yet."""
    buttons = [button(o.name, "reply", field="offer", value=o.id) for o in here.offers.values() if o.bookable][:6]
    buttons.append(button("Hjælp mig med at vælge", "find_offer"))
    return message(
        "question", "Hvad vil du gerne have en samtale om?", buttons=buttons + ways_past("offer")[:1], field="offer"
    )


def ask_anonymous(name: str) -> Message:
    """Whether to book without a name."""
    text = f"Du kan booke {name} uden at oplyse noget om dig selv. Vil du være anonym?"
    buttons = [
        button("Ja, anonymt", "reply", field="anonymous", value=True),
        button("Nej, jeg vil gerne kunne kontaktes", "reply", field="anonymous", value=False),
    ]
    return message("question", text, buttons=buttons + ways_past("anonymous"), field="anonymous")


def ask_previous(when: bool) -> Message:
    """Whether the clock began earlier."""
    if when:
        text = 'Hvornår var det, cirka? Skriv for eksempel "i mandags" eller en dato.'
        return message("question", text, buttons=ways_past("previous_contact"), field="previous_contact")
    text = "Har du kontaktet kommunen om det her før i dag? Det har betydning for fristen på 14 dage."
    buttons = [
        button("Nej, det er første gang", "reply", field="previous_contact", value=False),
        button("Ja", "reply", field="previous_contact", value=True),
    ]
    return message("question", text, buttons=buttons + ways_past("previous_contact"), field="previous_contact")


def ask_contact(field: str) -> Message:
    """One contact detail, optional."""
    texts = {
        "contact_name": "Hvad må vi kalde dig? Du kan nøjes med et fornavn.",
        "contact_phone": "Hvilket telefonnummer kan vi ringe til?",
        "contact_email": "Har du en mailadresse, vi kan skrive til?",
    }
    return message(
        "question",
        f"{texts[field]} Det er frivilligt, og kun kommunens medarbejdere kan læse det.",
        buttons=ways_past(field)[1:],
        field=field,
    )


def _missing_contact(booking: dict[str, Any]) -> str | None:
    if booking["anonymous"]:
        return None
    have, open_ = booking.get("contact", {}), booking.get("left_open", [])
    for field in CONTACT_FIELDS:
        if field == "contact_email" and have.get("phone"):
            continue  # one way to reach a person is enough
        if SEALED_NAMES[field] not in have and field not in open_:
            return field
    return None


def show_times(desk: Desk, here: Municipality, state: State, wish: Wish, before: str = "") -> list[Message]:
    """Three times that differ, or what the person asked for."""
    booking = state.booking
    inquiry = dt.date.fromisoformat(booking["inquiry"]) if booking.get("inquiry") else None
    free = desk.bookings.slots(here.id, booking["offer"], None, inquiry)
    refused = set(booking.get("refused_starts") or [])
    pool = [slot for slot in free.slots if slot.start.isoformat() not in refused] or list(free.slots)
    if wish.later or wish.first_day:
        first = wish.first_day or _after(booking, desk.now)
        later = desk.bookings.slots(here.id, booking["offer"], first, inquiry)
        pool = [slot for slot in later.slots if slot.start.isoformat() not in refused] or pool
    fitting = wish.filter(pool)
    if not fitting and pool and not wish.empty:
        before = before or "Den tid er ikke ledig. Her er de nærmeste."
        fitting = wish.nearest(pool)
    chosen = pick_three(fitting or pool)
    booking.setdefault("places", {}).update({slot.start.isoformat(): slot.resource for slot in chosen})
    if wish.exact and fitting and wish.fits(fitting[0]):
        _choose(booking, fitting[0].start.isoformat())
        missing = _missing_contact(booking)
        if missing:
            state.asked = missing
            return [ask_contact(missing)]
        return _confirm(desk, here, state)
    booking["shown"] = [slot.start.isoformat() for slot in chosen]
    state.asked = "slot"
    return [_times_message(desk, here, state, free, chosen, before)]


def _after(booking: dict[str, Any], now: dt.datetime) -> dt.datetime:
    """The moment behind the times shown last."""
    shown = booking.get("shown") or []
    return dt.datetime.fromisoformat(shown[-1]) + dt.timedelta(minutes=1) if shown else now


def _shown(booking: dict[str, Any]) -> list[dt.datetime]:
    return [dt.datetime.fromisoformat(each) for each in booking.get("shown") or []]


def pick_three(slots: list[Slot]) -> list[Slot]:
    """The earliest, one on another day, and one at another part of the day; each start once, in person before by phone."""
    by_start: dict[dt.datetime, Slot] = {}
    for slot in slots:
        known = by_start.get(slot.start)
        if known is None or (known.kind != "in_person" and slot.kind == "in_person"):
            by_start[slot.start] = slot
    slots = list(by_start.values())
    if not slots:
        return []
    chosen = [slots[0]]
    another_day = next((s for s in slots if s.start.date() != slots[0].start.date()), None)
    if another_day:
        chosen.append(another_day)
    another_part = next(
        (s for s in slots if (s.start.hour < 12) != (slots[0].start.hour < 12) and s not in chosen), None
    )
    if another_part:
        chosen.append(another_part)
    for slot in slots:
        if len(chosen) >= SHOWN:
            break
        if slot not in chosen:
            chosen.append(slot)
    return sorted(chosen, key=lambda s: s.start)


def _times_message(
    desk: Desk, here: Municipality, state: State, free: FreeTimes, chosen: list[Slot], before: str
) -> Message:
    parts = [before]
    offer = here.offer(state.booking["offer"])
    if free.urgent and free.deadline:
        desk.bookings.record_urgent(here.id, offer.id, free.deadline - dt.timedelta(days=14))
        passed = free.deadline < desk.now.date()
        when = (
            f"Fristen var {long_date(free.deadline)}, og den er gået."
            if passed
            else f"Der er ingen ledig tid inden fristen {long_date(free.deadline)}."
        )
        parts.append(
            f"{when} Jeg har givet kommunens medarbejdere besked, uden oplysninger om dig. {contact_sentence(here.main_contact)} "
            "Du har ret til at klage, når de 14 dage ikke bliver holdt."
        )
    if not chosen:
        parts.append(f"Der er ingen ledige tider i kalenderen lige nu. {contact_sentence(here.main_contact)}")
    else:
        parts.append(f"Her er ledige tider til {offer.name}:")
        parts.append("\n".join(f"- {long_time(s.start)}, {s.location}" for s in chosen))
        if free.deadline and not free.urgent:
            parts.append(f"Behandlingen skal begynde senest {long_date(free.deadline)}.")
    buttons: list[Button] = [button(long_time(s.start).capitalize(), "pick", start=s.start.isoformat()) for s in chosen]
    if chosen:
        buttons += [button("Senere tider", "change_time", wish="later")]
    buttons.append(button("Tal med et menneske", "human"))
    return message(
        "slots", "\n\n".join(p for p in parts if p), buttons=buttons, slots=[s.as_json() for s in chosen],
        deadline=free.deadline.isoformat() if free.deadline else None, offer=f"{here.id}/{offer.id}", urgent=free.urgent, municipality=here.id,
    )  # fmt: skip


def _confirm(desk: Desk, here: Municipality, state: State) -> list[Message]:
    """Holds the time and asks for the last yes."""
    booking = state.booking
    start = dt.datetime.fromisoformat(booking["start"])
    try:
        hold = desk.bookings.hold(here.id, booking["offer"], start, booking.get("place"), booking.get("hold"))
    except SlotRefused as refusal:
        return _gone(desk, here, state, refusal)
    booking["hold"] = hold.token
    state.asked = "confirm"
    who = "Aftalen er anonym." if booking["anonymous"] else _contact_told(booking)
    text = (
        f"Skal jeg booke {long_time(hold.slot.start)} i {here.offer(booking['offer']).name}? Stedet er {hold.slot.location}. "
        f"{who} Jeg holder tiden til dig i 10 minutter."
    )
    buttons = [
        button("Ja, book tiden", "reply", field="confirm", value=True),
        button("Nej, vis andre tider", "reply", field="confirm", value=False),
    ]
    return [message("question", text, buttons=buttons, field="confirm")]


def _contact_told(booking: dict[str, Any]) -> str:
    have = booking.get("contact", {})
    words = [word for name, word in (("name", "navn"), ("phone", "telefon"), ("email", "mail")) if name in have]
    return f"Du har oplyst {' og '.join(words)}." if words else "Du har ikke oplyst nogen kontaktoplysninger."


def _gone(desk: Desk, here: Municipality, state: State, refusal: SlotRefused) -> list[Message]:
    state.booking.pop("start", None)
    return show_times(desk, here, state, Wish(), "Den tid er lige blevet taget.")


def _book(desk: Desk, here: Municipality, state: State) -> list[Message]:
    booking = state.booking
    inquiry = dt.date.fromisoformat(booking["inquiry"]) if booking.get("inquiry") else None
    anonymous = bool(booking["anonymous"])
    contact = None if anonymous else booking.get("contact") or None
    try:
        made = desk.bookings.book(
            here.id,
            booking["offer"],
            dt.datetime.fromisoformat(booking["start"]),
            anonymous,
            contact,
            inquiry,
            hold=booking.get("hold"),
            resource=booking.get("place"),
        )
    except (SlotRefused, HoldGone) as refusal:
        booking.pop("confirmed", None)
        return _gone(desk, here, state, refusal if isinstance(refusal, SlotRefused) else SlotRefused())
    except (ContactNotPossible, BookingError) as error:
        if isinstance(error, StoreUnavailable | NotBookable):
            raise
        booking.pop("confirmed", None)
        return show_times(desk, here, state, Wish(), "Det lykkedes ikke at booke. Prøv igen.")
    # The code is kept as long as the conversation, so that moving or cancelling right away needs no typing.
    state.booking, state.task, state.asked = {"code": made.code}, "none", None
    return [booking_message(here, made, "Din tid er booket.")]


def booking_message(here: Municipality, made: Booking, first: str) -> Message:
    """A booking made, moved or looked up."""
    name = here.offers[made.offer.split("/")[-1]].name if made.offer.split("/")[-1] in here.offers else made.offer
    parts = [f"{first} {long_time(made.start).capitalize()}, {name}. Sted: {made.location}."]
    if made.code:
        parts.append(
            f"Din kode er {made.code_in_groups}. Skriv den ned, eller tag et billede af den. Den er den eneste nøgle til aftalen, "
            "og vi kan ikke finde den frem igen."
        )
    parts.append("Vil du se, flytte eller aflyse aftalen, så skriv det her med koden, eller gå til /aftale.")
    if made.anonymous:
        parts.append("Du behøver ikke sige dit navn, når du kommer.")
    buttons = [
        button("Flyt tiden", "move_booking"),
        button("Aflys tiden", "cancel_booking"),
        button("Hvad sker der ved samtalen?", "answer", topic="first_meeting"),
    ]
    ics = f"/api/bookings/{made.code}.ics" if made.code else None
    return message(
        "booking", "\n\n".join(parts), buttons=buttons, ics=ics, code_in_groups=made.code_in_groups, **made.as_json()
    )


def _shown_again(desk: Desk, here: Municipality, state: State, before: str) -> list[Message]:
    """The times shown last, those that are still free; others when none is."""
    booking = state.booking
    places = booking.get("places", {})
    inquiry = dt.date.fromisoformat(booking["inquiry"]) if booking.get("inquiry") else None
    first = min(_shown(booking), default=None)
    free = desk.bookings.slots(here.id, booking["offer"], first, inquiry)
    shown = set(booking.get("shown") or [])
    still = [s for s in free.slots if (start := s.start.isoformat()) in shown and places.get(start) == s.resource]
    if not still:
        return show_times(desk, here, state, Wish(), before)
    return [_times_message(desk, here, state, free, still, before)]


def reask(desk: Desk, state: State, before: str) -> list[Message]:
    """The open question again, after something else was answered.

    Args:
        desk: content, bookings, time.
        state: the conversation.
        before: a line to stand before it.
    """
    here = desk.knowledge.municipalities.get(state.municipality or "")
    field = state.asked
    if field is None or here is None:
        return []
    if state.task == "triage" or field == "municipality":
        other = state.profile.get("audience") in ("relative", "professional")
        return [ask(desk.knowledge, here, field, other=other, before=before)]
    if field == "slot":
        return _shown_again(desk, here, state, before)
    if field == "confirm":
        return _confirm(desk, here, state)
    made = {
        "offer": lambda: ask_offer(here),
        "anonymous": lambda: ask_anonymous(here.offer(state.booking["offer"]).name),
        "previous_contact": lambda: ask_previous(False),
        "code": lambda: message("question", "Skriv koden på 16 tal.", field="code"),
    }.get(field, lambda: ask_contact(field))()
    made["text"] = f"{before}\n\n{made['text']}".strip()
    return [made]
