"""A table of hostile and broken files as data: what is set aside and what its line says, what is published and how it is shown.

``test_input.py`` reads and builds one folder of them all.
"""

from dataclasses import dataclass
from pathlib import Path

from conftest import TEXT

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
    Aside("not ours", "report.docx", b"PK\x03\x04", ": is not plain text", "copy its text into report.txt"),
    Aside("not ours", "saved.html", b"<p>", ": is not plain text", "copy its text into saved.txt"),
    Aside("not ours", "photo.JPG", b"\xff\xd8", ": is a picture", "the digest publishes texts only"),
    Aside("not ours", "corrections.TOML", b"", ": has a name that cannot be meant", "rename it to corrections.toml"),
    Aside("not ours", "report.pdf", b"%PDF-1.7", ": is not plain text", "copy its text into report.txt"),
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
