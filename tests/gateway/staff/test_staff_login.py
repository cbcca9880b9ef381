from __future__ import annotations

from collections.abc import Callable

from bot.staff.sessions import token_hash
from tests.gateway.staff.staff_browser import PASSWORD, Caseworker, words
from tests.gateway.staff.staff_place import Place


def session(browser: Caseworker) -> str:
    return browser.cookies.get("staff_session") or ""


def test_the_right_password_opens_the_day(place: Place) -> None:
    browser = place.visitor()

    reply = browser.log_in("Bo ", PASSWORD)

    assert (reply.status_code, reply.headers["location"]) == (303, "/staff")
    assert "I dag og de kommende dage" in browser.words("/staff")


def test_a_wrong_password_and_an_unknown_name_get_the_same_page(place: Place) -> None:
    wrong = place.visitor().log_in("bo", "noget helt andet")
    unknown = place.visitor().log_in("ingen", "noget helt andet")

    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert words(wrong) == words(unknown)
    assert "passer ikke sammen" in words(wrong)
    assert "noget helt andet" not in wrong.text


def test_the_cookie_is_strict_http_only_and_for_the_staff_pages_only(place: Place) -> None:
    reply = place.visitor().log_in("bo", PASSWORD)

    (cookie,) = [c for c in reply.headers.get_list("set-cookie") if c.startswith("staff_session=")]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"httponly", "path=/staff", "samesite=strict"}


def test_the_cookie_is_for_tls_only_when_the_gateway_is_reached_from_elsewhere(opened: Callable[..., Place]) -> None:
    place = opened(HOST="0.0.0.0")
    browser = place.visitor()
    browser.base_url = "https://testserver"  # type: ignore[assignment]

    reply = browser.log_in("bo", PASSWORD)

    cookies = reply.headers.get_list("set-cookie")
    assert cookies
    assert all("secure" in cookie.lower() for cookie in cookies)


def test_the_cookie_is_for_tls_only_behind_a_named_proxy_that_speaks_tls(opened: Callable[..., Place]) -> None:
    place = opened(TRUSTED_PROXIES="10.0.0.7")

    behind = place.visitor("10.0.0.7").get("/staff/login", headers={"x-forwarded-proto": "https"})
    other = place.visitor("10.0.0.8").get("/staff/login", headers={"x-forwarded-proto": "https"})

    assert "secure" in behind.headers["set-cookie"].lower()
    assert "secure" not in other.headers["set-cookie"].lower()


def test_a_log_in_never_takes_over_a_token_that_was_there_before(place: Place) -> None:
    browser = place.visitor()
    browser.cookies.set("staff_session", "chosen-by-a-stranger", path="/staff")

    reply = browser.log_in("bo", PASSWORD)

    (cookie,) = [c for c in reply.headers.get_list("set-cookie") if c.startswith("staff_session=")]
    assert "chosen-by-a-stranger" not in cookie
    assert place.store.session(token_hash("chosen-by-a-stranger")) is None


def test_a_second_log_in_in_the_same_browser_ends_the_first_session(place: Place, bo: Caseworker) -> None:
    first = session(bo)
    # The log-in page sends somebody who is logged in on, so this form was open from before.
    visit = place.visitor()
    token = str(visit.page("/staff/login").select_one("input[name=token]")["value"])  # type: ignore[index]
    cookies = {"staff_visit": visit.cookies.get("staff_visit") or "", "staff_session": first}
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())

    reply = place.visitor().post(
        "/staff/login", data={"token": token, "name": "lea", "password": PASSWORD}, headers={"cookie": header}
    )

    assert reply.status_code == 303
    assert bo.get("/staff").status_code == 303


def test_a_log_out_ends_the_session_for_good(place: Place, bo: Caseworker) -> None:
    kept = session(bo)

    reply = bo.submit("/staff/logout")

    assert reply.headers["location"] == "/staff/login?done=out"
    thief = place.visitor()
    thief.cookies.set("staff_session", kept, path="/staff")
    assert thief.get("/staff").status_code == 303


def test_a_session_ends_after_half_an_hour_without_use(place: Place, bo: Caseworker) -> None:
    place.clock.forward(minutes=29)
    assert bo.get("/staff").status_code == 200

    place.clock.forward(minutes=30)

    assert bo.get("/staff").status_code == 303


def test_after_the_log_in_one_is_back_on_the_page_one_wanted(place: Place) -> None:
    browser = place.visitor()
    wanted = browser.get("/staff/bookings/12/move").headers["location"]

    page = browser.page(wanted)
    after = browser.log_in("bo", PASSWORD, next=str(page.select_one("input[name=next]")["value"]))  # type: ignore[index]

    assert wanted == "/staff/login?next=/staff/bookings/12/move"
    assert after.headers["location"] == "/staff/bookings/12/move"


def test_nobody_is_sent_to_another_site_after_the_log_in(place: Place) -> None:
    for wanted in ("https://example.org/", "//example.org", "/staff/../x", "/staff\r\nX: y", "/chat", "javascript:1"):
        reply = place.visitor().log_in("bo", PASSWORD, next=wanted)

        assert reply.headers["location"] == "/staff"


def test_too_many_attempts_are_429_with_the_time_to_wait(place: Place) -> None:
    browser = place.visitor()
    for _ in range(8):
        assert browser.log_in("bo", "noget helt andet").status_code == 401

    reply = browser.log_in("bo", PASSWORD)

    assert reply.status_code == 429
    assert 0 < int(reply.headers["retry-after"]) <= 900
    assert "Vent et kvarter" in words(reply)


def test_the_limits_can_be_lifted_for_tests(opened: Callable[..., Place]) -> None:
    browser = opened(LIMITS="off").visitor()

    assert {browser.log_in("bo", "noget helt andet").status_code for _ in range(40)} == {401}


def test_the_log_in_form_works_only_in_the_browser_it_was_shown_in(place: Place) -> None:
    token = str(place.visitor().page("/staff/login").select_one("input[name=token]")["value"])  # type: ignore[index]
    stranger = place.visitor()

    for fields in ({"token": token}, {"token": ""}, {}):
        reply = stranger.post("/staff/login", data={"name": "bo", "password": PASSWORD, **fields})

        assert reply.status_code == 403
        assert "staff_session" not in stranger.cookies
