"""What every page loads: light, legible, and nothing inline that the content security policy would refuse."""

import gzip
import re

import pytest
from django.conf import settings

from observatory.contrast import contrast_on_white

STATIC = settings.ROOT / "static"
TOKENS = (STATIC / "css/tokens.css").read_text()
FONT_FACES = re.findall(r'font-family: "([^"]+)"; src: url\("\.\./fonts/([^"]+)"\).*?font-weight: ([^;]+);', TOKENS)
COLOURS_OF_TEXT = ["ink", "ink-2", "link", "link-hover", "error", "series"]
COLOURS_OF_TEXT += ["dim-institutional", "dim-political", "dim-territorial"]
COLOURS_OF_TEXT += ["st-reached", "st-ontrack", "st-behind", "st-reversed", "st-nodata"]
TEMPLATES = sorted(path for path in (settings.ROOT / "templates").rglob("*.html"))


def colour(name):
    return re.search(rf"--{name}: (#[0-9A-F]{{6}})", TOKENS)[1]


def test_the_styles_of_a_page_weigh_little():
    files = [(STATIC / f"css/{name}.css").read_bytes() for name in ("tokens", "base", "components", "print")]
    assert sum(len(gzip.compress(body)) for body in files) <= 25_000


def test_the_letters_of_a_first_view_weigh_little():
    first = [name for _family, name, _weight in FONT_FACES if "-ext-" not in name]
    assert sum((STATIC / "fonts" / name).stat().st_size for name in first) <= 60_000


def test_every_font_file_stands_under_a_name_of_its_own():
    # WeasyPrint takes the glyphs of one file for those of another that shares its family and weight.
    keys = [(family, weight) for family, _name, weight in FONT_FACES]
    assert len(set(keys)) == len(keys) == 4


def test_every_font_named_is_there_with_its_licence():
    for _family, name, _weight in FONT_FACES:
        assert (STATIC / "fonts" / name).exists()
    assert len(list((STATIC / "fonts").glob("OFL-*.txt"))) == 2


def contrast(text, ground):
    return contrast_on_white(colour(text)) / contrast_on_white(colour(ground))


@pytest.mark.parametrize("name", COLOURS_OF_TEXT)
@pytest.mark.parametrize("ground", ["surface", "paper"])
def test_every_colour_of_text_is_legible_on_every_ground(name, ground):
    assert contrast(name, ground) >= 4.5


@pytest.mark.parametrize("name", ["line-control", "context"])
def test_borders_and_marks_are_visible(name):
    assert contrast(name, "surface") >= 3


@pytest.mark.parametrize("band", ["reached", "ontrack", "behind", "reversed", "nodata"])
def test_ink_is_legible_on_every_tint(band):
    assert contrast("ink", f"st-{band}-tint") >= 7


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(settings.ROOT / "templates").as_posix())
def test_no_template_styles_or_scripts_inline(path):
    text = re.sub(r"\{%.*?%\}", "", path.read_text())
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_every_class_of_a_template_has_a_style_or_is_what_a_script_looks_for():
    told = "".join(path.read_text() for path in (STATIC / "css").glob("*.css"))
    styled = set(re.findall(r"\.([A-Za-z][\w-]*)", told))
    scripts = "".join(path.read_text() for path in (STATIC / "js").glob("*.js"))
    missing = {
        f"{path.name}: {name}"
        for path in TEMPLATES
        for said in re.findall(r'class="([^"]*)"', re.sub(r"\{[%{].*?[%}]\}", "…", path.read_text()))
        for name in said.split()
        if "…" not in name and name not in styled and f".{name}" not in scripts
    }
    assert missing == set()
