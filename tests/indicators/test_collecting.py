"""What the register cannot count: somebody enters it, another person approves it, and everybody reads it."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from indicators import catalogue, services
from indicators.derived import RULES
from indicators.models import Indicator, Measurement
from observatory.choices import Role
from tests.factories.indicators import AdoptedIndicatorFactory
from tests.factories.observatory import MembershipFactory, PublicCityFactory

# Each as it is typed and as the public page says it.
COLLECTED = {
    "INS-CEX-01": ({"value": "1"}, "Yes"),
    "INS-TRI-04": ({"value": "12.5"}, "12.5"),
    "TER-APR-12": ({"text": "Fewer homes without water since 2023."}, "Fewer homes without water since 2023."),
    "TER-INC-06": ({"text": "Eight cities ask for one fund."}, "Eight cities ask for one fund."),
    "TER-INC-10": ({"value": "140"}, "140"),
    "TER-TER-01": ({"value": "35"}, "35"),
    "TER-TER-08": ({"numerator": "61", "denominator": "80"}, "76.25%"),
}


@pytest.mark.proves(*COLLECTED)
@pytest.mark.django_db
def test_what_is_collected_is_entered_approved_and_shown(client):
    catalogue.load(catalogue.FOLDER)
    city = PublicCityFactory(locale="en_GB")
    staff, director = (MembershipFactory(city=city, role=role).user for role in (Role.STAFF, Role.DIRECTOR))
    assert set(Indicator.objects.values_list("code", flat=True)) - RULES.keys() == set(COLLECTED)

    for code, (typed, said) in COLLECTED.items():
        AdoptedIndicatorFactory(city=city, indicator=Indicator.objects.get(code=code), is_public=True)
        with override("en"):
            form = reverse("measurement-edit", args=[city.code, "2025", code])
            page = reverse("city-indicator", args=[city.code, code])
        client.force_login(staff)
        client.post(form, {"act": "submit", "source_text": "The office asked", **typed})
        value = Measurement.objects.get(indicator__code=code)
        client.logout()
        assert client.get(page).context["page"].latest == "", code
        services.approve(measurement=value, by=director, version=value.version)

        assert client.get(page).context["page"].latest.replace("\N{NO-BREAK SPACE}", "") == said, code
