import pytest
from django.db import InterfaceError, OperationalError

from config.errors import broken


def answered(error, request):
    try:
        raise error
    except type(error):
        return broken(request)


@pytest.mark.parametrize("error", [OperationalError("server closed"), InterfaceError("connection closed")])
def test_while_the_database_does_not_answer_people_are_asked_to_come_again(error, rf):
    response = answered(error, rf.get("/"))

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "<h1>" in response.content.decode()


def test_any_other_fault_is_told_as_ours(rf):
    response = answered(RuntimeError("a fault"), rf.get("/"))

    assert response.status_code == 500
    assert not response.has_header("Retry-After")
