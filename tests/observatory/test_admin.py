import pytest
from django.urls import reverse

from tests.factories.observatory import ChangeFactory, CityFactory, CountryFactory, NetworkFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["user", "city", "network", "country", "currency", "change"])
def test_whoever_runs_the_deployment_opens_every_list(client, model):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    for factory in (CityFactory, CountryFactory, NetworkFactory, ChangeFactory):
        factory()

    assert client.get(reverse(f"admin:observatory_{model}_changelist")).status_code == 200


def test_nobody_rewrites_the_log(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    change = ChangeFactory()

    assert client.get(reverse("admin:observatory_change_add")).status_code == 403
    assert client.post(reverse("admin:observatory_change_change", args=[change.pk]), {}).status_code == 403
    assert client.post(reverse("admin:observatory_change_delete", args=[change.pk]), {"post": "yes"}).status_code == 403


def test_a_person_of_a_city_has_no_business_there(client, director):
    client.force_login(director)

    assert client.get(reverse("admin:observatory_user_changelist")).status_code == 302
