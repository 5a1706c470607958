import io

import pikepdf
import pytest
from django.urls import reverse
from django.utils.translation import override

from observatory.choices import Role
from reporting.pdf import PdfError
from reporting.views import plans
from tests.factories import indicators, observatory

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy():
    city = observatory.CityFactory(code="rosal", languages=["es"], currency=observatory.CurrencyFactory())
    plan = observatory.PlanningInstrumentFactory(
        city=city, title="Plan 2024", approved_by="Mayor", approved_on="2024-03-09", legislative_approval="approved"
    )
    plan.sdgs.add(observatory.SdgFactory())
    made = observatory.StrategyFactory(
        city=city, code="plan", title="Open to the world", vision="A city to learn from", instrument=plan,
        ends_on="2027-12-31",
    )  # fmt: skip
    served = observatory.ObjectiveFactory(strategy=made, code="1", title="Learn about buses", goals_assumption="Money")
    served.government_goals.add(observatory.GovernmentGoalFactory(city=city, title="Shorter trips"))
    observatory.ActivityFactory(city=city, title="Visit to Quito").objectives.add(served)
    adoption = indicators.AdoptedIndicatorFactory(city=city, baseline_value=4)
    adoption.objectives.add(served)
    observatory.RiskFactory(strategy=made, title="A new mayor", mitigation="A norm")
    observatory.BeneficiaryFactory(strategy=made, title="Buses", size=0)
    observatory.PeerReferenceFactory(strategy=made, learned_from="Montevideo")
    observatory.BudgetYearFactory(city=city, year=2025, planned=0)
    observatory.BudgetYearFactory(city=city, year=2019, planned=77)
    observatory.PlanningStepFactory(strategy=made, number=1, answer="It serves two goals.", consulted="Planning")
    observatory.PlanningStepFactory(strategy=made, number=2, state="skipped", skipped_because="Done in 2023")
    return made


@pytest.fixture
def desk(client, strategy):
    client.force_login(observatory.MembershipFactory(city=strategy.city, role=Role.STAFF).user)
    with override("en"):
        yield client


def at(page, strategy):
    return reverse(f"strategy-{page}", args=[strategy.city.code, strategy.code])


def test_the_document_says_all_that_is_written_down_in_the_citys_language(desk, strategy):
    page = desk.get(at("document", strategy)).content.decode()

    for said in (
        "Borrador.", "A city to learn from", "Plan 2024", "Shorter trips", "Learn about buses", "Visit to Quito",
        "Money", "A new mayor", "A norm", "Buses", "Montevideo", "It serves two goals.", "Done in 2023", "2024–2027",
    ):  # fmt: skip
        assert said in page, said
    assert "2019" not in page


def test_an_adopted_strategy_is_no_draft(desk, strategy):
    type(strategy).objects.update(status="adopted", adopted_on="2024-05-01", adopted_by="The council")

    page = desk.get(at("document", strategy)).content.decode()

    assert "Borrador" not in page
    assert "The council" in page


def test_many_activities_of_an_objective_are_told_by_the_first_eight_and_a_number(desk, strategy):
    for each in observatory.ActivityFactory.create_batch(9, city=strategy.city):
        each.objectives.add(strategy.objectives.get())

    assert "; 2 actividades más" in desk.get(at("document", strategy)).content.decode()


def test_a_strategy_of_which_nothing_is_written_down_has_a_document_that_says_so(desk, strategy):
    bare = observatory.StrategyFactory(city=observatory.CityFactory(languages=["en"]), code="bare")
    desk.force_login(observatory.MembershipFactory(city=bare.city, role=Role.STAFF).user)

    page = desk.get(at("document", bare)).content.decode()

    for said in ("The vision is not written down yet.", "No risk is written down yet.", "Not yet answered:", ">2024<"):
        assert said.strip("<>") in page, said


def test_the_paper_is_a_tagged_pdf_in_the_citys_language(desk, strategy):
    response = desk.get(at("paper", strategy))

    assert response["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(response.content)) as paper:
        assert str(paper.Root.Lang) == "es"
        assert "/StructTreeRoot" in paper.Root
        assert len(paper.pages) >= 4


def test_a_paper_that_cannot_be_drawn_leads_back_with_the_reason(desk, strategy, monkeypatch):
    def fails(paper):
        raise PdfError("The document took too long to draw.")

    monkeypatch.setattr(plans, "render_pdf", fails)

    response = desk.get(at("paper", strategy), follow=True)

    assert response.redirect_chain[0][0] == at("document", strategy)
    assert "too long" in response.content.decode()


def test_nobody_of_another_city_reads_it(desk, strategy):
    desk.force_login(observatory.MembershipFactory(role=Role.DIRECTOR).user)

    assert desk.get(at("document", strategy)).status_code == 404
    assert desk.get(at("paper", strategy)).status_code == 404


def test_the_chain_is_shown_as_a_list_and_as_a_picture_that_is_hidden_from_readers(desk, strategy):
    page = desk.get(at("chain", strategy)).content.decode()

    assert 'class="chain-picture"' in page
    assert 'aria-hidden="true"' in page
    assert "Visit to Quito" in page.split('class="chain"')[1]
