"""The OpenAPI document: FastAPI's own, with our problem documents where it would put its own errors."""

from __future__ import annotations

import re
from typing import Any

from fastapi import FastAPI

from bot.gateway.problems import ProblemDocument, told
from knowledge import Knowledge

# What FastAPI describes and never sends here.
_FOREIGN = ("HTTPValidationError", "ValidationError")
# Names under which a municipality's id is asked for.
_MUNICIPALITY = ("municipality", "kommune")


def install(app: FastAPI) -> None:
    """Puts the document into its form; called after the routes are in."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _finish(plain(), app.state.house.knowledge)
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def methods_of(app: FastAPI, path: str) -> list[str]:
    """All methods of a path of the HTTP interface; the framework names only those of the first route that fits.

    Args:
        app: the gateway.
        path: of a request.
    """
    fitting = [
        (len(template), operations)
        for template, operations in app.openapi()["paths"].items()
        if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)), path)
    ]
    # of '/bookings/{code}' and '/bookings/{code}.ics' the longer one is meant
    operations = max(fitting, key=lambda each: each[0])[1] if fitting else {}
    return sorted(method.upper() for method in operations)


def _finish(document: dict[str, Any], knowledge: Knowledge) -> None:
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in _FOREIGN:
        schemas.pop(name, None)
    schemas["ProblemDocument"] = ProblemDocument.model_json_schema()
    for operations in document["paths"].values():
        for operation in operations.values():
            answers = operation["responses"]
            if "application/json" in answers.get("422", {}).get("content", {}):
                answers["422"] = told(422)[422]
            operation["responses"] = dict(sorted(answers.items()))
    _name_the_known(document, list(knowledge.municipalities))


def _name_the_known(part: Any, ids: list[str]) -> None:
    """Says wherever a municipality is asked for which there are, so that a client need not guess."""
    if isinstance(part, list):
        for each in part:
            _name_the_known(each, ids)
    elif isinstance(part, dict):
        if part.get("in") in ("path", "query") and part["name"] in _MUNICIPALITY:
            _list_ids(part["schema"], ids, empty=not part["required"])
        for name, schema in part.get("properties", {}).items():
            if name in _MUNICIPALITY:
                _list_ids(schema, ids, empty=name == "kommune")
        for each in part.values():
            _name_the_known(each, ids)


def _list_ids(schema: dict[str, Any], ids: list[str], *, empty: bool) -> None:
    """Args: empty: whether an empty one is taken for none, as forms and pages send it."""
    for each in schema.get("anyOf", [schema]):
        if each.get("type") == "string":
            each["enum"] = [*ids, ""] if empty else ids
