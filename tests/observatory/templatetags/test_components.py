import datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from observatory import icons


def drawn(source, language="en", query=None, **values):
    if query is not None:
        values["request"] = SimpleNamespace(GET=QueryDict(query))
    with translation.override(language):
        return Template(source).render(Context(values))


class ActivityForm(forms.Form):
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Meeting"), ("b", "Event")], widget=forms.RadioSelect)
    title = forms.CharField(
        label="Title", help_text="As you would say it.", error_messages={"required": "Write a title"}
    )
    held_on = forms.DateField(label="Date")
    note = forms.CharField(label="Note", required=False)
    file = forms.FileField(label="Evidence", required=False)
    sdgs = forms.MultipleChoiceField(
        label="Goals", choices=[("1", "One")], required=False, widget=forms.CheckboxSelectMultiple
    )
    is_public = forms.BooleanField(label="Public", required=False)
    secret = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("The two do not go together")


# --- Words with a sign


@pytest.mark.parametrize("name", icons.SHAPES)
def test_every_icon_is_hidden_from_screen_readers(name):
    assert 'aria-hidden="true"' in drawn("{% icon name %}", name=name)


def test_an_unknown_icon_fails():
    with pytest.raises(KeyError):
        drawn('{% icon "nonsense" %}')


@pytest.mark.parametrize(("key", "word"), [("institutional", "Institutional"), ("territorial", "Territorial")])
def test_a_dimension_is_icon_and_word(key, word):
    text = drawn("{% dimension key %}", key=key)
    assert f"dim--{key}" in text
    assert "<svg" in text
    assert word in text


@pytest.mark.parametrize("key", ["on-track", "on_track", "ontrack"])
def test_a_band_is_icon_and_word_however_its_key_is_written(key):
    text = drawn("{% band key %}", key=key)
    assert "tag--ontrack" in text
    assert "<svg" in text
    assert "On track" in text


def test_a_band_can_say_more_precisely_what_is_missing():
    assert "No target set" in drawn('{% band "no-data" "No target set" %}')


def test_only_a_status_that_asks_for_attention_has_a_sign():
    assert "<svg" not in drawn('{% status "draft" "Draft" %}')
    assert "<svg" in drawn('{% status "overdue" "Overdue" %}')


def test_what_people_wrote_is_escaped_in_every_part():
    evil = "<script>alert(1)</script>"
    sources = [
        "{% status 'x' evil %}",
        "{% section evil evil %}{{ evil }}{% endsection %}",
        "{% notice evil %}{{ evil }}{% endnotice %}",
        "{% empty evil '#' evil %}{{ evil }}{% endempty %}",
        "{% more evil evil %}{{ evil }}{% endmore %}",
        "{% stat evil evil evil '#' %}",
        "{% row evil '#' evil %}{{ evil }}{% endrow %}",
        "{% facts evil %}{% fact evil '#' evil %}{{ evil }}{% endfact %}{% endfacts %}",
        "{% event evil evil %}{{ evil }}{% endevent %}",
        "{% diff evil evil %}",
        "{% crumb evil '#' %}",
        "{% steps 1 evil %}",
        "{% conflict rows evil evil %}",
    ]
    for source in sources:
        assert "<script" not in drawn(source, evil=evil, rows=[(evil, evil, evil)]), source


# --- Sections and lists


def test_a_section_has_a_heading_and_its_content():
    text = drawn('{% section "Results" "In 2025" "results" %}<p>Eleven</p>{% endsection %}')
    assert "<h2>Results</h2>" in text
    assert 'id="results"' in text
    assert "<p>Eleven</p>" in text


def test_a_text_in_the_language_of_the_page_stands_alone():
    assert drawn('{% in_language "es" %}Hola{% endin_language %}', "es") == "Hola"


def test_a_text_in_another_language_says_so_and_is_marked():
    text = drawn('{% in_language "es" %}Hola{% endin_language %}', "en")
    assert "Español" in text
    assert '<div lang="es">Hola</div>' in text


def test_an_empty_list_says_what_to_do():
    source = (
        '{% for x in none %}{% empty %}{% empty "No agreements" "/new/" "Register one" %}{% endempty %}{% endfor %}'
    )
    assert '<a class="btn btn--2" href="/new/">Register one</a>' in drawn(source, none=[])


def facts(*inner):
    return drawn('{% facts "About it" %}' + "".join(inner) + "{% endfacts %}")


def test_facts_without_a_value_are_named_together_at_the_end():
    text = facts(
        '{% fact "Date" %} {% endfact %}', '{% fact "Number" %}0{% endfact %}', '{% fact "Who" %}{% endfact %}'
    )

    assert text.index("Number") < text.index("Not provided") < text.index("Date · Who")
    assert text.count("Not provided") == 1


def test_a_list_in_which_all_is_said_says_nothing_of_what_is_not():
    assert "Not provided" not in facts('{% fact "Number" %}0{% endfact %}')


def test_a_fact_that_can_be_changed_has_its_row_though_it_is_empty():
    text = facts('{% fact "Date" "/edit/" "Change" %}{% endfact %}')

    assert text.index("Date") < text.index("Not provided") < text.index("/edit/")


def test_a_link_that_changes_a_fact_names_it_for_the_ear():
    assert 'Change<span class="vh"> Date' in drawn('{% fact "Date" "/edit/" "Change" %}2025{% endfact %}')


def test_a_row_is_one_link_with_its_status():
    text = drawn('{% row "Title" "/a/" "Detail" %}{% status "draft" "Draft" %}{% endrow %}')
    assert text.count("<a ") == 1
    assert '<span class="tag tag--plain">Draft</span>' in text


def test_a_row_without_an_address_is_no_link():
    assert "<a " not in drawn('{% row "Title" %}{% endrow %}')


def test_a_replaced_value_is_said_in_words_too():
    text = drawn("{% diff old new %}", old="", new="2025")
    assert "before:" in text
    assert "<del>nothing</del>" in text
    assert "<ins>2025</ins>" in text


def test_steps_mark_what_is_done_and_where_one_is():
    text = drawn('{% steps 2 "File" "Columns" "Check" %}')
    assert text.count("Done:") == 1
    assert '<li aria-current="step">2 Columns</li>' in text


def test_the_way_is_left_out_where_there_is_none():
    assert drawn("{% crumbs %} \n{% endcrumbs %}") == ""
    assert 'aria-current="page"' in drawn('{% crumbs %}{% crumb "Here" %}{% endcrumbs %}')


# --- Finding one's way


def test_one_page_needs_no_links_to_pages():
    assert drawn("{% pages page %}", query="", page=Paginator([1, 2], 5).page(1)) == ""


def test_links_to_pages_keep_the_filters_and_the_order():
    text = drawn("{% pages page %}", query="q=río&sort=-name&page=2", page=Paginator(range(30), 10).page(2))
    assert "?q=r%C3%ADo&amp;sort=-name&amp;page=3" in text
    assert text.count('aria-current="page"') == 1
    assert 'rel="prev"' in text
    assert 'rel="next"' in text


def test_the_first_page_has_no_previous_and_the_last_no_next():
    paginator = Paginator(range(300), 10)
    assert 'rel="prev"' not in drawn("{% pages page %}", query="", page=paginator.page(1))
    last = drawn("{% pages page %}", query="", page=paginator.page(30))
    assert 'rel="next"' not in last
    assert "…" in last


def test_pages_work_outside_a_request():
    assert "?page=2" in drawn("{% pages page %}", page=Paginator(range(20), 10).page(1))


def test_pressing_a_sorted_head_turns_the_order_around():
    assert 'aria-sort="ascending"' in drawn('{% sort_head "name" "City" %}', query="sort=name")
    assert 'href="?sort=-name"' in drawn('{% sort_head "name" "City" %}', query="sort=name")
    assert 'aria-sort="descending"' in drawn('{% sort_head "name" "City" %}', query="sort=-name")
    assert 'href="?sort=name"' in drawn('{% sort_head "name" "City" %}', query="sort=-name")


def test_another_order_starts_again_at_the_first_page():
    text = drawn('{% sort_head "name" "City" num=True %}', query="q=a&page=4&sort=km")
    assert 'href="?q=a&amp;sort=name"' in text
    assert "aria-sort" not in text
    assert 'class="num"' in text


def test_the_view_may_name_its_default_order():
    assert 'aria-sort="ascending"' in drawn('{% sort_head "name" "City" %}', query="", sort="name")


def test_filters_keep_the_order_and_can_be_cleared():
    text = drawn("{% filters %}<b>x</b>{% endfilters %}", query="q=a&sort=-km&page=2")
    assert '<input type="hidden" name="sort" value="-km">' in text
    assert 'href="?sort=-km"' in text
    assert "<b>x</b>" in text


def test_without_filters_there_is_nothing_to_clear():
    assert "Clear" not in drawn("{% filters %}{% endfilters %}", query="sort=km&q=")


def test_filters_lay_out_a_form_without_optional_marks():
    text = drawn("{% filters form act='Count' %}{% endfilters %}", query="", form=ActivityForm())
    assert '<label for="id_title">Title</label>' in text
    assert "(optional)" not in text
    assert 'name="secret"' in text
    assert "Count" in text


# --- Forms


def test_no_mistakes_no_summary():
    assert drawn("{% errors form none %}", form=ActivityForm(), none=None) == ""


def test_the_summary_links_each_mistake_to_its_first_control():
    text = drawn("{% errors form %}", form=ActivityForm({}))
    assert "There are 5 things to correct" in text
    assert '<a href="#id_kind_0">Kind: This field is required.</a>' in text
    assert '<a href="#id_title">Write a title</a>' in text
    assert '<a href="#id_held_on">Date: This field is required.</a>' in text
    assert "<li>The two do not go together</li>" in text
    assert 'role="alert"' in text


def test_a_question_needs_no_colon_before_what_is_wrong_with_its_answer():
    class Quick(forms.Form):
        kind = forms.CharField(label="What was it?")

    assert "What was it? This field is required." in drawn("{% errors form %}", form=Quick({}))


def test_the_summary_counts_one_mistake_as_one():
    form = forms.Form({})
    form.add_error(None, "Only this")
    assert "There is one thing to correct" in drawn("{% errors form %}", form=form)


def test_the_summary_reads_formsets_too():
    class Row(forms.Form):
        n = forms.IntegerField(label="Number")

    rows = forms.formset_factory(Row, min_num=2, validate_min=True)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-n": "x"}
    )
    text = drawn("{% errors rows %}", rows=rows)
    assert "#id_form-0-n" in text
    assert "at least 2 forms" in text


def test_a_field_says_its_hint_and_mistake_to_the_control():
    text = drawn("{{ form.title.as_field_group }}", form=ActivityForm({}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in text
    assert 'id="id_title_helptext"' in text
    assert 'id="id_title_error"' in text
    assert 'aria-invalid="true"' in text
    assert "field--error" in text


def test_optional_fields_are_marked_and_required_ones_are_not():
    assert "(optional)" in drawn("{{ form.note.as_field_group }}", form=ActivityForm())
    assert "(optional)" not in drawn("{{ form.title.as_field_group }}", form=ActivityForm())


def test_choices_stand_in_a_group_with_a_legend():
    text = drawn("{{ form.kind.as_field_group }}", form=ActivityForm())
    assert "<legend>Kind" in text
    assert text.count('class="choice"') == 2
    assert '<label class="choice" for="id_kind_0">' in text


def test_a_single_tick_has_its_words_beside_it():
    text = drawn("{{ form.is_public.as_field_group }}", form=ActivityForm())
    assert text.count("Public") == 1
    assert text.index("<input") < text.index("Public")


def test_a_form_shows_every_field_once():
    text = drawn("{{ form }}", form=ActivityForm())
    assert text.count('class="field') == 7
    assert text.count('name="secret"') == 1


def test_a_stored_file_is_named_and_can_be_removed():
    class Stored(str):
        url = "/private/"

    text = drawn("{{ form.file.as_field_group }}", form=ActivityForm(initial={"file": Stored("minutes.pdf")}))
    assert "minutes.pdf" in text
    assert "Remove this file" in text
    assert "/private/" not in text


def test_the_version_seen_travels_with_the_form():
    class Versioned(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

    with_field = drawn("{% version_token form %}", form=Versioned(initial={"version": 3}))
    assert 'value="3"' in with_field
    form = forms.Form()
    form.instance = SimpleNamespace(version=7)
    assert drawn("{% version_token form %}", form=form) == '<input type="hidden" name="version" value="7">'


def test_a_conflict_shows_both_values():
    text = drawn("{% conflict rows 'Ana' when %}", rows=[("Title", "Theirs", "")], when=datetime.date(2026, 3, 9))
    assert "Ana saved a change here while you were writing" in text
    assert "Theirs" in text
    assert ">nothing<" in text


def test_a_block_left_open_is_refused():
    with pytest.raises(TemplateSyntaxError):
        drawn('{% section "Open" %}')


@pytest.mark.parametrize(
    ("name", "is_alone"), [("Twinnings", False), ("Spaces for exchange that the office made", True)]
)
def test_long_choices_stand_in_a_row_each(name, is_alone):
    class Form(forms.Form):
        picked = forms.MultipleChoiceField(choices=[("a", "Short"), ("b", name)], widget=forms.CheckboxSelectMultiple)

    assert ("choices--1" in Form()["picked"].as_field_group()) == is_alone
