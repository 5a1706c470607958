"""The workspace of a city, but for what later apps add."""

from django.urls import path

from observatory.views import cities, people

urlpatterns = [
    # Accounts and cities
    path("work/new/", cities.city_new, name="city-new"),
    path("work/places/", cities.places, name="places"),
    path("work/<slug:code>/people/", people.people_list, name="work-people"),
    path("work/<slug:code>/people/new/", people.person_invite, name="person-invite"),
    path("work/<slug:code>/people/<uuid:uuid>/edit/", people.person_change, name="person-change"),
    path("work/<slug:code>/people/<uuid:uuid>/end/", people.person_end, name="person-end"),
    path("work/<slug:code>/settings/", cities.city_settings, name="work-settings"),
]
