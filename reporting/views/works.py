"""The pages of a city's published projects, good practices and lessons."""

from django.shortcuts import get_object_or_404, render

from observatory.choices import LessonTheme
from observatory.services.codes import key_of, with_key
from reporting.public import works
from reporting.views.public_page import page_of, public_city, public_page


@public_page
def city_projects(request, city):
    city = public_city(city)
    page = page_of(request, works.public_projects(city))
    context = {"city": city, "section": "overview", "page": page, "rows": keyed(page)}
    return render(request, "reporting/public/city_projects.html", context)


@public_page
def city_project(request, city, code):
    city = public_city(city)
    page = works.project_page(get_object_or_404(with_key(works.public_projects(city), code)))
    context = {"city": city, "section": "overview", "page": page, "project": page.record}
    return render(request, "reporting/public/city_project.html", context)


@public_page
def city_practices(request, city):
    city = public_city(city)
    page = page_of(request, works.public_practices(city))
    context = {"city": city, "section": "overview", "page": page, "rows": keyed(page)}
    return render(request, "reporting/public/city_practices.html", context)


@public_page
def city_practice(request, city, code):
    city = public_city(city)
    page = works.practice_page(get_object_or_404(with_key(works.public_practices(city), code)))
    context = {"city": city, "section": "overview", "page": page, "practice": page.record}
    return render(request, "reporting/public/city_practice.html", context)


@public_page
def city_lessons(request, city):
    city = public_city(city)
    lessons = works.public_lessons(city)
    theme = request.GET.get("theme", "")
    theme = theme if theme in LessonTheme.values else ""
    page = page_of(request, lessons.filter(theme=theme) if theme else lessons)
    themes = [(key, label, key == theme) for key, label in LessonTheme.choices if key in works.themes_of(lessons)]
    context = {"city": city, "section": "overview", "page": page, "rows": keyed(page)}
    context |= {"themes": themes, "theme": theme, "total": lessons.count()}
    return render(request, "reporting/public/city_lessons.html", context)


@public_page
def city_lesson(request, city, code):
    city = public_city(city)
    page = works.lesson_page(get_object_or_404(with_key(works.public_lessons(city), code)))
    context = {"city": city, "section": "overview", "page": page, "lesson": page.record}
    return render(request, "reporting/public/city_lesson.html", context)


def keyed(page):
    return [(record, key_of(record)) for record in page]
