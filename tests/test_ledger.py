"""The ledger of numbers: plans apart from reports, cautions beside the numbers, what may be compared, our own arithmetic."""

import pytest

from conftest import Built, text_of
from digest.ledger import calculation, group_of
from digest.said import Figure


def test_plan_and_report_never_stand_in_one_table(site: Built) -> None:
    page = text_of(site, "ru/figures/precinct-stations/")
    reported, planned = page.split("Числа из планов")
    assert "34 участковых пункта" in reported
    assert "22 участковых пункта" in reported
    assert "65 % от общего числа (34)" in reported
    assert "Расчёт редакции" in reported
    assert "Это план, а не результат." not in reported
    assert "21 июля 2017" in planned
    assert "Это план, а не результат." in planned
    assert "265 камер" in text_of(site, "ru/figures/surveillance-cameras/").split("Числа из планов")[1]


def test_each_percentage_of_karaganda_says_that_its_base_is_not_given(site: Built) -> None:
    measures = ("crimes", "clearance-rate", "crimes-public-places", "street-crimes", "repeat-offences", "juvenile-crimes")
    for measure in measures:
        assert "В тексте не сказано, с чем сравнивают." in text_of(site, f"ru/figures/{measure}/"), measure
        assert "немен салыстырылғаны айтылмаған" in text_of(site, f"kk/figures/{measure}/"), measure


def test_a_number_of_a_city_is_not_told_as_that_of_its_region(site: Built) -> None:
    assert "Атырау, Атырауская область" in text_of(site, "ru/figures/residents/"), "the sentence names the city"
    assert "Караганда, Карагандинская область" in text_of(site, "ru/figures/crimes/"), "the text names nothing but the city"
    assert "Атырау, Атырауская" not in text_of(site, "ru/figures/precinct-stations/"), "«в регионе построены»"


def figure(**change: object) -> Figure:
    values: dict[str, object] = {
        "value": 22.0, "upper": None, "base": None, "unit": "count", "scale": None, "measure": None, "label": None,
        "direction": None, "status": "reported", "additional": False, "subset_of": None, "period": None, "compared": False,
        "evidence": (),
    }  # fmt: skip
    return Figure(**(values | change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "kind", "per_cent"),
    [
        ({"subset_of": 34.0}, "share", 64.7),
        ({"base": 44.0, "direction": "decrease"}, "change", -50.0),
        ({"base": 20.0, "direction": "increase"}, "change", 10.0),
        ({"base": 20.0}, None, None),
        ({"base": 20.0, "direction": "decrease"}, None, None),
        ({"base": 1.0, "direction": "increase"}, None, None),
        ({"subset_of": 5300.0}, None, None),
        ({"base": 0.0}, None, None),
        ({"subset_of": 20.0}, None, None),
        ({"unit": "percent", "base": 44.0}, None, None),
        ({"upper": 30.0, "base": 44.0}, None, None),
        ({}, None, None),
    ],
)
def test_editorial_calculations(change: dict[str, object], kind: str | None, per_cent: float | None) -> None:
    made = calculation(figure(**change))
    assert (made.kind if made else None) == kind
    assert made is None or made.per_cent == pytest.approx(per_cent, abs=0.05)


def test_comparable_is_what_shares_unit_and_status() -> None:
    assert group_of(figure()) == group_of(figure(value=7.0))
    assert group_of(figure()) != group_of(figure(status="planned"))
    assert group_of(figure(unit="percent")) != group_of(figure(unit="percent", direction="decrease"))
    assert group_of(figure(unit="money", scale="tenge")) != group_of(figure(unit="duration", scale="minute"))
