"""The workspace of a city, but for what later apps add."""

from django.urls import path

from observatory.views import cities, history, nouns, people, register, sources, strategy, terms, today
from observatory.views.records import routes

urlpatterns = [
    # Accounts and cities
    path("work/new/", cities.city_new, name="city-new"),
    path("work/places/", cities.places, name="places"),
    path("work/<slug:code>/people/", people.people_list, name="work-people"),
    path("work/<slug:code>/people/new/", people.person_invite, name="person-invite"),
    path("work/<slug:code>/people/<uuid:uuid>/edit/", people.person_change, name="person-change"),
    path("work/<slug:code>/people/<uuid:uuid>/end/", people.person_end, name="person-end"),
    path("work/<slug:code>/settings/", cities.city_settings, name="work-settings"),
    # Register
    path("work/", register.work, name="work"),
    path("work/<slug:city>/", today.work_today, name="work-today"),
    path("work/<slug:city>/history/", history.work_history, name="work-history"),
    path("work/<slug:city>/partners/", register.partners, name="partners"),
    path("work/<slug:city>/register/", register.work_register, name="work-register"),
    path("work/<slug:city>/settings/terms/", terms.term_list, name="term-list"),
    path("work/<slug:city>/settings/terms/new/", terms.term_new, name="term-new"),
    path("work/<slug:city>/settings/terms/<str:day>/edit/", terms.term_edit, name="term-edit"),
    path("work/<slug:city>/settings/terms/<str:day>/remove/", terms.term_remove, name="term-remove"),
    path("work/<slug:city>/strategy/", strategy.work_strategy, name="work-strategy"),
    path("sources/<uuid:uuid>/file/", sources.source_download, name="source-download"),
    *routes(nouns.ACTIVITY, "activities"),
    *routes(nouns.AGREEMENT, "agreements"),
    *routes(nouns.BUDGET, "budget"),
    *routes(nouns.DEPARTMENT, "departments"),
    *routes(nouns.LESSON, "lessons"),
    *routes(nouns.MISSION, "missions"),
    *routes(nouns.NETWORK, "networks"),
    *routes(nouns.OBJECTIVE, "strategy/objectives"),
    *routes(nouns.SOURCE, "sources"),
    *routes(nouns.STRATEGY, "strategy/plans"),
]
