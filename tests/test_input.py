"""Bad inputs and what must happen: a table of hostile and broken files, one folder of them all, read and built once.

What is expected is the policy: a bad file is set aside and named in one line, the rest is published, a text is never more
than text. Files that are no regular files are in ``test_folder.py``, interrupted builds in ``test_publish.py``.
"""

import ast
import json
import re
import shutil
import time
import tracemalloc
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import html5lib
import pytest

from conftest import ROOT, TEXT, Articles, Built, Page, errors, run_pelican
from digest import collect, document, facts, source, vocabulary
from digest.csvtext import from_csv, unguarded
from digest.i18n import load_catalogs
from digest.messages import Message, msg
from digest.model import DigestError, DigestErrors, Document
from digest.normal import normalise
from digest.record import Record
from digest.vocabulary import Vocabulary
from scripts import is_search, is_theme_script

TODAY = date(2026, 11, 22)
LANGS = ("kk", "ru")
UTF8 = "UTF-8"


def story(place: str, head: str = "Полиция Караганды открыла участковый пункт", line: str = "") -> str:
    """An article that no other equals; ``line`` is a paragraph of its own."""
    return (
        f"{head}\n\nНачальник полиции Караганды открыл новый участковый пункт полиции, сообщает Polisia.kz.\n\n"
        f"{line or 'Вход свободный.'}\n\nЖители микрорайона «{place}» познакомились с участковым инспектором полиции.\n"
    )


KAZAKH = (
    "Қарағанды полициясы жаңа бекет ашты\n\nҚарағанды облысының полиция бастығы жаңа учаскелік полиция пунктін ашты, "
    "деп хабарлайды Polisia.kz.\n\n{}Тұрғындар учаскелік инспектормен танысып, сұрақтарына жауап алды.\n"
)
LATIN_KAZAKH = (
    "Qaragandy polisiasy jańa beket ashty\n\nQaragandy oblysynyń polisia bastyǵy jańa ýchaskelik polisia pýnktin ashty, "
    "dep habarlaıdy Polisia.kz.\n\nTurǵyndar ýchaskelik ınspektormen tanysyp, suraqtaryna jaýap aldy.\n"
)


@dataclass(frozen=True)
class Aside:
    """A file that is not published; ``said`` stands in its one line, after the file's name (and its line)."""

    row: str
    name: str
    data: str | bytes
    said: str
    hint: str = ""


ASIDE = [
    Aside("empty", "empty.txt", "", ": there is no article text in this file", "expected a headline and at least one sentence"),
    Aside("empty", "blanks.txt", " \n\t\n\u00a0\n\r\n", ": there is no article text in this file"),
    Aside("empty", "title-only.txt", "Полиция Караганды открыла участковый пункт\n", ": there is no article text in this file"),
    Aside("wrong encoding", "koi8.txt", story("Кой").encode("koi8-r", "ignore"), ":1: is not UTF-8 text", UTF8),
    Aside("wrong encoding", "utf16.txt", story("Марк").encode("utf-16-le"), "is not UTF-8 text", UTF8),
    Aside("wrong encoding", "utf16be.txt", story("Марк").encode("utf-16-be"), "is not UTF-8 text", UTF8),
    Aside("wrong encoding", "utf16-plain.txt", TEXT.encode("utf-16-le"), ": is not text", UTF8),
    Aside("wrong encoding", "mojibake.txt", story("Моджи").encode().decode("cp1251", "replace"), "decoded wrongly", UTF8),
    Aside("wrong encoding", "mojibake-latin.txt", story("Лат").encode().decode("latin-1"), "decoded wrongly", UTF8),
    Aside("wrong encoding", "mojibake-1251.txt", story("Вин").encode("cp1251").decode("latin-1"), "decoded wrongly", UTF8),
    Aside("wrong encoding", "mojibake-koi8.txt", story("Кои").encode("koi8-r", "ignore").decode("cp1251"), "decoded wrongly", UTF8),
    Aside("wrong encoding", "surrogates.txt", story("\ud83d").encode("utf-8", "surrogatepass"), ":7: is not UTF-8 text", UTF8),
    Aside("wrong encoding", "surrogates16.txt", b"\xff\xfe" + story("\ud83d").encode("utf-16-le", "surrogatepass"), ": is not UTF-8 text", UTF8),
    Aside("wrong encoding", "jpeg.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9, ":1: is not UTF-8 text", UTF8),
    Aside("wrong encoding", "docx.txt", b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 9, ":2: is not UTF-8 text", UTF8),
    Aside("wrong encoding", "kazakh-1251.txt", KAZAKH.format("").encode("kz1048"), ":1: is not UTF-8 text", UTF8),
    Aside("too large", "many-bytes.txt", "я" * 1_000_001, ": is 2 000 002 bytes", "at most 2 000 000"),
    Aside("too large", "long-line.txt", story("Длина", line="слово " * 166_000), ":5: is a line of 996 000 characters", "at most 100 000"),
    Aside("too large", "many-lines.txt", story("Высота") + "а\n" * 200_000, ": has more than 20 000 lines"),
    Aside("too large", "many-old-lines.txt", story("Высота") + "а\r" * 200_000, ": has more than 20 000 lines"),
    Aside("not ours", "english.txt", "The police opened a post\n\nThe police opened a new post near the market.\n\nPeople like it today.\n", "neither Kazakh nor Russian"),
    Aside("not ours", "report.docx", b"PK\x03\x04", ": is not plain text", UTF8),
    Aside("not ours", "report.pdf", b"%PDF-1.7", ": is not plain text", UTF8),
    Aside("same text", "twice-b.txt", story("Дважды"), "is the same text as", "delete one of them"),
    Aside("same text", "twice-c.txt", b"\xef\xbb\xbf" + story("Дважды").replace("\n", "\r\n").encode(), "is the same text as", "delete one of them"),
]  # fmt: skip

IGNORED = [
    ".draft.txt.swp",
    "draft.txt~",
    ".#draft.txt",
    "#draft.txt#",
    "Thumbs.db",
    ".hidden.txt",
    "~$report.docx",
    "draft.txt.swp",
    "photo.jpg",
]


@dataclass(frozen=True)
class Accepted:
    """A file that is published. ``body`` and ``title`` stand on its page as they are here; ``note`` in the report."""

    row: str
    name: str
    data: str | bytes
    id: str = ""
    title: str = "Полиция Караганды открыла участковый пункт"
    body: str = ""
    note: str = ""
    lang: str = "ru"
    derived: bool = False


def line(row: str, name: str, text: str, note: str = "") -> Accepted:
    """An article with a paragraph of its own, which its page shows as typed."""
    return Accepted(row, f"{name}.txt", story(name, line=text), body=text, note=note)


def head(row: str, name: str, title: str) -> Accepted:
    """An article with a headline of its own, which its page shows as typed."""
    return Accepted(row, f"{name}.txt", story(name, head=title), title=title)


FORM = "Полиция {} открыла пункт"
LONG = "Полиция Караганды " + "открыла новый участковый пункт у рынка и " * 34 + "рада"
DIGITS = "Раскрыто 99999999999999999999 краж, изъято 1e309 тенге."
PLAIN = [
    "Полиция {{ 7*7 }} и {% include 'about.html' %} {# нет #} открыла пост.",
    "Полиция {filename}/../secret.txt и |tag|title| {static}/x открыла пост.",
    "## Полиция **открыла** [пост](javascript:alert(1)) ![x](http://evil.example/x.png) `код`.",
    ".. include:: /etc/passwd и .. raw:: html <b>полиция</b> открыла пост.",
    "title: Взлом; slug: ../../evil; save_as: ../evil.html полиция открыла пост.",
    "--- !!python/object/apply:os.system ['id'] --- полиция открыла пост.",
    "Полиция %(title)s %s {0} {title} ${jndi:ldap://x} $(id) `id` открыла пост.",
    "Полиция \\u003cscript\\u003e &lt;b&gt; &#60; &amp; %3Cscript%3E открыла пост.",
]
HOSTILE = [
    "Полиция <script>alert(1)</script> открыла пост.",
    "Полиция <img src=x onerror=alert(1)> открыла пост.",
    "Полиция <svg/onload=alert(1)><style>*{display:none}</style> открыла пост.",
    "Полиция </p></div></article></main><iframe src=//evil.example></iframe> открыла пост.",
    'Полиция " onmouseover="alert(1)" style="x" \' autofocus onfocus=alert(1) открыла пост.',
    "Полиция ]]> и <![CDATA[ и <!-- и --> и <?xml version='1.0'?> <!ENTITY x SYSTEM 'file:///etc/passwd'> открыла пост.",
    "Полиция </script><!-- <script> открыла пост.",
    "Полиция </title></textarea></style></noscript><base href=//evil.example> открыла пост.",
    "Полиция javascript:alert(1) data:text/html,<b> vbscript:x открыла пост.",
    "«Полиция <b>открыла</b> </script><script>alert(1)</script> пост для всех жителей», – сказал начальник полиции Ержан Ахметов.",
    "До конца года планируется открыть 20 <b>постов</b> </script> полиции.",
]
FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://evil.example";"x")',
    "+7 701 000",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "a;=1+1",
    "'=1",
]

ACCEPTED = [
    Accepted("byte order mark", "bom.txt", "\ufeff" + story("Бом"), body="«Бом»"),
    Accepted("byte order mark", "bom16.txt", story("Бом шестнадцать").encode("utf-16"), body="«Бом шестнадцать»"),
    Accepted("byte order mark", "bom16be.txt", b"\xfe\xff" + story("Бом старший").encode("utf-16-be"), body="«Бом старший»"),
    Accepted("byte order mark", "bom32.txt", story("Бом тридцать").encode("utf-32"), body="«Бом тридцать»"),
    Accepted("cp1251", "win.txt", story("Окна").encode("cp1251"), body="«Окна»", note="read as Windows-1251, which has no Kazakh letters"),
    Accepted("control characters", "nul.txt", story("Н\x00о\x01л\x1bь"), body="«Ноль»", note="control characters were removed"),
    Accepted("control characters", "cut.txt", story("Обрез").encode()[:-2] + "и".encode()[:1], body="«Обрез»", note="ends in the middle of a letter"),
    Accepted("control characters", "cut16.txt", (b"\xff\xfe" + story("Отрез").encode("utf-16-le"))[:-1], body="«Отрез»", note="ends in the middle of a letter"),
    Accepted("control characters", "nonchar.txt", story("Не\ufdd0си\ufffeмвол\U0001ffff"), body="«Несимвол»", note="control characters were removed"),
    Accepted("control characters", "lost.txt", story("По\ufffdеря"), body="«Поеря»", note="letters are missing where � stood"),
    *[line("plain text", f"plain-{at}", text) for at, text in enumerate(PLAIN)],
    *[line("hostile markup", f"hostile-{at}", text) for at, text in enumerate(HOSTILE)],
    head("hostile markup", "hostile-title", "Полиция открыла <script>alert(1)</script> \"пост\" {{ 7*7 }} & у рынка"),
    *[line("formulas", f"formula-{at}", f"{text} – до конца года планируется открыть 20 постов полиции.") for at, text in enumerate(FORMULAS) if text[0] not in "\t\r"],
    head("formulas", "formula-title", "=HYPERLINK(A1) полиция открыла пост"),
    head("odd names", "dots", "../../etc/passwd полиция открыла пост"),
    Accepted("odd names", "а ..%2F..-etc.txt", story("Точки"), id="a-2f-etc"),
    Accepted("odd names", "index.txt", story("Индекс"), id="index"),
    Accepted("odd names", "feed.xml.txt", story("Лента"), id="feed-xml"),
    Accepted("odd names", "CON.txt", story("Кон"), id="con-*"),
    Accepted("odd names", "LPT1.txt", story("Порт"), id="lpt1-*"),
    Accepted("odd names", "!!!.txt", story("Знаки"), id="x*"),
    Accepted("odd names", "🚓🚓.txt", story("Эмодзи"), id="x*"),
    Accepted("odd names", "два  слова.txt", story("Пробелы"), id="dva-slova"),
    Accepted("odd names", "Ақтөбе есебі.txt", story("Кириллица"), id="aqtobe-esebi"),
    Accepted("odd names", "новая\nстрока.txt", story("Строка"), id="novaya-stroka"),
    Accepted("odd names", "-rf.txt", story("Дефис"), id="rf"),
    Accepted("odd names", "д" * 118 + ".txt", story("Длинное имя"), id="d" * 60),
    Accepted("odd names", "BIG.TXT", story("Большие буквы"), id="big"),
    Accepted("odd names", "план #2.txt", story("Решётка"), id="plan-2"),
    Accepted("odd names", "2024/май/вложен.txt", story("Папка"), id="vlozhen"),
    Accepted("same title", "same.txt", story("Один"), id="same"),
    Accepted("same title", "Same.txt", story("Другой"), id="same-*", note="has the same address as same.txt, so it is published as same-"),
    Accepted("same title", "same.TXT", story("Третий"), id="same-txt"),
    Accepted("same title", "2024/same.txt", story("Четвёртый"), id="same-*", note="has the same address as same.txt"),
    Accepted("same text", "twice-a.txt", story("Дважды"), body="«Дважды»"),
    Accepted("long title", "long.txt", story("Длина", head=LONG), title=LONG[: LONG.rfind(" ", 0, 120)] + "…", derived=True),
    Accepted("no title", "untitled.txt", story("Безымянный").split("\n\n", 1)[1], title="Начальник полиции Караганды открыл новый участковый пункт полиции", derived=True, note="no headline; taken from the text"),
    Accepted("Kazakh", "kazakh.txt", KAZAKH.format(""), title="Қарағанды полициясы жаңа бекет ашты", lang="kk"),
    Accepted("Kazakh", "latin.txt", LATIN_KAZAKH, title="Qaragandy polisiasy jańa beket ashty", body="Turǵyndar ýchaskelik ınspektormen", lang="kk-Latn", note="is in the Latin script"),
    Accepted("look-alikes", "lookalikes.txt", KAZAKH.format("Бекетте көмек көрсетіледі. ").translate(str.maketrans("іһәө", "ihəɵ")), title="Қарағанды полициясы жаңа бекет ашты", lang="kk", note="Latin letters inside Cyrillic words"),
    Accepted("typing", "nfd.txt", story("Ещё\u0301 и\u0306 е\u0308ж"), body="«Ещё\u0301 й ёж»"),
    Accepted("typing", "soft.txt", story("Мяг\u00adкий\u200b пе\u2060ре\ufeffнос"), body="«Мягкий перенос»"),
    Accepted("typing", "bidi.txt", story("Спра\u202eва \u2066нале\u2069во\u200f"), body="«Справа налево»"),
    Accepted("typing", "zalgo.txt", story("З" + "\u0300\u20d0\u0316" * 133 + "ло"), body="«З\u0316\u0316ло»"),
    Accepted("typing", "nbsp.txt", story("Нераз\u00a0рывный\u202fпробел\u3000"), body="«Нераз рывный пробел »"),
    Accepted("typing", "emoji.txt", story("Семья 👨\u200d👩\u200d👧 и ка\u200dт"), body="«Семья 👨\u200d👩\u200d👧 и кат»"),
    Accepted("dates", "undated.txt", story("Недатированный"), note="no publication date"),
    Accepted("dates", "future.txt", story("Будущее").replace("\n\n", "\n\n9 апреля 2036\n\n", 1), note='"9 апреля 2036" cannot be'),
    Accepted("dates", "no-month.txt", story("Месяц").replace("\n\n", "\n\n32.13.2024\n\n", 1), note='"32.13.2024" cannot be'),
    Accepted("dates", "no-day.txt", story("День").replace("\n\n", "\n\n31 февраля 2024 года\n\n", 1), note='"31 февраля 2024 года" cannot be'),
    Accepted("dates", "too-old.txt", story("Старина").replace("\n\n", "\n\n12.05.1985\n\n", 1), note='"12.05.1985" cannot be'),
    line("numbers", "huge", DIGITS),
    line("numbers", "negative", "Число краж изменилось на -12 процентов и на −15 % за год."),
    line("numbers", "fraction", "Раскрыта ½ краж и ⅔ разбоев, это ٣٤ % всех дел."),
    Accepted("look-alikes", "mixed.txt", story("Подмена", line="Нaчaльник пoлиции Kaрaгaнды oткрыл пoст пoлиции."), body="Нaчaльник пoлиции", note="Latin letters inside Cyrillic words"),
]  # fmt: skip


def write(folder: Path) -> None:
    every: list[Aside | Accepted] = [*ASIDE, *ACCEPTED]
    for one in every:
        path = folder / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.data if isinstance(one.data, bytes) else one.data.encode("utf-8", "surrogatepass"))
        if isinstance(one, Accepted) and path.suffix != ".TXT":  # shown whole, in the feeds, in the tables
            path.with_name(path.name[:-4] + ".toml").write_text('text = "full"\nadded = 2026-11-22\n', encoding="utf-8")
    for name in IGNORED:
        (folder / name).write_text(story("Не читать"), encoding="utf-8")


@dataclass
class Table:
    """The folder of all these files, what was read from it, and the site built from it."""

    folder: Path
    records: dict[str, Record]
    aside: list[str]
    built: Built

    def page(self, record: Record, lang: str) -> Page:
        return Page(self.built.page(f"{lang}/articles/{record.id}"))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory, words: Vocabulary) -> Table:
    folder = tmp_path_factory.mktemp("table") / "content"
    folder.mkdir()
    write(folder)
    found, aside = collect.records(folder, words, TODAY)
    built = run_pelican(folder, folder.parent / "output")
    return Table(folder, {one.source.path: one for one in found}, [str(one) for one in aside], built)


def names(cases: Sequence[Aside | Accepted]) -> list[str]:
    return [f"{one.row}-{at}" for at, one in enumerate(cases)]


def test_bad_files_do_not_fail_the_build_which_names_them(table: Table) -> None:
    assert table.built.code == 0, table.built.said
    assert f"{len(ASIDE)} set aside, not published:" in table.built.said
    assert len(table.aside) == len(ASIDE), table.aside
    for said in table.aside:
        assert "\n" not in said
        assert f"  {said}\n" in table.built.said + "\n"
    assert sorted(table.records) == sorted(one.name for one in ACCEPTED)
    for lang in LANGS:
        pages = {path.name for path in (table.built.out / lang / "articles").iterdir() if path.is_dir()}
        assert pages - {"page"} == {one.id for one in table.records.values()}
    for name in IGNORED:
        assert name not in table.built.said
    assert "  новая\\nстрока.txt: no publication date" in table.built.said  # one line, whatever the file's name
    assert "\nстрока.txt" not in table.built.said


@pytest.mark.parametrize("case", ASIDE, ids=names(ASIDE))
def test_set_aside(case: Aside, table: Table) -> None:
    said = [one.removeprefix(f"{table.folder}/") for one in table.aside]
    own = [one for one in said if one.startswith(case.name)]
    assert len(own) == 1, said
    assert case.said in own[0].removeprefix(case.name)
    assert case.hint in own[0]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("case", ACCEPTED, ids=names(ACCEPTED))
def test_accepted(case: Accepted, table: Table) -> None:
    record = table.records[case.name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record.id)
    assert len(record.id) <= 60
    if case.id:
        assert re.fullmatch(re.escape(case.id).replace(r"\*", "[0-9a-f]{8}"), record.id)
    assert record.document.lang == case.lang
    assert (record.facts.title.text, record.facts.title.derived) == (case.title, case.derived)
    notes = [one for one in table.built.said.splitlines() if one.startswith(f"  {shown(case.name)}: ")]
    assert [one for one in notes if case.note in one] if case.note else not [one for one in notes if " removed" in one]
    for lang in LANGS:
        page = table.page(record, lang)
        assert flat(case.body) in flat("".join(page.text))
        assert case.title in "".join(page.text)
        title = re.search(r"<title>(.*?)</title>", table.built.page(f"{lang}/articles/{record.id}"), re.DOTALL)
        assert title
        assert len(title[1]) <= 110 or "&" in title[1]


def shown(name: str) -> str:
    """A path as a terminal shows it: on one line."""
    return name.replace("\n", "\\n")


def test_line_ends_do_not_matter() -> None:
    plain = normalise(TEXT)
    for end in ("\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f"):
        assert normalise(TEXT.replace("\n", end)) == plain
    mixed = TEXT.replace("\n", "\r\n", 1).replace("\n\n", "\r\r\n", 1)
    assert [one.of(plain) for one in document.parse("a", TEXT).paragraphs] == [
        one.of(normalise(mixed)) for one in document.parse("a", mixed).paragraphs
    ]


def test_what_no_page_may_hold(table: Table) -> None:
    """Not one file of the site has a character that XML forbids, hides, or turns the line round."""
    forbidden = re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
    )
    for path in table.built.out.rglob("*"):
        if path.is_file() and path.suffix not in (".woff2", ".png"):
            found = forbidden.search(path.read_text(encoding="utf-8"))
            assert not found, (path, found)


ACTIVE = {"iframe", "object", "embed", "base", "form", "math", "template", "video", "audio", "img", "style"}


def test_nothing_pasted_runs_links_or_styles(table: Table) -> None:
    """Each page has the elements of the theme and not one more; every address is ours or an outlet's."""
    for path in table.built.out.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        page = Page(text)
        if "alert(1)" in text:
            html5lib.HTMLParser(strict=True).parse(text)
        for tag, attributes in page.elements:
            where = (path, tag, attributes)
            assert tag not in ACTIVE or (tag == "form" and is_search(str(path))), where
            assert tag != "svg" or attributes["class"].split()[0] == "bar", where
            assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "srcset")], where
            assert tag != "script" or is_theme_script(str(path), attributes), where
            for name in ("href", "src", "action"):
                assert "evil.example" not in attributes.get(name, ""), where
                assert re.match(r"https?://|mailto:|[.#\w]|$", attributes.get(name, "")), where
                assert not re.match(r"(?:javascript|data|vbscript):", attributes.get(name, ""), re.IGNORECASE), where
        for block in page.data:
            assert "<" not in block
            json.loads(block)


def test_xml_and_json_hold_the_texts_as_data(table: Table) -> None:
    out = table.built.out
    for path in (*out.rglob("*.xml"), *out.rglob("*.svg")):
        ET.parse(path)
    for path in out.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), parse_constant=pytest.fail)  # NaN and Infinity are no JSON
    titles = {
        one.findtext("{*}title") for one in ET.parse(out / "ru" / "feed.xml").iter("{http://www.w3.org/2005/Atom}entry")
    }
    assert titles <= {one.facts.title.text for one in table.records.values()}


def test_a_cell_never_runs_and_nothing_is_lost(table: Table) -> None:
    """Formulas in texts get an apostrophe, also after a semicolon; numbers stay numbers."""
    for path in (table.built.out / "data").glob("*.csv"):
        for row in from_csv(path.read_text(encoding="utf-8"), ()):
            for name, cell in row.items():
                assert not re.match(r"[\s\"']*[=+@＝＋＠\t\r]", cell) or cell.startswith("'"), (path, name, cell)
                assert not re.match(r"-(?!\d+(\.\d+)?$)", cell), (path, name, cell)
                assert not re.search(r";\s*[=+@-]", cell), (path, name, cell)
    titles = {
        unguarded(row["title"]) for row in from_csv((table.built.out / "data/articles.csv").read_text(encoding="utf-8"), ())
    }
    assert titles == {" ".join(one.facts.title.text.split()) for one in table.records.values()}


@pytest.mark.parametrize(("name", "size"), [("sparse.txt", 50_000_000), ("one-line.txt", 1_000_000), ("lines.txt", 400_000)])
def test_what_is_too_large_costs_nothing(name: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        if name == "sparse.txt":
            file.truncate(size)
        else:
            file.write((b"a" * size) if name == "one-line.txt" else b"a\n" * (size // 2))
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(DigestError):
        source.read(tmp_path, name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert time.perf_counter() - started < 2


def test_accepted_numbers_are_kept_as_text(table: Table) -> None:
    for name in ("huge.txt", "fraction.txt"):
        assert table.records[name].facts.figures == (), name
    for one in table.records["negative.txt"].facts.figures:
        pytest.fail(f"{one.value} was read from a number with a minus")


def test_a_bad_translation_does_not_cost_its_original(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": TEXT, "a.kk.txt": b"\xff\xd8\xff"})
    found, aside = collect.records(folder, words, TODAY)
    assert [(one.id, one.translation) for one in found] == [("a", None)]
    assert [str(one).removeprefix(f"{folder}/").split(";")[0] for one in aside] == ["a.kk.txt:1: is not UTF-8 text"]


def test_a_mistake_of_ours_costs_one_article(articles: Articles, words: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program may have a fault that one text shows: it is named like any other, and the rest is published."""

    def extract(original: Document, *_: object) -> None:
        raise ZeroDivisionError(original.id)

    folder = articles(**{"a.txt": TEXT, "b.txt": TEXT + "\nЖители рады.\n"})
    real = facts.extract
    monkeypatch.setattr("digest.collect.extract", lambda one, *rest: (extract if one.id == "a" else real)(one, *rest))
    found, aside = collect.records(folder, words, TODAY)
    assert [one.id for one in found] == ["b"]
    assert str(aside[0]).startswith(f"{folder}/a.txt: stops the program (ZeroDivisionError: a); please report it")


@pytest.mark.parametrize(
    "text", ["5 млн ² дел", "3² краж и ² разбоев", "², ³ и ¼ за ²² месяцев", "с ² по ³ мая, в ²0:²0", "٣٤ % за ٣ года"]
)
def test_other_digits_stop_nothing(text: str, articles: Articles, words: Vocabulary) -> None:
    assert errors(articles(**{"a.txt": story("Цифры", line=f"Полиция раскрыла {text} у рынка.")}), words) == []


@pytest.mark.parametrize(
    "side",
    [
        '[title]\nvalue = "Пост \\uFFFE"\nreason = {kk = "а", ru = "а"}\n',
        '[title]\nvalue = "Пост"\nreason = {kk = "\\u0000", ru = "а"}\n',
        '[title]\nvalue = "Пост \\u202E"\nreason = {kk = "а", ru = "а"}\n',
        '[source]\nurl = "https://a.kz/\\u0001"\n',
        '[follows]\nsteps = [{article = "b", promise = "\\u0007", report = "б"}]\nreason = {kk = "а", ru = "а"}\n',
    ],
)
def test_what_no_page_may_hold_does_not_come_by_a_sidecar(side: str, articles: Articles, words: Vocabulary) -> None:
    assert any("has a control character" in one for one in errors(articles(**{"a.txt": TEXT, "a.toml": side}), words))


WRONG_WORDS = [
    ("topics.toml", 'id = "migration"\n', "id = migration\n", "is not valid TOML"),
    ("topics.toml", 'id = "migration"\n', 'id = "video-surveillance"\n', "the id 'video-surveillance' is used twice"),
    ("topics.toml", 'id = "migration"\nkk =', 'id = "migration"\nkazakh =', "migration has no kk"),
    ("people.toml", "posts = [", 'posts = ["nobody", ', "holds an unknown post 'nobody'"),
    ("regions.toml", "neighbours = [", 'neighbours = ["KZ-00", ', "has an unknown neighbour 'KZ-00'"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "said"), WRONG_WORDS, ids=[one[3] for one in WRONG_WORDS])
def test_a_mistake_in_the_vocabulary_is_named_with_its_line(
    name: str, right: str, wrong: str, said: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "vocabulary")
    path = tmp_path / "vocabulary" / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DigestErrors) as caught:
        vocabulary.load(tmp_path / "vocabulary")
    assert re.search(rf"^{re.escape(str(path))}:\d+: .*{re.escape(said)}", str(caught.value), re.MULTILINE), caught.value


BROKEN = {
    "a word of the vocabulary": ("topics.toml", 'kk_status = "', 'kk_status = "x', "topics.toml:"),
    "a message without its translation": ("locales/kk/LC_MESSAGES/messages.po", 'msgid "date unknown"', 'msgid "date not known"', "'date unknown' has no translation"),
    "a message nobody has confirmed": ("locales/ru/LC_MESSAGES/messages.po", 'msgid "date unknown"', '#, fuzzy\nmsgid "date unknown"', "'date unknown' has no translation"),
    "a template that cannot be read": ("templates/article.html", "{% endblock %}", "{% endblok %}", "templates/article.html:"),
    "a template with a wrong name": ("templates/article.html", "{{ page.title }}", "{{ page.titel }}", "templates/article.html:"),
}  # fmt: skip


@pytest.fixture(scope="module")
def old_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("old") / "content"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    built = run_pelican(folder, folder.parent / "output")
    assert built.code == 0, built.said
    return folder, built, built.files()


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_trusted_and_broken_leaves_the_old_site(
    kind: str, old_site: tuple[Path, Built, dict[str, bytes]], tmp_path: Path
) -> None:
    """Vocabulary, catalogs, theme: exit 1, the file with its line or its word, not one byte of the old site changed."""
    name, right, wrong, said = BROKEN[kind]
    content, built, before = old_site
    of_vocabulary = "/" not in name
    shutil.copytree(ROOT / "content" / "vocabulary" if of_vocabulary else ROOT / "theme", tmp_path / "copy")
    path = tmp_path / "copy" / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    failed = run_pelican(content, built.out, {"DIGEST_VOCABULARY" if of_vocabulary else "THEME": str(tmp_path / "copy")})
    assert failed.code == 1
    assert f"{tmp_path / 'copy'}" in failed.said
    assert said in failed.said
    assert "Traceback" not in failed.said
    assert built.files() == before


def test_when_every_file_is_bad_the_old_site_stays(
    old_site: tuple[Path, Built, dict[str, bytes]], articles: Articles
) -> None:
    _, old, before = old_site
    built = run_pelican(articles(**{"a.txt": b"\xff\xd8\xff"}), old.out)
    assert built.code == 1
    assert "a.txt:1: is not UTF-8 text" in built.said
    assert "holds articles, and the new site would have none" in built.said
    assert old.files() == before


def test_editors_read_it_in_kazakh_and_russian(articles: Articles, tmp_path: Path) -> None:
    """The whole report in one language and then in the other; a build that fails says why in both."""
    folder = articles(**{"good.txt": TEXT, "bad.txt": "", "koi.txt": story("Кой").encode("koi8-r", "ignore")})
    said = run_pelican(folder, tmp_path / "output", DIGEST_LANG="kk ru").said
    kazakh, russian = said.split("\n\n")
    assert "bad.txt: бұл файлда жаңалық мәтіні жоқ; жаңалықтың атауы мен кемінде бір сөйлем керек" in kazakh
    assert "bad.txt: в этом файле нет текста новости; нужны заголовок и хотя бы одно предложение" in russian
    assert "koi.txt:1: бұл UTF-8 мәтіні емес; мәтінді UTF-8 түрінде сақтаңыз" in kazakh
    assert "koi.txt:1: это не текст UTF-8; сохраните текст как UTF-8" in russian
    assert 'good.txt: нет даты публикации; если она известна: published = {edtf = "YYYY-MM-DD"' in russian
    english = re.compile(r"\b(?:expected|is not|set aside|the|if you know)\b")
    assert not english.search(said), english.search(said)
    strict = run_pelican(folder, tmp_path / "output", DIGEST_LANG="ru", STRICT="1")
    assert strict.code == 1
    assert "bad.txt: в этом файле нет текста новости" in strict.said
    assert "мәтін" not in strict.said
    wrong = run_pelican(folder, tmp_path / "output", DIGEST_LANG="tt")
    assert wrong.code == 1
    assert "DIGEST_LANG: 'tt' is no language of the report" in wrong.said


def test_a_message_is_filled_in_every_language() -> None:
    catalogs = load_catalogs(ROOT / "theme" / "locales")
    inner = msg("cannot be opened (%(reason)s)", reason=msg("it is a link"))
    assert str(inner) == "cannot be opened (it is a link)"
    assert inner.words(catalogs["kk"].gettext) == "ашылмайды (бұл – сілтеме)"
    assert inner.words(catalogs["ru"].gettext) == "не открывается (это ссылка)"
    with pytest.raises(DigestError):
        Message("a message that no catalog has").words(catalogs["kk"].gettext)


def test_a_fraction_is_told_as_each_language_writes_it() -> None:
    catalogs = load_catalogs(ROOT / "theme" / "locales")
    built = msg(
        "%(articles)s articles, %(pages)s pages in %(seconds)s s: %(new)s files new, %(changed)s changed, %(gone)s gone",
        articles=1, pages=2, seconds=4.94, new=3, changed=0, gone=0,
    )  # fmt: skip
    assert str(built).startswith("1 articles, 2 pages in 4.9 s")
    assert built.words(catalogs["kk"].gettext).startswith("4,9 секундта құрастырылды")
    assert built.words(catalogs["ru"].gettext).startswith("собрано за 4,9 с")


def test_only_messages_are_told_and_only_templates_make_markup() -> None:
    """Every msgid stands in the code as it is in the catalogs; nothing switches escaping off; no element has a style of its own."""
    for path in (ROOT / "plugins" / "digest").rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "msg":
                assert isinstance(node.args[0], ast.Constant), (path, node.lineno)  # else no catalog would have it
        assert not re.search(r"\bMarkup\b|autoescape|\bsafe\b\s*[(=]", code), path
    for path in (ROOT / "theme" / "templates").rglob("*.*ml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\|\s*safe\b|autoescape|\|\s*(?:xmlattr|urlize)|\sstyle=|\son[a-z]+=|<style|<script(?! type=\"application/(?:ld\+)?json\"| type=\"module\" src=)",
            text,
        ), path
    assert re.search(r'"autoescape": True', (ROOT / "pelican.conf.py").read_text(encoding="utf-8"))


def test_every_page_forbids_what_it_does_not_have(table: Table) -> None:
    """The policy allows our own origin at most: no inline script or style, no other host, no frame, no plugin, no base."""
    for path in table.built.out.rglob("*.html"):
        found = [
            one["content"]
            for one in Page(path.read_text(encoding="utf-8")).all("meta")
            if one.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(found) == 1, path
        rules = dict(rule.strip().split(" ", 1) for rule in found[0].split(";"))
        assert rules["default-src"] == rules["base-uri"] == "'none'", path
        assert set(" ".join(rules.values()).split()) <= {"'none'", "'self'"}, path


# The rows of the table of bad inputs, and where each is held.
ELSEWHERE = {
    "regex bomb": "test_structure.py::test_a_long_run_of_anything_is_read_in_time",
    "line ends": "test_input.py::test_line_ends_do_not_matter",
    "very large": "test_input.py::test_what_is_too_large_costs_nothing",
    "links, pipes, unreadable": "test_folder.py::test_odd_files_are_set_aside_and_nothing_outside_is_read",
    "killed, full disk, two builds": "test_publish.py",
    "deleted article": "test_build.py::test_a_new_file_gets_a_page_tags_and_its_place_and_loses_them_with_the_file",
    "vocabulary": "test_input.py::test_a_mistake_in_the_vocabulary_is_named_with_its_line",
    "missing interface string": "test_input.py::test_what_is_trusted_and_broken_leaves_the_old_site",
}


@pytest.mark.parametrize("row", ELSEWHERE)
def test_every_row_is_held_somewhere(row: str) -> None:
    file, _, name = ELSEWHERE[row].partition("::")
    assert f"def {name}" in (ROOT / "tests" / file).read_text(encoding="utf-8")
