from cahier.workflows.compile_release import _of_case

CODES = ("DEMO-01", "DEMO-05")


def test_a_condition_goes_to_its_own_case_only() -> None:
    confirmed = {"DEMO-05:P1:recheck_each_use": "a", "DEMO-01:P2:only_if:abroad": "b", "P3:attribute_to:file": "c"}
    assert _of_case(confirmed, "DEMO-05", CODES) == {"P1:recheck_each_use": "a", "P3:attribute_to:file": "c"}
    assert _of_case(confirmed, "DEMO-01", CODES) == {"P2:only_if:abroad": "b", "P3:attribute_to:file": "c"}


def test_among_several_cases_a_condition_without_the_code_of_its_case_counts_for_none() -> None:
    confirmed = {"DEMO-05:P1:recheck_each_use": "a", "P1:recheck_each_use": "b"}
    assert _of_case(confirmed, "DEMO-05", CODES, alone=False) == {"P1:recheck_each_use": "a"}
    assert _of_case(confirmed, "DEMO-01", CODES, alone=False) == {}
