"""Public pages, dashboards and reports."""

from django.urls import path, re_path

from reporting.views import cases, dashboards, editions, formats, open_data, plans, public, reports, search, works

urlpatterns = [
    # PUBLIC
    path("", public.home, name="home"),
    path("about/", public.about, name="about"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("cases/", cases.case_list, name="case-list"),
    path("cases/<int:number>/", cases.case_detail, name="case-detail"),
    path("cities/", public.cities, name="cities"),
    path("cities/<slug:city>/", public.city_detail, name="city-detail"),
    path("cities/<slug:city>/agreements.csv", formats.city_agreements_file, name="city-agreements-file"),
    path("cities/<slug:city>/agreements/", public.city_agreements, name="city-agreements"),
    path("cities/<slug:city>/agreements/<str:code>/", public.city_agreement, name="city-agreement"),
    path("cities/<slug:city>/indicators/", public.city_indicators, name="city-indicators"),
    path("cities/<slug:city>/indicators/<str:code>/", public.city_indicator, name="city-indicator"),
    path("cities/<slug:city>/lessons/", works.city_lessons, name="city-lessons"),
    path("cities/<slug:city>/lessons/<str:code>/", works.city_lesson, name="city-lesson"),
    path("cities/<slug:city>/networks.csv", formats.city_networks_file, name="city-networks-file"),
    path("cities/<slug:city>/networks/", public.city_networks, name="city-networks"),
    path("cities/<slug:city>/office/", public.city_office, name="city-office"),
    path("cities/<slug:city>/practices/", works.city_practices, name="city-practices"),
    path("cities/<slug:city>/practices/<str:code>/", works.city_practice, name="city-practice"),
    path("cities/<slug:city>/projects/", works.city_projects, name="city-projects"),
    path("cities/<slug:city>/projects/<str:code>/", works.city_project, name="city-project"),
    path("cities/<slug:city>/strategy/", public.city_strategy, name="city-strategy"),
    re_path(
        r"^cities/(?P<city>[-\w]+)/indicators\.(?P<suffix>csv|json)$",
        formats.city_indicators_file,
        name="city-indicators-file",
    ),
    re_path(
        r"^cities/(?P<city>[-\w]+)/indicators/(?P<code>[^/]+)\.(?P<suffix>csv|json|svg)$",
        formats.city_indicator_file,
        name="city-indicator-file",
    ),
    path("data/", public.data, name="data"),
    path("data/<slug:dataset>.csv", open_data.data_file, {"suffix": "csv"}, name="data-file-in-language"),
    path("glossary/", public.glossary, name="glossary"),
    path("method/", public.method, name="method"),
    path("privacy/", public.privacy, name="privacy"),
    path("search/", search.search, name="search"),
    # DASHBOARD
    path("network/<slug:territory>/", dashboards.network_screen, name="network-screen"),
    path("network/<slug:territory>/cities.csv", dashboards.network_csv, name="network-csv"),
    path("work/<slug:code>/dashboard/", dashboards.work_dashboard, name="work-dashboard"),
    path("work/<slug:code>/dashboard/<slug:name>/", dashboards.dashboard_rows, name="dashboard-rows"),
    # STRATEGY
    path("work/<slug:city>/strategy/plans/<str:key>/document/", plans.strategy_document, name="strategy-document"),
    path("work/<slug:city>/strategy/plans/<str:key>/document.pdf", plans.strategy_paper, name="strategy-paper"),
    # REPORTS
    path("work/<slug:code>/reports/", reports.report_list, name="work-reports"),
    path("work/<slug:code>/reports/new/", reports.report_new, name="report-new"),
    path("work/<slug:code>/reports/<slug:report>/", reports.report_prepare, name="report-prepare"),
    path("work/<slug:code>/reports/<slug:report>/edit/", reports.report_change, name="report-change"),
    path("work/<slug:code>/reports/<slug:report>/preview/", reports.report_preview, name="report-preview"),
    path("work/<slug:code>/reports/<slug:report>/freeze/", reports.report_freeze, name="report-freeze"),
    path("work/<slug:code>/reports/<slug:report>/thaw/", reports.report_thaw, name="report-thaw"),
    path("work/<slug:code>/reports/<slug:report>/sign/", reports.report_sign, name="report-sign"),
    path("work/<slug:code>/reports/<slug:report>/publish/", reports.report_publish, name="report-publish"),
    path("work/<slug:code>/reports/<slug:report>/text/<slug:section>/", reports.report_section, name="report-section"),
    path("cities/<slug:code>/reports/", editions.city_reports, name="city-reports"),
    path("cities/<slug:code>/reports/<slug:report>/", editions.city_report, name="city-report"),
    path("cities/<slug:code>/reports/<slug:report>/<int:number>/", editions.edition, name="edition"),
    path(
        "cities/<slug:code>/reports/<slug:report>/<int:number>.<str:suffix>",
        editions.edition_file,
        name="edition-file",
    ),
]
