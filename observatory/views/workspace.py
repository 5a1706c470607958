"""The city whose workspace an address belongs to."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from observatory.models import City

SEE, LOG = "observatory.see_workspace", "observatory.log_register"


def city_of(request, code, permission=SEE):
    """The city of an address, for a person who may do this there.

    404 for a city in whose workspace they are not, as if there were none; 403 where they are but may not do this.
    """
    city = get_object_or_404(City.objects.observed().select_related("parent"), code__iexact=code)
    if not request.user.has_perm(SEE, city):
        raise Http404
    if not request.user.has_perm(permission, city):
        raise PermissionDenied
    return city


def city_to_log_in(request, code, permission=LOG):
    """The city of an address, for a person who may log there."""
    return city_of(request, code, permission)
