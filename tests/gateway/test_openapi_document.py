"""The OpenAPI document says what the routes demand, so that a client need not find out by being refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.gateway.app import create_app
from bot.launch import settings
from bot.triage.profile import Profile
from knowledge import load


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("data")
    app: Any = create_app(settings.read({"DATA_DIR": str(folder), "LIMITS": "off"}))
    while not hasattr(app, "openapi"):  # through what is wrapped around the app
        app = app.app
    return app.openapi()


def test_every_municipality_asked_for_is_one_of_those_known(document: dict[str, Any]) -> None:
    known = list(load().municipalities)
    parameters = [
        parameter
        for operations in document["paths"].values()
        for operation in operations.values()
        for parameter in operation.get("parameters", [])
        if parameter["name"] == "municipality"
    ]
    required = [each["schema"]["enum"] for each in parameters if each["required"]]

    assert len(required) >= 4
    assert all(ids == known for ids in required)
    assert document["components"]["schemas"]["NewBooking"]["properties"]["municipality"]["enum"] == known
    search = next(each for each in parameters if not each["required"])
    assert search["schema"]["anyOf"][0]["enum"] == [*known, ""]  # as a form sends it with nothing chosen


def test_the_triage_profile_is_described_field_by_field(document: dict[str, Any]) -> None:
    schema = document["paths"]["/api/triage"]["post"]["requestBody"]["content"]["application/json"]["schema"]

    assert set(schema["properties"]) == set(Profile.model_fields)
    assert schema["additionalProperties"] is False


def test_a_message_has_a_length_and_is_not_blank(document: dict[str, Any]) -> None:
    message = document["components"]["schemas"]["Turn"]["properties"]["message"]

    assert message["maxLength"] == 4000
    assert message["pattern"] == r"\S"
