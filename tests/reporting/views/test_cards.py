import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from reporting.content import gather
from reporting.public.card import Card, png
from tests.factories.reporting import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(report):
    return EditionFactory(
        report=report,
        content=gather(report),
        page=ContentFile(b"<p>x</p>", name="x.html"),
        pdf=ContentFile(b"%PDF", name="x.pdf"),
    )


def addresses(edition, measured):
    city = edition.city.code
    return {
        reverse("city-detail", args=[city]): reverse("city-card", args=[city]),
        reverse("city-indicator", args=[city, measured.indicator.code]): reverse(
            "indicator-card", args=[city, measured.indicator.code]
        ),
        reverse("edition", args=[city, edition.report.code, 1]): reverse(
            "edition-card", args=[city, edition.report.code, 1]
        ),
    }


def test_a_shared_address_brings_its_title_and_its_picture(client, edition, measured):
    for page, picture in addresses(edition, measured).items():
        shown = client.get(page).text
        assert f'<meta property="og:image" content="http://testserver{picture}">' in shown
        assert '<meta name="twitter:card" content="summary_large_image">' in shown
        with Image.open(io.BytesIO(client.get(picture).content)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))


def test_what_is_not_public_has_no_picture(client, edition, measured):
    edition.city.is_public = False
    edition.city.save()

    assert {client.get(picture).status_code for picture in addresses(edition, measured).values()} == {404}


@pytest.mark.parametrize("words", [1, 200])
def test_a_headline_of_any_length_stays_within_the_picture(words):
    with Image.open(io.BytesIO(png(Card("Valle", "palabra " * words, "1.234", "acuerdos " * words)))) as image:
        assert image.crop((1140, 40, 1200, 630)).getcolors() == [(60 * 590, (255, 255, 255))]
