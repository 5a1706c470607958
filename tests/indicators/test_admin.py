import pytest
from django.contrib import admin
from django.urls import reverse

from indicators import models
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory, RubricLevelFactory
from tests.factories.observatory import UserFactory

pytestmark = pytest.mark.django_db
SHOWN = [models.Category, models.Indicator, models.Period, models.AdoptedIndicator, models.Measurement]


@pytest.fixture
def operator(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("model", SHOWN)
def test_what_is_measured_can_be_looked_at_and_not_changed(operator, model):
    RubricLevelFactory(indicator=AdoptedIndicatorFactory().indicator)
    MeasurementFactory()
    name = f"admin:indicators_{model._meta.model_name}"

    assert operator.get(reverse(f"{name}_changelist")).status_code == 200
    one = reverse(f"{name}_change", args=[model.objects.first().pk])
    assert operator.get(one).status_code == 200
    assert operator.post(one, {"value": 99}).status_code == 403
    assert operator.get(reverse(f"{name}_add")).status_code == 403
    assert operator.post(reverse(f"{name}_delete", args=[model.objects.first().pk])).status_code == 403


def test_every_shown_model_is_registered():
    assert all(admin.site.is_registered(model) for model in SHOWN)
