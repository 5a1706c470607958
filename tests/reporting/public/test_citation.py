import datetime as dt
import json

import pytest
from django.urls import reverse
from django.utils.translation import override

from reporting.exports.licence import OF_THE_SITE, TITLE
from reporting.public.citation import Citation
from tests.factories import indicators, observatory
from tests.factories.published import value

ADDRESS = "https://x.org/id/indicator/1"


def citation(**facts):
    told = {"key": "lima-X-1", "author": "Lima", "title": "Ties, 2025 [X-1, version 2]", "version": 2}
    told |= {"issued": dt.date(2026, 3, 1), "licence": OF_THE_SITE, "address": ADDRESS, "language": "es"}
    return Citation(**told | facts)


def test_a_citation_in_words_names_author_figure_licence_and_address():
    assert citation().in_words() == f"Lima. Ties, 2025 [X-1, version 2]. {TITLE}. CC BY 4.0. {ADDRESS}"


def test_signs_that_mean_something_in_bibtex_are_written_as_signs():
    told = citation(author="R&D {50%}\\", key="são/X_1").as_bibtex()
    assert told.startswith("@misc{são-X_1,\n")
    assert r"R\&D \{50\%\}\textbackslash{}" in told
    assert "year = {2026}" in told


def test_ris_is_one_line_for_each_fact():
    lines = citation(title="Ties\nER  - forged").as_ris().split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[2] == "TI  - Ties ER - forged"
    assert "DA  - 2026/03/01" in lines
    assert lines[-2:] == ["ER  - ", ""]


def test_what_has_no_value_yet_has_no_year():
    undated = citation(issued=None)
    assert "year" not in undated.as_bibtex()
    assert "PY  -" not in undated.as_ris()
    assert "issued" not in undated.as_csl()


@pytest.mark.django_db
def test_the_page_shows_the_citation_and_offers_it_for_reference_managers(client):
    city = observatory.PublicCityFactory(code="lima", citation="Office of Lima")
    adoption = indicators.AdoptedIndicatorFactory(city=city, indicator__code="X-1")
    value(adoption)
    with override("en"):
        page = client.get(reverse("city-indicator", args=["lima", "X-1"])).content.decode()
        files = {kind: reverse("indicator-citation", args=["lima", "X-1", kind]) for kind in ("bib", "ris", "json")}
    assert "Office of Lima." in page
    for address in files.values():
        assert f'href="{address}"' in page
        assert "Office of Lima" in client.get(address).content.decode()
    [item] = json.loads(client.get(files["json"]).content)
    assert item["author"] == [{"literal": "Office of Lima"}]
    assert item["URL"] == f"http://testserver/id/indicator/{adoption.uuid}"
