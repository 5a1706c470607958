"""What is answered where something broke: a fault of ours, or a database that does not answer for the moment."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

from reporting.views import last_known

SOON = 60  # seconds after which it is worth asking again


def broken(request):
    """Answer 500; without a database what was kept of a published page, or 503 with what can be read meanwhile."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return last_known.answered(request) or _come_again(request)
    return server_error(request)


def _come_again(request):
    told = render_to_string("503.html", {"cities": last_known.reachable(request)})
    return HttpResponse(told, status=503, headers={"Retry-After": SOON})
