"""The workspace of a city, but for what later apps add."""

from django.urls import path

from observatory.views import (
    cities,
    exports,
    history,
    imports,
    nouns,
    people,
    register,
    sources,
    strategy,
    terms,
    today,
)
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
    # Imports
    path("work/<slug:city>/imports/", imports.import_list, name="import-list"),
    path("work/<slug:city>/imports/new/", imports.import_new, name="import-new"),
    path("work/<slug:city>/imports/template/<slug:dataset>.xlsx", exports.import_template, name="import-template"),
    path("work/<slug:city>/imports/<uuid:uuid>/", imports.import_detail, name="import-detail"),
    path("work/<slug:city>/imports/<uuid:uuid>/apply/", imports.import_apply, name="import-apply"),
    path("work/<slug:city>/imports/<uuid:uuid>/check/", imports.import_check, name="import-check"),
    path("work/<slug:city>/imports/<uuid:uuid>/columns/", imports.import_columns, name="import-columns"),
    path("work/<slug:city>/imports/<uuid:uuid>/notes.xlsx", imports.import_notes, name="import-errors-file"),
    path("work/<slug:city>/imports/<uuid:uuid>/undo/", imports.import_undo, name="import-undo"),
    path("work/<slug:city>/export/<slug:dataset>.<slug:kind>", exports.export_dataset, name="export-dataset"),
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
    *routes(nouns.NEED, "needs"),
    *routes(nouns.NETWORK, "networks"),
    *routes(nouns.OBJECTIVE, "strategy/objectives"),
    *routes(nouns.OFFER, "offers"),
    *routes(nouns.OPPORTUNITY, "opportunities"),
    *routes(nouns.PRACTICE, "practices"),
    *routes(nouns.PROJECT, "projects"),
    *routes(nouns.SOURCE, "sources"),
    *routes(nouns.STRATEGY, "strategy/plans"),
]
