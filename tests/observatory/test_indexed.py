import pytest
from django.db import connection

from observatory import indexed
from observatory.models import Agreement
from observatory.question import ask, pattern
from tests.factories.observatory import AgreementFactory

pytestmark = pytest.mark.django_db


def found(text):
    [group] = ask(text).words
    return set(
        Agreement.objects.filter(pk__in=indexed.holding(Agreement, group, pattern, 200)).values_list("title", flat=True)
    )


def test_the_index_follows_what_is_written_by_whatever_door():
    pact = AgreementFactory(title="Pacto con Łódź", counterparts="Straße und Cœur")
    assert found("lodz") == found("strasse") == found("coeur") == found("PACTO") == {pact.title}
    Agreement.objects.update(title="Carta con Saint-Étienne")
    assert (found("lodz"), found("etien")) == (set(), {"Carta con Saint-Étienne"})
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM observatory_agreement")
    assert found("etien") == set()


def test_words_that_belong_together_are_found_together_and_a_beginning_is_enough():
    AgreementFactory(title="Acuerdo de ciudades-hermanas", counterparts="")
    AgreementFactory(title="Hermanas de una ciudad", counterparts="")
    together = Agreement.objects.filter(pk__in=indexed.holding(Agreement, frozenset({"ciudades herm"}), pattern, 200))
    assert [each.title for each in together] == ["Acuerdo de ciudades-hermanas"]


def test_what_was_written_while_nothing_was_kept_is_found_again():
    indexed.uninstall()
    AgreementFactory(title="Zafiro")
    indexed.install()
    assert found("zafiro") == {"Zafiro"}
