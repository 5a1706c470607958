"""The description of the API as OpenAPI 3.1, made of the same collections as its answers."""

from reporting.api.asking import MOST, USUAL
from reporting.exports import COLLECTIONS

VERSION = "1.0.0"
ABOUT = (
    "What the cities of this observatory publish: nothing that is not approved and public. Values and amounts are "
    "strings of exact decimals; texts in several languages are objects by language. Follow `next` until it is null."
)
A_DAY = {"type": "string", "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"}
PARAMETERS = {
    "city": ("The code of a city.", {"type": "string"}),
    "indicator": ("The code of an indicator.", {"type": "string"}),
    "from": ("From this day, month or year on.", A_DAY | {"examples": ["2024", "2024-03", "2024-03-09"]}),
    "to": ("Until the end of this day, month or year.", A_DAY | {"examples": ["2025"]}),
    "limit": ("How many items at most.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}),
    "cursor": ("The `next` of an earlier answer.", {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}),
}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}


def openapi(server, licence):
    """Describe the whole API as it is served at an address."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Observatory of cities", "version": VERSION, "description": ABOUT, "license": licence},
        "servers": [{"url": server}],
        "security": [],
        "paths": {f"/{each.name}": _path(each) for each in COLLECTIONS.values()},
        "components": {
            "schemas": {each.name: each.json_schema for each in COLLECTIONS.values()} | {"problem": PROBLEM},
            "parameters": {name: _parameter(name) for name in PARAMETERS},
            "responses": {
                "unchanged": {"description": "Nothing has changed since the answer with this ETag."},
                "refused": {"description": "What was asked cannot be answered.", "content": _problem()},
            },
        },
    }


def _parameter(name):
    description, schema = PARAMETERS[name]
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _problem():
    """Why something is refused; in plain text where the address itself could not be read."""
    told = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
    return told | {"text/plain": {"schema": {"type": "string"}}}


def _path(collection):
    parameters = [{"$ref": f"#/components/parameters/{name}"} for name in (*collection.filters, "limit", "cursor")]
    body = {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{collection.name}"}},
            "next": {"type": ["string", "null"]},
        },
    }
    found = {
        "description": collection.label_in("en"),
        "headers": {"ETag": {"schema": {"type": "string"}}},
        "content": {"application/json": {"schema": body}},
    }
    answers = {
        "200": found,
        "304": {"$ref": "#/components/responses/unchanged"},
        "400": {"$ref": "#/components/responses/refused"},
    }
    summary = collection.label_in("en")
    return {
        "get": {
            "operationId": f"list_{collection.name}",
            "summary": summary,
            "parameters": parameters,
            "responses": answers,
        }
    }
