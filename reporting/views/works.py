"""The pages of a city's published projects, good practices and lessons."""

from django.shortcuts import get_object_or_404, render

from observatory.choices import LessonTheme
from observatory.services.codes import key_of, with_key
from reporting.public import works
from reporting.views.public_page import page_of, public_city, public_page


@public_page
def city_projects(request, city):
    city = public_city(city)
    return listed(request, city, works.public_projects(city), "city_projects")


@public_page
def city_project(request, city, code):
    city = public_city(city)
    return told(request, city, works.project_page(named(works.public_projects(city), code)), "project")


@public_page
def city_practices(request, city):
    city = public_city(city)
    return listed(request, city, works.public_practices(city), "city_practices")


@public_page
def city_practice(request, city, code):
    city = public_city(city)
    return told(request, city, works.practice_page(named(works.public_practices(city), code)), "practice")


@public_page
def city_lessons(request, city):
    city = public_city(city)
    lessons = works.public_lessons(city)
    used, theme = works.themes_of(lessons), request.GET.get("theme", "")
    theme = theme if theme in LessonTheme.values else ""
    themes = [(key, label, key == theme) for key, label in LessonTheme.choices if key in used]
    shown = lessons.filter(theme=theme) if theme else lessons
    return listed(request, city, shown, "city_lessons", themes=themes, theme=theme, total=lessons.count())


@public_page
def city_lesson(request, city, code):
    city = public_city(city)
    return told(request, city, works.lesson_page(named(works.public_lessons(city), code)), "lesson")


def listed(request, city, rows, template, **more):
    """A page of these records, each with the key of its own page."""
    page = page_of(request, rows)
    context = {"city": city, "section": "overview", "page": page, "rows": [(row, key_of(row)) for row in page]}
    return render(request, f"reporting/public/{template}.html", context | more)


def named(rows, code):
    return get_object_or_404(with_key(rows, code))


def told(request, city, page, noun):
    """The page of one record, which its template calls by its noun."""
    context = {"city": city, "section": "overview", "page": page, noun: page.record}
    return render(request, f"reporting/public/city_{noun}.html", context)
