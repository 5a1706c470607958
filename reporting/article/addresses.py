"""Where an edition and what stands behind its figures are found."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def figure_address(edition, code):
    """The address of the page with what stands behind a figure; absolute where the deployment knows its own."""
    place = [edition.content["city"]["code"], edition.report.code, edition.number, code]
    with translation.override(edition.language):
        return settings.SITE_URL.rstrip("/") + reverse("edition-figure", args=place)


def address_of(edition):
    """The permanent address of the edition's page, absolute where the deployment knows its own (`SITE_URL`)."""
    content = edition.content
    with translation.override(edition.language):
        path = reverse("edition", args=[content["city"]["code"], edition.report.code, edition.number])
    return settings.SITE_URL.rstrip("/") + path
