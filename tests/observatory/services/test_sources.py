import hashlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from observatory.models import Change, Source
from observatory.services.sources import keep_evidence
from tests.factories.observatory import CityFactory, UserFactory

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 minutes"


def minutes(name="acta.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def test_a_file_is_kept_under_the_digest_of_its_content(city, staff):
    source = keep_evidence(city=city, by=staff, file=minutes())

    digest = hashlib.sha256(PDF).hexdigest()
    assert source.sha256 == digest
    assert source.file.name == f"sources/{digest[:2]}/{digest}"
    with source.file.open() as stored:
        assert stored.read() == PDF
    assert (source.filename, source.media_type, source.size) == ("acta.pdf", "application/pdf", len(PDF))
    assert (source.added_by, source.is_public) == (staff, False)
    assert Change.objects.get(record="observatory.source").by == staff


def test_the_same_bytes_are_kept_once_in_a_city(city, staff):
    first = keep_evidence(city=city, by=staff, file=minutes())
    second = keep_evidence(city=city, by=staff, file=minutes("copy.pdf"))

    assert first == second


def test_two_cities_share_the_bytes_but_not_the_source(city, staff):
    first = keep_evidence(city=city, by=staff, file=minutes())
    second = keep_evidence(city=CityFactory(), by=UserFactory(), file=minutes())

    assert first != second
    assert first.file.name == second.file.name
    assert len(default_storage.listdir(f"sources/{first.sha256[:2]}")[1]) == 1


def test_a_link_is_kept_once(city, staff):
    first = keep_evidence(city=city, by=staff, url="https://example.org/a")

    assert keep_evidence(city=city, by=staff, url="https://example.org/a") == first
    assert first.title == "https://example.org/a"
    assert not first.file


def test_a_file_and_its_link_are_one_source(city, staff):
    source = keep_evidence(city=city, by=staff, file=minutes(), url="https://example.org/a", title="Minutes")

    assert (source.title, source.url, bool(source.file)) == ("Minutes", "https://example.org/a", True)
    assert Source.objects.count() == 1
