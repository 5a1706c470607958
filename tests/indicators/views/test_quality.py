import pytest

pytestmark = pytest.mark.django_db

QUALITY = "work/lima/quality/"


def test_the_page_says_what_is_ready_and_leads_to_what_is_to_be_repaired(ask, staff, adoption, measured):
    measured("approved", hours_spent=2)

    text = ask(staff, QUALITY).content.decode()

    assert "Ready to be evaluated: 0 of 1 indicator" in text
    assert "1 of 1 tell of the office" in text
    assert "/en/work/lima/indicators/INS-TST-01/baseline/" in text
    assert "2 h of measuring" in text


def test_without_indicators_there_is_nothing_to_check(ask, staff):
    assert "Nothing to check yet" in ask(staff, QUALITY).content.decode()


def test_the_page_is_of_those_who_work_in_the_city(ask, stranger, city):
    assert ask(stranger, QUALITY).status_code == 404
