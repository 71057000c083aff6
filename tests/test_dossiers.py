"""People in public office and their posts: who has a page, and whose it is."""

from datetime import date

import pytest

from conftest import Articles, Built, text_of
from digest import collect
from digest.archive import Archive
from digest.vocabulary import Vocabulary

TODAY = date(2026, 11, 22)


def test_posts_have_holders_and_open_orders(site: Built) -> None:
    post = text_of(site, "ru/people/posts/police-department-head-almaty/")
    assert "Айдын Кабдулдинов" in post
    assert "Арыстангани Заппаров" in post
    assert "О выполнении не сообщалось" in post
    assert "Алматы" in text_of(site, "kk/people/posts/police-department-head-almaty/")
    minister = text_of(site, "ru/people/yerlan-turgumbayev/")
    assert "усилить охрану общественного порядка" in minister
    assert "полиция должна быть ближе к народу" in minister


def test_no_page_is_kept_of_private_people(site: Built, articles: Articles, words: Vocabulary) -> None:
    names = text_of(site, "ru/people/")
    assert "Бактыбаева" not in names, "head of a housing cooperative"
    assert "Токаев" not in names, "only referred to"
    text = (
        "Полиция Караганды встретилась с жителями\n\nУчастковый инспектор полиции Асхат Кенжебеков и жительница города "
        "Айгуль Сериккызы рассказали о патруле. Начальник управления полиции города Ахметов поручил усилить патрули. "
        "Начальник департамента полиции Карагандинской области Ерлан Файзуллин пообещал камеры.\n"
    )
    found, _ = collect.records(articles(**{"a.txt": text}), words, TODAY)
    assert {one.name for one in found[0].facts.people} >= {"Асхат Кенжебеков", "Ерлан Файзуллин"}
    assert [one.name for one in Archive(found, words).dossiers.people.values()] == ["Ерлан Файзуллин"]


def test_ministers_of_other_countries_hold_no_office_here(articles: Articles, words: Vocabulary) -> None:
    text = (
        "В Бишкеке открыли пост\n\nМинистр внутренних дел Кыргызстана Эркин Токтосунов открыл в Бишкеке пост полиции. "
        "Полиция Кыргызстана пообещала ещё два.\n"
    )
    found, _ = collect.records(articles(**{"a.txt": text}), words, TODAY)
    assert found[0].facts.scope == "foreign"
    assert found[0].facts.people
    assert not Archive(found, words).dossiers.people


def test_namesakes_in_two_regions_are_two_people(articles: Articles, words: Vocabulary) -> None:
    text = "Полиция отчиталась\n\nНачальник департамента полиции {} области Асхат Кенжебеков открыл пост полиции.\n"
    files = {
        "a.txt": text.format("Карагандинской"),
        "b.txt": text.format("Атырауской"),
        "c.txt": text.format("Атырауской") + "\n1.",
    }
    found, _ = collect.records(articles(**files), words, TODAY)
    people = Archive(found, words).dossiers.people
    assert sorted(len(one.appearances) for one in people.values()) == [1, 2]


def heads(*people: tuple[str, str, str]) -> dict[str, str]:
    """Articles of (year, name, region in the genitive)."""
    text = "{year} год\n\n1 марта {year}\n\nНачальник департамента полиции {region} {name} открыл пост полиции в посёлке {at}.\n"
    return {
        f"{chr(ord('a') + at)}.txt": "Полиция отчиталась за " + text.format(year=year, name=name, region=region, at=at)
        for at, (year, name, region) in enumerate(people)
    }


KOSTANAY, KARAGANDA = "Костанайской области", "Карагандинской области"


@pytest.mark.parametrize(
    ("people", "addresses"),
    [
        ([("2018", "Ерлан Иманов", KOSTANAY), ("2019", "Ерлан Иманов", KOSTANAY)], ["erlan-imanov"]),
        (
            [("2018", "Ерлан Иманов", KOSTANAY), ("2019", "Ерлан Иманов", KARAGANDA)],
            ["erlan-imanov-karaganda", "erlan-imanov-kostanay"],
        ),
        (
            [("2018", "Ерлан Серикович Иманов", KOSTANAY), ("2019", "Ерлан Болатович Иманов", KOSTANAY)],
            ["erlan-imanov-bolatovich", "erlan-imanov-serikovich"],
        ),
        ([("2018", "Ерлан Серикович Иманов", KOSTANAY), ("2019", "Ерлан Серикович Иманов", KARAGANDA)], ["erlan-imanov"]),
        ([("2018", "Артём Королёв", KOSTANAY), ("2019", "Артем Королев", KOSTANAY)], ["artem-korolev"]),
    ],
)
def test_an_address_belongs_to_one_person(
    people: list[tuple[str, str, str]], addresses: list[str], articles: Articles, words: Vocabulary
) -> None:
    for given in (people, [*people, (str(2020 + len(people)), people[0][1], people[0][2])]):
        found, _ = collect.records(articles(**heads(*given)), words, TODAY)
        assert sorted(Archive(found, words).dossiers.people) == addresses
