"""Every topic carries the sentence that justifies it, and one that must not fire."""

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, cases
from digest import document, facts, samples, vocabulary
from digest.facts import terms
from digest.model import DigestErrors, Document
from digest.pairs import Pairs
from digest.patterns import tokenise
from digest.said import Tagged
from digest.vocabulary import Vocabulary

TABLE = tomllib.loads((ROOT / "content" / "vocabulary" / "topics.toml").read_text(encoding="utf-8"))
TOPICS = TABLE["topic"]


def tags(text: str, lang: str, words: Vocabulary) -> set[str]:
    return samples.topics(text, TABLE["around"][lang], words)


def tags_of(found: Document, words: Vocabulary) -> tuple[Tagged, ...]:
    hits = terms.police_hits(found, terms.passages(found), words)
    return terms.topics(found, hits, words) if terms.is_about_police(hits) else ()


def test_every_topic_matches_its_example_and_not_its_counter_example(words: Vocabulary) -> None:
    assert samples.check(ROOT / "content" / "vocabulary", words) == []


def test_a_sample_that_is_read_otherwise_is_named_with_its_topic(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "vocabulary")
    path = tmp_path / "vocabulary" / "topics.toml"
    text = path.read_text(encoding="utf-8")
    first = TOPICS[0]
    for right, wrong in ((first["example"]["ru"], "Прошёл дождь."), (first["counter"]["kk"], first["example"]["kk"])):
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    path.write_text(text, encoding="utf-8")
    line = text.splitlines().index(f'id = "{first["id"]}"') + 1
    said = [str(error) for error in samples.check(path.parent, vocabulary.load(path.parent))]
    assert [one.removeprefix(f"{path}:{line}: ").split(";")[0] for one in said] == [
        f"{first['id']} finds its counter.kk too",
        f"{first['id']} does not find its example.ru",
    ]


@pytest.mark.parametrize(("sentence", "expected"), cases("topics"))
def test_topics_of_a_sentence(sentence: str, expected: str, words: Vocabulary) -> None:
    lang, text = sentence.split(" | ")
    again = {"ru": "Полиция работает круглые сутки.", "kk": "Полиция тәулік бойы жұмыс істейді."}[lang]
    assert " ".join(sorted(tags(f"{text}\n\n{again}", lang, words))) == expected


def test_a_clear_word_needs_support_where_the_police_are_hardly_named(words: Vocabulary) -> None:
    alone, beside = "Во дворе поставили видеокамеры.", "Во дворе поставили видеокамеры, сказали в полиции."
    assert (tags(alone, "ru", words), tags(beside, "ru", words)) == (set(), {"video-surveillance"})


def test_many_sentences_about_police_work_make_up_for_a_missing_police_word(words: Vocabulary) -> None:
    head = "Дорога стала тише\n\nОб этом рассказали в УП и ДП.\n\nВо дворах поставили видеокамеры.\n\n"
    told = ["Лихачи притихли.", "Пешеходов видно издали.", "Аварий меньше на треть.", "Тонировку снимают на месте."]
    few, many = (document.parse("x", head + "\n\n".join(some)) for some in (told[:2], told))
    found = [{tag.id for tag in tags_of(one, words)} for one in (few, many)]
    assert found == [{"road-safety"}, {"road-safety", "video-surveillance"}]


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


def test_one_slip_in_a_file_of_the_vocabulary_is_one_mistake(tmp_path: Path) -> None:
    """Measures name topics: when these cannot be read, not every measure is to blame."""
    shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "vocabulary")
    path = tmp_path / "vocabulary" / "topics.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n[[topic]]\nid = patrol-cars\n", encoding="utf-8")
    with pytest.raises(DigestErrors) as caught:
        vocabulary.load(path.parent)
    line = len(path.read_text(encoding="utf-8").splitlines())
    assert [str(one) for one in caught.value.errors] == [
        f'{path}:{line}: a value stands in quotation marks; expected id = "patrol-cars"'
    ]


def test_borders_have_two_sides(words: Vocabulary) -> None:
    for region in words.regions.values():
        assert region.neighbours
        for other in region.neighbours:
            assert other != region.id
            assert region.id in words.regions[other].neighbours


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("astana", {"akmola"}),
        ("shymkent", {"turkistan"}),
        ("east-kazakhstan", {"abai"}),
        ("abai", {"pavlodar", "east-kazakhstan", "zhetysu", "karaganda"}),
        ("zhetysu", {"abai", "almaty-region", "karaganda"}),
        ("ulytau", {"kostanay", "karaganda", "zhambyl", "turkistan", "kyzylorda", "aktobe"}),
        ("mangystau", {"atyrau", "aktobe"}),
    ],
)
def test_neighbours_as_on_the_map(region: str, expected: set[str], words: Vocabulary) -> None:
    own = next(one for one in words.regions.values() if one.slug == region)
    assert {words.regions[one].slug for one in own.neighbours} == expected


def test_a_broken_border_is_named_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "vocabulary")
    path = tmp_path / "vocabulary" / "regions.toml"
    text = path.read_text(encoding="utf-8")
    for right, wrong in (
        ('neighbours = ["KZ-19"]', 'neighbours = ["KZ-19", "KZ-63"]'),  # Almaty
        ('neighbours = ["KZ-61"]', 'neighbours = ["KZ-61", "KZ-79", "KZ-99"]'),  # Shymkent
        ('neighbours = ["KZ-10"]\n', ""),  # East Kazakhstan
    ):
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    path.write_text(text, encoding="utf-8")
    lines = text.splitlines()

    def after(region: str, key: str) -> int:
        start = lines.index(f'id = "{region}"')
        return next(number for number, line in enumerate(lines[start:], start + 1) if line.startswith(key))

    with pytest.raises(DigestErrors) as caught:
        vocabulary.load(tmp_path / "vocabulary")
    said = str(caught.value).replace(f"{path}:", "").strip().splitlines()
    assert sorted(said) == sorted(
        [
            f"{after('KZ-75', 'neighbours')}: KZ-75 has the neighbour KZ-63; KZ-63 must have the neighbour KZ-75 too",
            f"{after('KZ-79', 'neighbours')}: KZ-79 is its own neighbour; expected the ids of other regions",
            f"{after('KZ-79', 'neighbours')}: KZ-79 has an unknown neighbour 'KZ-99'; expected the id of a [[region]]",
            f"{after('KZ-10', 'neighbours')}: KZ-10 has the neighbour KZ-63; KZ-63 must have the neighbour KZ-10 too",
            f'{after("KZ-63", "id")}: KZ-63 has no neighbours; expected neighbours = ["KZ-…"]',
        ]
    )


def test_a_story_of_police_work_that_hardly_names_the_police(words: Vocabulary) -> None:
    story = (
        "Дом у реки\n\nВ Аршаты зимой пробиваются верхом.\n\nУчастковый знает тут каждый двор.\n\n"
        "В прошлый буран участковый вёз через перевал соседку.\n\nТелефон в селе поставил департамент полиции.\n\n"
        "К весне у участкового будет опорный пункт, обещал начальник отдела полиции.{}"
    )
    told = document.parse("case", story.format(""), lang="ru")
    of_doctors = document.parse("case", story.format("\n\nФельдшер и врач из больницы тоже ездят верхом."), lang="ru")
    assert "precinct-inspectors" in {tag.id for tag in tags_of(told, words)}
    assert tags_of(of_doctors, words) == ()


def test_one_dated_number_is_no_statistics(words: Vocabulary) -> None:
    def found(text: str) -> set[str]:
        around = TABLE["around"]["ru"]
        body = f"{around}\n\n{around}.\n\n{text}"
        return {tag.id for tag in facts.extract(document.parse("case", body, lang="ru"), words, date(2026, 11, 22)).topics}

    assert "crime-statistics" not in found("За две недели дружинники помогли разнять одиннадцать драк.")
    assert "crime-statistics" in found("За две недели случилось одиннадцать драк. За год – двести драк.")


def test_one_word_is_no_pair() -> None:
    pairs = Pairs([("yards", ["двор*"], ["дворник*", "чист*"])], "ru")
    assert pairs.find(tokenise("Дворник ушёл", "ru")) == []
    assert [who for who, _ in pairs.find(tokenise("Дворник чистит двор", "ru"))] == ["yards"]


def test_a_pair_that_cannot_match_is_named_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "vocabulary")
    path = tmp_path / "vocabulary" / "topics.toml"
    text = path.read_text(encoding="utf-8")
    lines = [
        text.splitlines().index("[[topic.pair]]", text.splitlines().index(f'id = "{who}"')) + 1
        for who in ("service-model", "road-safety", "migration")
    ]
    for who, broken in (
        ("service-model", 'ru = [["отдел*", "стойка у входа"], ["пандус*"]]'),  # words only, no phrases
        ("road-safety", 'ru = [["авари*"]]'),  # one list
        ("migration", 'ru = [["иностран*"], []]'),  # an empty list
    ):
        start = text.index("[[topic.pair]]\n", text.index(f'id = "{who}"')) + len("[[topic.pair]]\n")
        stop = text.index("\n]\n", start) + 3
        text = text[:start] + broken + "\n" * text.count("\n", start, stop) + text[stop:]
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DigestErrors) as caught:
        vocabulary.load(tmp_path / "vocabulary")
    said = str(caught.value).replace(f"{path}:", "").strip().splitlines()
    wanted = 'has a pair that cannot match; expected ru = [["жител*"], ["спросил*"]]'
    assert said == [
        f"{line}: {who} {wanted}" for line, who in zip(lines, ("service-model", "road-safety", "migration"), strict=True)
    ]
