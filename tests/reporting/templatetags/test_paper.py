from reporting.templatetags.paper import result_sign


def test_a_result_says_its_band():
    assert result_sign("on-track").endswith("On track</span>")


def test_a_value_without_a_target_says_that_the_target_is_missing():
    sign = result_sign("no-data", "No target <set>")

    assert sign.endswith("No target &lt;set&gt;</span>")
    assert "No data" not in sign
