import re

import pytest
from django.urls import reverse

from reporting.services import preparing

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(report):
    return reverse("report-alternatives", args=[report.city.code, report.code])


def test_a_text_is_proposed_for_each_chart_and_written_better(client, report, director, page):
    client.force_login(director.user)
    [row] = client.get(page).context["form"].rows
    field = row[0].field

    client.post(page, {"version": report.version, field: row[0].proposed})
    assert not report.alternatives.exists()

    report.refresh_from_db()
    client.post(page, {"version": report.version, field: " Seven, as ever "})
    assert report.alternatives.get().text == "Seven, as ever"
    assert "Seven, as ever" in client.get(page).text


def test_a_text_written_over_somebody_elses_is_kept_and_shown(client, report, director, page):
    client.force_login(director.user)
    field = client.get(page).context["form"].rows[0][0].field

    response = client.post(page, {"version": report.version + 1, field: "Mine"})

    assert response.status_code == 409
    assert "Mine" in response.text


def test_a_frozen_report_and_other_people_have_no_such_page(client, frozen, director):
    page = reverse("report-alternatives", args=[frozen.city.code, frozen.code])
    assert client.get(page).status_code == 302
    client.force_login(director.user)
    assert client.get(page).url == reverse("report-prepare", args=[frozen.city.code, frozen.code])
    with pytest.raises(preparing.ReportRefused):
        preparing.write_alternatives(frozen, texts={}, by=director.user, version=frozen.version)


def test_each_chart_is_seen_on_a_wide_page_and_on_a_narrow_one(client, report, director, page):
    client.force_login(director.user)
    [(chart, _field)] = client.get(page).context["form"].rows

    assert re.findall(r'<svg\b[^>]*class="([a-z]+)', chart.picture) == ["wide", "narrow"]
