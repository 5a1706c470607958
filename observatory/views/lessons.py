"""A lesson as one printed sheet."""

from django.shortcuts import render

from observatory.views.nouns import LESSON
from observatory.views.workspace import city_of


def lesson_sheet(request, city, key):
    city = city_of(request, city)
    lesson = LESSON.find(city, request.user, key)
    context = {"city": city, "section": LESSON.section, "noun": LESSON, "lesson": lesson}
    context |= {"list": LESSON.address("list", city), "detail": LESSON.address("detail", city, lesson)}
    return render(request, "observatory/lesson_sheet.html", context)
