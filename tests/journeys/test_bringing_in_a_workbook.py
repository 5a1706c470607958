"""An ugly workbook is brought in without scripts and without a mouse: looked at, decided about, applied, traced."""

import io
import re

import pytest
from django.utils import translation
from django.utils.translation import gettext
from openpyxl import Workbook
from playwright.sync_api import expect

from observatory.choices import Language, Role
from observatory.models import Activity
from tests.factories.observatory import CityFactory, MembershipFactory
from tests.journeys.checks import sound

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [
    ["Actividades internacionales"],
    [],
    ["Título", "Tipo", "Fecha", "Actores"],
    ["Encuentro", "reunión", "14/05/2024", "Ayuntamiento de Madrid"],
    ["Taller", "taller", "2024-06-01", "Ayto. Madrid"],
    ["Foro", "pachanga", "2024-07-03", ""],
]


@pytest.fixture
def workbook():
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.create_sheet("Notas").append(["Texto"])
    file = io.BytesIO()
    book.save(file)
    return {"name": "Actividades 2024.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}


def press(page, name):
    """Press a button as somebody does who has no mouse."""
    page.get_by_role("button", name=name, exact=False).first.focus()
    page.keyboard.press("Enter")


STEPS = (
    ("Go on to the columns", "/sheet/"),
    ("Go on to the columns", "/columns/"),
    ("Check the rows", "/check/"),
)


@pytest.mark.parametrize("language", Language.values)
def test_a_workbook_gives_the_same_rows_in_each_language_without_scripts_or_a_mouse(visitor, workbook, language):
    city = CityFactory(code="medellin", name="Medellín")
    page = visitor(MembershipFactory(city=city, role=Role.DIRECTOR).user, java_script_enabled=False)
    page.goto(f"/{language}/work/medellin/imports/new/?dataset=activities")
    page.set_input_files("input[type=file]", workbook)
    with translation.override(language):
        for button, place in STEPS:
            press(page, gettext(button))
            expect(page).to_have_url(re.compile(f"/{language}/.*{place}$"))
        page.locator(".decision__value select").select_option("other")
        press(page, gettext("Use these decisions and check again"))
        expect(page.locator(".decision__value select")).to_have_count(0)
        page.locator("form[action$='/apply/'] button").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/imports/[0-9a-f-]{36}/$"))
        page.get_by_role("link", name="Taller").first.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=gettext("Where it came from"))).to_be_visible()

    assert sorted(Activity.objects.values_list("title", "kind")) == [
        ("Encuentro", "meeting"),
        ("Foro", "other"),
        ("Taller", "training"),
    ]


def test_every_page_of_the_way_is_sound(visitor, workbook):
    city = CityFactory(code="medellin", name="Medellín")
    page = visitor(MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto("/en/work/medellin/imports/new/?dataset=activities")
    sound(page)
    page.set_input_files("input[type=file]", workbook)
    for button, heading in (
        ("Go on to the columns", "Where do the column names stand?"),
        ("Go on to the columns", "What is each column?"),
        ("Check the rows", "one cannot go in"),
    ):
        press(page, button)
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        sound(page)
    page.get_by_role("link", name="Correct single cells, row by row").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("every row")
    sound(page)


def test_a_file_that_is_too_large_is_not_even_sent(visitor, workbook, settings):
    settings.UPLOAD_LIMIT_MB = 1
    page = visitor(MembershipFactory(city=CityFactory(code="medellin"), role=Role.DIRECTOR).user)
    page.goto("/en/work/medellin/imports/new/?dataset=activities")
    chosen = page.locator("input[type=file]")
    chosen.set_input_files(workbook | {"buffer": b" " * (1024 * 1024 + 1)})
    page.get_by_role("button", name="Go on to the columns").click()

    assert chosen.evaluate("input => input.validationMessage") == "The file is larger than 1 MB."
    expect(page).to_have_url(re.compile(r"/imports/new/\?dataset=activities$"))

    chosen.set_input_files(workbook)
    page.get_by_role("button", name="Go on to the columns").click()
    expect(page).to_have_url(re.compile("/sheet/$"))
