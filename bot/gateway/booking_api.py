"""Free times and bookings over HTTP."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr, StringConstraints

from bot.booking import errors
from bot.booking.appointment import Booking, Kind
from bot.booking.sealed_contact import seal_contact
from bot.gateway.callers import house_of, limit_calls, limit_codes
from bot.gateway.problems import Problem, problem_response, told

router = APIRouter(prefix="/api", tags=["booking"], responses=told(429, 503))
Short = Annotated[StrictStr, StringConstraints(max_length=80)]
Detail = Annotated[StrictStr, StringConstraints(strip_whitespace=True, max_length=120)]


class CalendarFile(Response):
    """A calendar file."""

    media_type = "text/calendar"


class Contact(BaseModel):
    """How the staff may reach the person; all optional."""

    model_config = ConfigDict(extra="forbid")

    name: Detail | None = None
    phone: Annotated[Detail, StringConstraints(pattern=r"^\+?[0-9 ()-]{8,20}$")] | None = None
    email: Annotated[Detail, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None


class NewBooking(BaseModel):
    """A wish for a time."""

    model_config = ConfigDict(extra="forbid")

    municipality: Short
    offer: Short = Field(
        description="Short or full id; an offer that needs a decision first is booked at its entrance."
    )
    start: dt.datetime = Field(description="A free start, as /api/slots gave it.")
    anonymous: StrictBool = False
    contact: Contact | None = None
    inquiry: dt.date | None = Field(None, description="Date of the first inquiry, when it was before today.")
    kind: Kind | None = Field(None, description="As /api/slots gave it, where several kinds start at that time.")


class Move(BaseModel):
    """Another time for a booking."""

    model_config = ConfigDict(extra="forbid")

    start: dt.datetime
    kind: Kind | None = Field(None, description="As /api/slots gave it, where several kinds start at that time.")


@router.get("/slots", summary="Free times, and the guarantee's deadline", dependencies=[Depends(limit_calls)])
def slots(
    request: Request,
    municipality: Annotated[str, Query(max_length=40)],
    offer: Annotated[str, Query(max_length=80)],
    frm: Annotated[dt.datetime | dt.date | None, Query(alias="from")] = None,
    inquiry: Annotated[dt.date | None, Query(description="Date of the first inquiry; today when left out.")] = None,
) -> dict[str, Any]:
    """Free times from `from` to the deadline, earliest first."""
    bookings = house_of(request).bookings
    free = bookings.slots(municipality, offer, frm, inquiry)
    if free.urgent:
        bookings.record_urgent(municipality, offer, inquiry)
    return free.as_json()


@router.post(
    "/bookings",
    status_code=201,
    summary="Books a time",
    dependencies=[Depends(limit_calls)],
    responses=told(400, 409, 413),
)
def book(
    request: Request, wish: NewBooking, idempotency_key: Annotated[str | None, Header(max_length=200)] = None
) -> dict[str, Any]:
    """The booking with its code, which is shown only here."""
    house = house_of(request)
    given = {k: v for k, v in wish.contact.model_dump().items() if v} if wish.contact else {}
    if given and wish.anonymous:
        raise Problem(
            422,
            "En anonym aftale må ikke have kontaktoplysninger.",
            reasons={"contact": "Skal være tom, når aftalen er anonym."},
        )
    sealed = seal_contact(house.settings.data_dir, given) if given else None
    booking = house.bookings.book(
        wish.municipality, wish.offer, wish.start, wish.anonymous, sealed, wish.inquiry, idempotency_key=idempotency_key, kind=wish.kind
    )  # fmt: skip
    house.counts.add("booking_made")
    return booking.as_json()


@router.get(
    "/bookings/{code}.ics",
    summary="The calendar file",
    dependencies=[Depends(limit_codes)],
    response_class=CalendarFile,
    responses=told(404, 409),
)
def calendar_file(request: Request, code: str) -> Response:
    """A calendar file with a neutral title."""
    body = house_of(request).bookings.ics(code)
    return CalendarFile(body, headers={"Content-Disposition": 'attachment; filename="aftale.ics"'})


@router.get("/bookings/{code}", summary="Looks a booking up", dependencies=[Depends(limit_codes)], responses=told(404))
def look_up(request: Request, code: str) -> dict[str, Any]:
    """The booking."""
    return house_of(request).bookings.lookup(code).as_json()


@router.patch(
    "/bookings/{code}",
    summary="Moves a booking",
    dependencies=[Depends(limit_codes)],
    responses=told(400, 404, 409, 413),
)
def move(request: Request, code: str, wish: Move) -> dict[str, Any]:
    """The booking at its new time."""
    moved: Booking = house_of(request).bookings.move(code, wish.start, kind=wish.kind)
    house_of(request).counts.add("booking_moved")
    return moved.as_json()


@router.delete(
    "/bookings/{code}", summary="Cancels a booking", dependencies=[Depends(limit_codes)], responses=told(404, 409)
)
def cancel(request: Request, code: str) -> dict[str, Any]:
    """The cancelled booking; the same when repeated."""
    cancelled = house_of(request).bookings.cancel(code)
    house_of(request).counts.add("booking_cancelled")
    return cancelled.as_json()


_SENTENCES: dict[type[errors.BookingError], tuple[int, str]] = {
    errors.NotBookable: (422, "Det tilbud kan ikke bookes her. Kontakt kommunen i stedet."),
    errors.SlotTaken: (409, "Den tid er lige blevet taget. Vælg en af de andre."),
    errors.SlotUnknown: (409, "Den tid findes ikke i kalenderen. Vælg en af de ledige."),
    errors.SlotInPast: (409, "Den tid er allerede gået. Vælg en senere."),
    errors.HoldGone: (409, "Tiden er ikke længere holdt til dig. Vælg igen."),
    errors.CodeUnknown: (404, "Vi finder ingen aftale med den kode. Se efter, om alle 16 tal er rigtige."),
    errors.BookingOver: (409, "Aftalen er allerede begyndt og kan ikke ændres."),
    errors.BookingCancelled: (409, "Aftalen er aflyst. Book en ny i stedet."),
    errors.InquiryInvalid: (422, "Datoen for din første henvendelse kan ikke ligge i fremtiden."),
    errors.IdempotencyConflict: (422, "Den samme nøgle er allerede brugt til en anden booking."),
    errors.ContactInvalid: (422, "Kontaktoplysningerne kan ikke bruges, som de er."),
    errors.ContactNotPossible: (503, "Vi kan ikke tage imod kontaktoplysninger lige nu. Du kan booke anonymt."),
    errors.StoreUnavailable: (
        503,
        "Vi kan ikke gemme aftaler lige nu. Der er ikke sket noget med dem, der er der. Prøv igen om lidt.",
    ),
    errors.RequestInvalid: (422, "Noget i forespørgslen passer ikke."),
}


def sentence_for(error: errors.BookingError) -> tuple[int, str]:
    """Status and Danish sentence of a booking error, by the nearest type in the tree."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind]
    return 500, "Noget gik galt hos os. Prøv igen om lidt."


def install(app: FastAPI) -> None:
    """Turns the booking room's errors into problem documents."""

    @app.exception_handler(errors.BookingError)
    async def _booking(request: Request, error: errors.BookingError) -> Response:
        status, detail = sentence_for(error)
        members: dict[str, Any] = {}
        if isinstance(error, errors.SlotRefused):
            members["alternatives"] = [slot.as_json() for slot in error.alternatives]
        if isinstance(error, errors.RequestInvalid) and error.field:
            members["reasons"] = {error.field: detail}
        return problem_response(status, detail, **members)
