from hypothesis import given
from hypothesis import strategies as some

from observatory.services.partner_names import read, written

COUNTRIES, ROLES = {"AR": "AR", "ES": "ES"}, {"lead": "lead", "partner": "partner", "funder": "funder"}
texts = some.text("aáB(),-. ARlead", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
places = some.text("aáB. ", max_size=10).map(lambda text: " ".join(text.split()))


@given(texts, places, some.sampled_from(["", *COUNTRIES]), some.sampled_from(list(ROLES)))
def test_a_partner_is_read_back_as_it_was_written(name, place, country, role):
    again = read(written(name, place, country, role), COUNTRIES.get, ROLES.get)

    assert again == (name, place, country or None, role)


def test_a_bracket_without_a_country_or_role_belongs_to_the_name():
    assert read("Foo (UNDP)", COUNTRIES.get, ROLES.get) == ("Foo (UNDP)", "", None, "partner")


def test_a_bracket_that_was_not_closed_is_read():
    assert read("Foo (ES", COUNTRIES.get, ROLES.get) == ("Foo", "", "ES", "partner")
