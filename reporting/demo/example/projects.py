"""The example's calls, projects and investment."""

from observatory.models import Opportunity, Project
from reporting.demo.example.city import told


def log(example):
    ventures = told("projects")
    example.enter_all(Opportunity, ventures["opportunities"])
    example.enter_all(Project, ventures["projects"])
    for code, partners in ventures["partners"].items():
        for name, role, country in partners:
            example.find(Project, code).partners.create(name=name, role=role, country_id=country)
    for code, investments in ventures["investments"].items():
        for each in investments:
            _investment(example.find(Project, code), **each)


def _investment(project, *, currency, **facts):
    project.investments.create(currency_id=currency, **facts)
