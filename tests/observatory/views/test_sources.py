import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from observatory.models import Source
from observatory.services.sources import keep_evidence
from tests.factories.observatory import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(city, staff):
    return keep_evidence(city=city, by=staff, file=SimpleUploadedFile("acta.pdf", b"%PDF-1.7"))


def address(source):
    return reverse("source-download", args=[source.uuid])


def test_a_file_goes_out_as_a_download_that_the_browser_does_not_show(desk, minutes):
    response = desk.get(address(minutes))

    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    response.close()
    assert response["Content-Disposition"] == 'attachment; filename="acta.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]


def test_a_private_file_is_not_found_by_anybody_else(client, stranger, minutes):
    assert client.get(address(minutes)).status_code == 404
    client.force_login(stranger)
    assert client.get(address(minutes)).status_code == 404


def test_a_public_file_of_a_public_city_is_anybodys(client, minutes):
    Source.objects.update(is_public=True)
    assert client.get(address(minutes)).status_code == 404

    minutes.city.is_public = True
    minutes.city.save()
    response = client.get(address(minutes))
    assert response.status_code == 200
    response.close()


def test_a_source_without_a_file_has_none_to_download(desk, city):
    assert desk.get(address(SourceFactory(city=city))).status_code == 404


def test_a_removed_source_is_not_downloaded(desk, minutes):
    Source.objects.update(removed_at="2026-01-01T00:00Z")

    assert desk.get(address(minutes)).status_code == 404
