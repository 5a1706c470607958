import uuid

import pytest

from observatory.models import Agreement
from observatory.services.codes import give_code, key_of, with_key
from tests.factories.observatory import AgreementFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["", "2025/007", "new", "with space", "-x"])
def test_a_code_that_does_not_fit_an_address_gives_way_to_the_uuid(code):
    agreement = AgreementFactory(code=code)

    assert key_of(agreement) == str(agreement.uuid)
    assert with_key(Agreement.objects.all(), key_of(agreement)).get() == agreement


@pytest.mark.parametrize("code", ["rosario", "2025-007", "1.1", "A_1"])
def test_a_code_that_fits_names_the_record(code):
    agreement = AgreementFactory(code=code)

    assert key_of(agreement) == code
    assert with_key(Agreement.objects.all(), code).get() == agreement


def test_a_key_that_nothing_has_finds_nothing():
    AgreementFactory()
    assert not with_key(Agreement.objects.all(), "nothing").exists()
    assert not with_key(Agreement.objects.all(), "").exists()
    assert not with_key(Agreement.objects.all(), str(uuid.uuid4())).exists()


def test_codes_are_made_of_the_title_and_counted_on(city):
    AgreementFactory(city=city, code="rosario")
    AgreementFactory(city=city, code="rosario-2")
    AgreementFactory(code="turin")
    given = []
    for title in ("Rosario", "Turín", "東京", "New"):
        agreement = Agreement(city=city)
        give_code(agreement, title)
        given.append(agreement.code)

    assert given == ["rosario-3", "turin", "agreement", "new-2"]
