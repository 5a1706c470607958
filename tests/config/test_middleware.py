import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from tests.factories.observatory import MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_process_says_that_it_lives_and_is_ready(client):
    assert client.get("/livez").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_a_waiting_migration_is_not_ready(client):
    ((app, latest),) = MigrationLoader(connection).graph.leaf_nodes("reporting")
    MigrationRecorder(connection).record_unapplied(app, latest)

    assert client.get("/readyz").status_code == 503


def test_a_database_that_does_not_answer_is_not_ready_but_alive(client, monkeypatch):
    def down():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", down)

    assert client.get("/readyz").status_code == 503
    assert client.get("/livez").status_code == 200


@pytest.mark.parametrize("address", ["/es/search/?q=%00", "/es/cities/%00/"])
def test_characters_nobody_types_are_refused(client, address):
    assert client.get(address).status_code == 400


def test_what_a_logged_in_person_sees_is_kept_out_of_caches(client):
    membership = MembershipFactory()
    client.force_login(membership.user)

    response = client.get(reverse("work-today", args=[membership.city.code]))

    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]


def test_every_page_carries_the_strict_policy(client):
    policy = client.get(reverse("home")).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_administration_has_no_second_way_in(client):
    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_the_root_leads_to_the_readers_language(client, settings):
    assert client.get("/", headers={"accept-language": "pt-BR"}).headers["Location"] == "/pt/"
    assert client.get("/", headers={"accept-language": "de"}).headers["Location"] == f"/{settings.LANGUAGE_CODE}/"
