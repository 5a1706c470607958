"""Files made to do harm, sent through the page: refused in words and in time, memory flat, nothing kept."""

import resource
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from observatory.choices import Role
from observatory.models import ImportBatch
from tests.factories.observatory import MembershipFactory
from tests.observatory.spreadsheets.conftest import raw_xlsx, zipped  # noqa: F401

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
HOSTILE = {
    "one huge text": lambda make: make(
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * 20 * MEGABYTE}</t></is></c></row>'
    ),
    "an entity": lambda make: make(sheet=ENTITY),
    "two cells far apart": lambda make: make('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'),
    "a zip that says 2 GB": lambda make: says_it_holds(2**31 - 1, zipped({"a.csv": "title\nA\n"})),
}


def says_it_holds(size, archive):
    """Let the directory of an archive declare another size for its only member."""
    at = archive.index(b"PK\x01\x02") + 24
    return archive[:at] + size.to_bytes(4, "little") + archive[at + 4 :]


@pytest.mark.parametrize("harm", HOSTILE)
def test_a_hostile_file_is_refused_on_the_page_in_seconds_and_nothing_is_kept(client, raw_xlsx, harm):  # noqa: F811
    membership = MembershipFactory(role=Role.DIRECTOR)
    client.force_login(membership.user)
    file = SimpleUploadedFile("a.xlsx", HOSTILE[harm](raw_xlsx))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()

    asked = {"dataset": "agreements", "file": file}
    response = client.post(reverse("import-new", args=[membership.city.code]), asked)

    assert response.context["form"].errors["file"]
    assert not ImportBatch.objects.exists()
    assert time.process_time() - began < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
