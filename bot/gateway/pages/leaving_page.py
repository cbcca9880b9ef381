"""`/forlad`: away at once, with the conversation gone."""

from __future__ import annotations

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.gateway.house import House
from bot.gateway.pages.conversation_id import given_id
from bot.gateway.pages.rendering import house_of, page
from bot.gateway.rasa_client import RasaAway

# Read by browsers over HTTPS and on loopback. The history is out of any site's reach, and the privacy page says so.
CLEARING = {"Clear-Site-Data": '"cache", "cookies", "storage"', "Cache-Control": "no-store"}


async def leave(request: Request) -> Response:
    """Forgets the conversation, when one is named, and goes to the neutral site.

    Never limited and never waiting: the conversation is dropped here at once, and in Rasa after the answer is sent.
    """
    house = house_of(request)
    named = request.query_params.get("sender")
    if request.method == "POST":
        form = await request.form(max_files=0, max_fields=10)
        named = str(form.get("sender", named or ""))
    sender = given_id(named)
    task = BackgroundTask(forget_in_rasa, house, sender) if sender else None
    if sender:
        house.sessions.forget(sender)
    target = house.settings.exit_url
    if request.method == "POST":
        # No redirect here: a browser holds a form's redirects to the policy's form-action, which knows this site only.
        answer: Response = page(
            request, "leaving.html", here=None, target=target, headers={**CLEARING, "Refresh": f"0; url={target}"}
        )
        answer.background = task
        return answer
    return RedirectResponse(target, status_code=303, headers=CLEARING, background=task)


async def forget_in_rasa(house: House, sender: str) -> bool:
    """Ends the conversation in Rasa; False when Rasa is away, where it then ends by itself."""
    try:
        await house.rasa.forget(sender)
    except RasaAway:
        return False
    return True


ROUTES = (("/forlad", leave, ("GET", "POST")),)
