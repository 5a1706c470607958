"""The JSON API: published collections, open to any program, without session or cookie."""

import hashlib
import json
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from reporting.api import asking
from reporting.api.description import openapi
from reporting.exports import COLLECTIONS
from reporting.exports.licence import OF_THE_SITE, licence_links, licences_in_use

MINUTE = 60
METHODS = "GET, HEAD, OPTIONS"


def open_to_programs(view):
    """Open a view to programs on any site: read only, told apart by ETag, refusals as problem details (RFC 9457)."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def opened(request, *args, **kwargs):
        if request.method == "OPTIONS":
            response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        elif request.method in ("GET", "HEAD"):
            response = _unless_known(request, view(request, *args, **kwargs))
        else:
            response = problem(HTTPStatus.METHOD_NOT_ALLOWED, "This API is only read.")
            response["Allow"] = METHODS
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = METHODS
        response["Access-Control-Allow-Headers"] = "If-None-Match"
        response["Access-Control-Expose-Headers"] = "ETag"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return opened


def _unless_known(request, response):
    """Answer 304 to whom has these very bytes already."""
    patch_cache_control(response, public=True, max_age=MINUTE)
    if response.status_code != HTTPStatus.OK:
        return response
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)


def as_json(body, *, status=HTTPStatus.OK, media_type="application/json"):
    """Answer with JSON; what is no JSON number is refused."""
    text = json.dumps(body, ensure_ascii=False, allow_nan=False)
    return HttpResponse(text.encode(), status=status, content_type=media_type)


def problem(status, detail):
    """Say what is wrong so that a program and a person can read it."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    return as_json(body, status=status, media_type="application/problem+json")


@open_to_programs
def collection(request, name):
    if name not in COLLECTIONS:
        return no_such_thing(name)
    try:
        asked = asking.read(request.GET, COLLECTIONS[name])
    except asking.Refused as refusal:
        return problem(HTTPStatus.BAD_REQUEST, str(refusal))
    items, following = asking.answer(COLLECTIONS[name], asked)
    response = as_json({"items": items, "next": following})
    response["Link"] = licence_links(licences_in_use(asked.filters.get("city", "")))
    return response


@open_to_programs
def description(request):
    server = request.build_absolute_uri("/api/v1")
    return as_json(openapi(server, {"name": OF_THE_SITE.name, "url": OF_THE_SITE.url}))


@open_to_programs
def nothing(request, rest):
    return no_such_thing(rest)


def no_such_thing(name):
    there_are = ", ".join(COLLECTIONS)
    return problem(HTTPStatus.NOT_FOUND, f"There is no collection “{name}”. There are: {there_are}.")
