import pytest

from observatory import after_saving
from tests.factories.observatory import AgreementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(monkeypatch):
    after_saving.discover()
    monkeypatch.setattr(after_saving, "_SAYERS", [])


def test_a_saved_record_says_so(alone):
    agreement = AgreementFactory(title="<b>Rosario</b>")

    assert "&lt;b&gt;Rosario&lt;/b&gt;" in after_saving.sentence(agreement)
    assert "<a" not in after_saving.sentence(agreement)


def test_what_a_record_counts_for_is_said_with_links(alone):
    @after_saving.says
    def counts_for(record):
        return [("Twinnings", "/twinnings/"), ("Ties & SDGs", "/sdgs/")]

    said = after_saving.sentence(AgreementFactory())

    assert '<a href="/twinnings/">Twinnings</a>, <a href="/sdgs/">Ties &amp; SDGs</a>' in said
