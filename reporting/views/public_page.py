"""The door of every public page: open to all, read only, kept by caches for a minute, without cookies."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from observatory import formats
from observatory.models import City

MINUTE = 60
PAGE = 25


def public_page(view):
    """Open a view to everybody; caches may keep what it answers to people who are not logged in."""

    @login_not_required
    @require_safe
    @wraps(view)
    def opened(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            patch_cache_control(response, public=True, max_age=MINUTE)
        return response

    return opened


def public_city(code):
    """The public city of an address; 404 for any other, whoever asks."""
    return get_object_or_404(City.objects.public().select_related("country", "parent"), code__iexact=code)


def locale_of(city=None):
    """How numbers and dates are written on a page of this city, or of the site."""
    return formats.locale_for(get_language(), city.locale if city else None)


def page_of(request, rows):
    """The page of these rows that was asked for."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))
