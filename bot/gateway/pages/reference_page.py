"""`/docs`: the HTTP interface to read, made from the OpenAPI document, without anyone else's script."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.gateway.callers import limit_calls
from bot.gateway.pages.rendering import page

_METHODS = ("get", "post", "patch", "put", "delete")


def reference(request: Request) -> Response:
    """All routes by tag, with parameters, bodies and answers."""
    limit_calls(request)
    document = request.app.openapi()
    tags: dict[str, list[dict[str, Any]]] = {}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                operation = item[method]
                tag = (operation.get("tags") or ["other"])[0]
                tags.setdefault(tag, []).append(_operation(document, path, method, operation))
    return page(request, "reference.html", here=None, info=document["info"], tags=tags)


def _operation(document: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return {
        "id": operation.get("operationId", f"{method}-{path}"),
        "method": method.upper(),
        "path": path,
        "summary": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parameters": [
            {
                "name": p["name"], "where": p["in"], "required": p.get("required", False), "kind": _kind(p.get("schema", {})),
                "says": p.get("description") or p.get("schema", {}).get("description", ""),
            }
            for p in operation.get("parameters", [])
        ],
        "fields": _fields(document, body) if body else [],
        "answers": [(code, answer.get("description", "")) for code, answer in operation.get("responses", {}).items()],
    }  # fmt: skip


def _fields(document: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    schema = _resolved(document, schema)
    required = schema.get("required", [])
    return [
        {"name": name, "required": name in required, "kind": _kind(each), "says": each.get("description", "")}
        for name, each in schema.get("properties", {}).items()
    ]


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref")
    if not reference:
        return schema
    found: dict[str, Any] = document["components"]["schemas"][reference.rsplit("/", 1)[-1]]
    return found


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(_kind(each) for each in schema["anyOf"])
    if "const" in schema:
        return repr(schema["const"])
    kind = str(schema.get("type", "any"))
    if kind == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    return f"{kind} ({schema['format']})" if "format" in schema else kind


ROUTES = (("/docs", reference, ("GET",)),)
