"""Every topic carries the sentence that justifies it, and one that must not fire."""

import tomllib
from typing import Any

import pytest

from conftest import ROOT
from digest import document
from digest.facts import terms
from digest.model import Document
from digest.said import Tagged
from digest.vocabulary import Vocabulary

TOPICS = tomllib.loads((ROOT / "content" / "vocabulary" / "topics.toml").read_text(encoding="utf-8"))["topic"]
# A text about the police in which the sentence stands, so that only the sentence decides about the topic.
AROUND = {
    "ru": "Полиция города рассказала о своей работе\n\nПолиция города рассказала о своей работе.\n\n{}",
    "kk": "Қала полициясы өз жұмысын баяндады\n\nҚала полициясы өз жұмысын баяндады.\n\n{}",
}


def tags_of(found: Document, words: Vocabulary) -> tuple[Tagged, ...]:
    hits = terms.police_hits(found, terms.passages(found), words)
    return terms.topics(found, hits, words) if terms.is_about_police(hits) else ()


def tags(text: str, lang: str, words: Vocabulary) -> set[str]:
    found = document.parse("case", AROUND[lang].format(text), lang=lang)
    return {tag.id for tag in tags_of(found, words)}


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["id"])
def test_topic_matches_its_example_and_not_its_counter_example(topic: dict[str, Any], lang: str, words: Vocabulary) -> None:
    assert topic["id"] in tags(topic["example"][lang], lang, words)
    assert topic["id"] not in tags(topic["counter"][lang], lang, words)


def test_topics_and_regions_are_all_there(words: Vocabulary) -> None:
    assert len(words.topics) >= 24
    assert {"domestic-violence", "digitalisation"} <= set(words.topics)
    assert len(words.regions) == 20
    assert all(
        entry.kk and entry.ru
        for kind in (words.topics, words.regions, words.places, words.outlets)
        for entry in kind.values()
    )


def test_tiles_do_not_overlap(words: Vocabulary) -> None:
    assert len({region.tile for region in words.regions.values()}) == 20


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_a_text_that_is_not_about_the_police_has_no_topics(lang: str, words: Vocabulary) -> None:
    text = {
        "ru": "В школе поставили камеры видеонаблюдения\n\nДети и родители довольны: камеры видеонаблюдения стоят у входа.\n\nДиректор ждёт ремонта спортивного зала.",
        "kk": "Мектепке бейнекамера қойылды\n\nБалалар мен ата-аналар риза: бейнекамера есік алдында тұр.\n\nДиректор спорт залын жөндеуді күтіп отыр.",
    }[lang]
    assert tags_of(document.parse("case", text), words) == ()
