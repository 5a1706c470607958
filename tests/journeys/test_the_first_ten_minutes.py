"""A new city's office goes all the way: from an empty site to a published report that a citizen reads."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.factories.observatory import UserFactory
from tests.journeys.checks import accessible, sound

pytestmark = pytest.mark.journey

PASSWORD = "correct horse battery"
SHEET = """\
Título;Tipo;Contraparte;País;Fecha de firma
Hermanamiento con Barcelona;Hermanamiento;Barcelona;España;9 mar 2025
Hermanamiento con Lyon;Hermanamiento;Lyon;Francia;14/07/2025
Convenio con Rosario;Convenio;Rosario;Argentina;2024-11-30
"""


@pytest.fixture
def operator(transactional_db):
    call_command("load_reference", stdout=StringIO())
    call_command("load_catalogue", stdout=StringIO())
    return UserFactory(email="operator@example.org", name="Olga Operator", is_superuser=True, is_staff=True)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def log_in(page, email, password=PASSWORD):
    page.goto("/en/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    press(page, "Log in")


def set_up_the_city(page):
    follow(page, "Set up a city")
    sound(page)
    page.get_by_role("combobox", name="Name", exact=True).fill("Medellín")
    page.get_by_role("combobox", name="Country").fill("Colom")
    page.get_by_role("option", name="Colombia", exact=True).click()
    page.get_by_label("Numbers and dates").select_option("es_CO")
    press(page, "Set up the city")
    expect(page.locator("body")).to_contain_text("Medellín is set up.")
    sound(page)


def open_it_to_the_public(page):
    page.goto("/en/work/medellin/settings/")
    assert page.get_by_role("spinbutton", name="Population").input_value() != "", "the gazetteer knows it"
    assert page.get_by_label("Currency").locator("option:checked").inner_text().startswith(("COP", "Colomb", "Peso"))
    page.get_by_label("Public", exact=True).check()
    press(page, "Save the settings")
    expect(page.locator("body")).to_contain_text("The settings are saved.")
    sound(page)


def invite(page, name, email, role):
    """Invite a person, and give the address where they choose their password."""
    page.goto("/en/work/medellin/people/")
    follow(page, "Invite a person")
    sound(page)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label(role, exact=True).check()
    press(page, "Send the invitation")
    unfolded = page.locator("details", has_text=f"{name} has not chosen a password yet")
    unfolded.locator("summary").click()
    sound(page)
    return unfolded.locator("code").inner_text()


def choose_a_password(page, address, email):
    page.goto(address.replace("/es/", "/en/"))
    sound(page)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    press(page, "Save the new password")
    log_in(page, email)
    expect(page.locator("h1")).to_be_visible()


def choose_indicators(page):
    page.goto("/en/work/medellin/indicators/")
    sound(page)
    page.goto("/en/work/medellin/indicators/adopt/")
    page.get_by_role("link", name=re.compile("^Tick the min", re.I)).click()
    sound(page)
    press(page, "Take them into use")
    expect(page.locator("body")).to_contain_text("in use now")
    sound(page)


def bring_in_a_spreadsheet(page):
    page.goto("/en/work/medellin/imports/new/")
    sound(page)
    page.get_by_label("Agreements", exact=True).check()
    sheet = {"name": "convenios.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}
    page.get_by_label("File", exact=True).set_input_files(sheet)
    press(page, "Go on to the columns")
    expect(page.locator("h1")).to_have_text("What is each column?")
    sound(page)
    press(page, "Check the rows")
    expect(page.locator("h1")).to_have_text("All 3 rows can go in")
    sound(page)
    page.get_by_role("button", name=re.compile("^Apply: 3 new")).click()
    expect(page.locator("h1")).to_have_text("3 new records")
    sound(page)


def log_an_activity(page):
    page.goto("/en/work/medellin/activities/new/")
    sound(page)
    page.get_by_label("Exchange of experiences").check()
    page.get_by_label("Title").fill("Visit of the libraries of Barcelona")
    page.get_by_label("Date", exact=True).fill("9 mar 2025")
    press(page, "Save")
    expect(page.locator("main")).to_contain_text(re.compile("counts for", re.I))
    sound(page)


def measure(page):
    """Enter an amount with its evidence, and accept what was counted from the register."""
    page.goto("/en/work/medellin/measure/")
    sound(page)
    page.goto("/en/work/medellin/measure/2025/TER-TER-02/")
    page.get_by_label("Amount", exact=True).fill("54.619.000.000")
    page.get_by_label("Evidence: a link").fill("https://example.org/budget-2025")
    press(page, "Save and submit")
    sound(page)
    page.get_by_role("button", name=re.compile("^Accept and submit")).first.click()
    expect(page.locator("main")).to_contain_text("in review")
    sound(page)


def approve(page):
    page.goto("/en/work/medellin/review/")
    expect(page.locator("h1")).to_have_text("2 values wait for approval")
    sound(page)
    follow(page, "Tick all")
    press(page, "Approve the ticked values")
    expect(page.locator("h1")).to_have_text("Nothing waits for approval")
    page.goto("/en/work/medellin/dashboard/?period=2025")
    sound(page)
    expect(page.locator("main")).to_contain_text("3")


def begin_and_write_a_report(page):
    page.goto("/en/work/medellin/reports/")
    sound(page)
    page.goto("/en/work/medellin/reports/new/")
    sound(page)
    page.get_by_label("Period").fill("2025")
    page.get_by_label("Language of the report").select_option("en")
    press(page, "Begin the report")
    sound(page)
    page.get_by_role("link", name=re.compile("^What did not work")).first.click()
    sound(page)
    page.get_by_label("Headline").fill("The courses came too late")
    page.get_by_label(re.compile("^Text")).fill(
        "The courses were announced when the term had begun. Next year in January."
    )
    press(page, "Save the chapter")
    follow(page, "Preview the page")
    sound(page)


def publish(page):
    page.goto("/en/work/medellin/reports/")
    page.locator("main ul.rows a").first.click()
    expect(page.locator("h1")).to_have_text("The report is ready to be frozen")
    sound(page)
    page.get_by_role("button", name=re.compile("^Approve texts and figures as")).click()
    expect(page.locator("h1")).to_contain_text("approved the report")
    sound(page)
    press(page, "Publish edition 1")
    expect(page.locator("main")).to_contain_text("Edition 1 is published.", timeout=60_000)
    sound(page)


def read_as_a_citizen(page):
    page.goto("/en/")
    sound(page)
    page.get_by_role("main").get_by_role("link", name="Medellín").first.click()
    sound(page)
    page.goto("/en/cities/medellin/reports/")
    sound(page)
    page.locator("main ul.rows a").first.click()
    expect(page.locator("main")).to_contain_text("The courses came too late")
    sound(page)
    answer = page.request.get(page.get_by_role("link", name=re.compile("^Download the PDF")).get_attribute("href"))
    assert answer.ok
    assert answer.body().startswith(b"%PDF-")
    answer = page.request.get(page.get_by_role("link", name="Data as CSV").get_attribute("href"))
    assert "54619000000" in answer.text()
    page.set_viewport_size({"width": 390, "height": 844})
    accessible(page)
    page.goto("/en/cities/medellin/indicators/TER-TER-02/")
    sound(page)
    expect(page.locator("h1")).to_contain_text("54")


def test_from_an_empty_site_to_a_report_a_citizen_reads(operator, visitor):
    page = visitor()
    log_in(page, operator.email)
    sound(page)
    set_up_the_city(page)
    open_it_to_the_public(page)
    to_director = invite(page, "Dora Director", "dora@example.org", "Director")
    to_staff = invite(page, "Sara Staff", "sara@example.org", "Staff")

    director, staff = visitor(), visitor()
    choose_a_password(director, to_director, "dora@example.org")
    choose_a_password(staff, to_staff, "sara@example.org")
    choose_indicators(director)
    bring_in_a_spreadsheet(staff)
    log_an_activity(staff)
    measure(staff)
    approve(director)
    begin_and_write_a_report(staff)
    publish(director)
    read_as_a_citizen(visitor())
