"""Measuring: the catalogue, a city's indicators, their values and what is behind them."""

from django.urls import path

from indicators.views import (
    adoption,
    calculation,
    catalogue,
    chain,
    derived,
    digest,
    evaluation,
    guest,
    locking,
    measuring,
    own,
    owners,
    parts,
    peer_glance,
    quality,
    review,
    sheet,
    standing,
    targets,
)
from indicators.views.evaluation_nouns import DECISION, EVALUATION, FINDING
from indicators.views.peer_glance import PEER_GLANCE
from observatory.views.records import routes

WORK = "work/<slug:city>/"
GLANCE = "glances/<uuid:glance>/"

urlpatterns = [
    # The catalogue
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/<str:code>/", catalogue.indicator, name="catalogue-indicator"),
    # Counted from the register
    path("cities/<slug:city>/indicators/<str:code>/rows/", derived.city_indicator_rows, name="city-indicator-rows"),
    path(
        "cities/<slug:city>/indicators/<str:code>/calculation/",
        calculation.in_public,
        name="city-indicator-calculation",
    ),
    path(f"{WORK}measure/<str:period>/count-again/", derived.measure_derive, name="measure-derive"),
    path(f"{WORK}measure/<str:period>/<str:code>/rows/", derived.measurement_trace, name="measurement-trace"),
    path(f"{WORK}measure/<str:period>/<str:code>/rows/take/", derived.take_count, name="measurement-take-count"),
    # Indicators in use
    path(f"{WORK}indicators/", adoption.adopted, name="work-indicators"),
    path(f"{WORK}indicators/adopt/", adoption.adopt, name="indicator-adopt"),
    path(f"{WORK}indicators/new/", own.new, name="own-indicator-new"),
    path(f"{WORK}indicators/owners/", owners.owners, name="indicator-owners"),
    path(f"{WORK}indicators/<str:code>/", sheet.sheet, name="indicator-sheet"),
    path(f"{WORK}indicators/<str:code>/calculation/", calculation.within, name="indicator-calculation"),
    path(f"{WORK}indicators/<str:code>/count/", own.count_rule, name="own-indicator-count"),
    path(f"{WORK}indicators/<str:code>/define/", own.define, name="own-indicator-define"),
    path(f"{WORK}indicators/<str:code>/details/", sheet.details, name="indicator-details"),
    path(f"{WORK}indicators/<str:code>/edit/", adoption.edit, name="indicator-edit"),
    path(f"{WORK}indicators/<str:code>/baseline/", adoption.baseline, name="indicator-baseline"),
    path(f"{WORK}indicators/<str:code>/targets/", targets.targets, name="indicator-targets"),
    path(f"{WORK}indicators/<str:code>/retire/", adoption.retire, name="indicator-retire"),
    path(f"{WORK}indicators/<str:code>/state/", standing.standing, name="indicator-standing"),
    # The chain of a strategy
    path(f"{WORK}strategy/plans/<str:key>/chain/", chain.strategy_chain, name="strategy-chain"),
    path(f"{WORK}quality/", quality.measuring_quality, name="work-quality"),
    # Evaluating
    path(f"{WORK}evaluations/<str:key>/shift/", evaluation.shift, name="evaluation-shift"),
    path(f"{WORK}findings/<str:key>/answer/", evaluation.answer, name="finding-answer"),
    *routes(EVALUATION, "evaluations"),
    *routes(FINDING, "findings"),
    *routes(DECISION, "decisions"),
    path(f"{WORK}peer-glances/new/", peer_glance.glance_new, name="peer-glance-new"),
    path(f"{WORK}peer-glances/<str:key>/agree/", peer_glance.glance_agree, name="peer-glance-agree"),
    path(f"{WORK}peer-glances/<str:key>/disagree/", peer_glance.glance_disagree, name="peer-glance-disagree"),
    path(f"{WORK}peer-glances/<str:key>/revoke/", peer_glance.glance_revoke, name="peer-glance-revoke"),
    *routes(PEER_GLANCE, "peer-glances"),
    # A guest of another city
    path("glances/", guest.glance_list, name="glance-list"),
    path(GLANCE, guest.glance_detail, name="glance-detail"),
    path(f"{GLANCE}advice/", guest.glance_advice, name="glance-advice"),
    path(f"{GLANCE}advice/agree/", guest.glance_agree, name="glance-agree"),
    path(f"{GLANCE}advice/disagree/", guest.glance_disagree, name="glance-disagree"),
    path(f"{GLANCE}advice/take-back/", guest.glance_take_back, name="glance-take-back"),
    path(f"{GLANCE}documents/<uuid:uuid>/", guest.glance_document, name="glance-document"),
    path(f"{GLANCE}indicators/<str:code>/", guest.glance_indicator, name="glance-indicator"),
    # Measuring
    path(f"{WORK}measure/", measuring.calendar, name="work-measure"),
    path(f"{WORK}measure/<str:period>/", measuring.sheet, name="measure-period"),
    path(f"{WORK}measure/<str:period>/lock/", locking.lock, name="measure-lock"),
    path(f"{WORK}measure/<str:period>/<str:code>/", measuring.edit, name="measurement-edit"),
    path(f"{WORK}measure/<str:period>/<str:code>/assess/", parts.assess, name="measurement-assess"),
    path(f"{WORK}measure/<str:period>/<str:code>/by/<int:breakdown>/", parts.parts, name="measurement-parts"),
    path(f"{WORK}measure/<str:period>/<str:code>/submit/", measuring.submit, name="measurement-submit"),
    path(f"{WORK}measure/<str:period>/<str:code>/correct/", measuring.correct, name="measurement-correct"),
    path("digest/<str:token>/", digest.digest_choice, name="digest-choice"),
    # Review
    path(f"{WORK}review/", review.queue, name="work-review"),
]
