import pytest

from tests.factories.observatory import AgreementFactory, DepartmentFactory, StaffPositionFactory

pytestmark = pytest.mark.django_db


def test_who_looks_after_an_agreement_is_named_once():
    department = DepartmentFactory(name="Water")
    post = StaffPositionFactory(city=department.city, title="Cooperation")
    of = {"city": department.city, "department": department, "responsible_post": post}

    assert AgreementFactory(**of, responsible="Cooperation").looked_after_by == ["Water", "Cooperation"]
    assert AgreementFactory(**of, responsible="Ana").looked_after_by == ["Water", "Cooperation", "Ana"]
    assert AgreementFactory(city=department.city, responsible="").looked_after_by == []
