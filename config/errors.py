"""What is answered where something broke: a fault of ours, or a database that does not answer for the moment."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

SOON = 60  # seconds after which it is worth asking again


def broken(request):
    """Answer 503 while the database does not answer, so that whoever asks comes again; 500 for any other fault."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": SOON})
    return server_error(request)
