"""Strategies: texts that a news portal, a careless editor or an attacker could put into the content folder."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
SEEN = 120  # of the truth set; later numbers are for measuring only

# What may stand anywhere in a line. Each is short, so that a failure shrinks to something a person can read.
MARKUP = (
    "<script>alert(1)</script>", "</script><!--", "<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' style='x:y", "]]>",
    "<![CDATA[", "<!-- ", " -->", "</p></main></body>", "</title><h1>", "<iframe src=//evil.example>", "&lt;b&gt;", "&#x3c;svg onload=1>",
    "javascript:alert(1)", "https://evil.example/a?b=1&c=2", "www.evil.kz", "<a href='data:text/html,1'>", "<base href=//x>",
    "<style>*{}</style>", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", "<mark>", "</mark>",
    '<meta http-equiv="refresh" content="0">', "<plaintext>", "<template>", "<svg><style>", "<math>", "</textarea>", "</noscript>",
)  # fmt: skip
SYNTAX = (
    "{{ 7*7 }}", "{% raw %}", "{% endraw %}", "{# x #}", "{{ ''.__class__ }}", "{filename}/a.txt", "{static}/x", "|x|", "title: взлом",
    "Date: 2020-01-01", "---", "+++", ".. include:: /etc/passwd", ".. raw:: html", "# Заголовок", "**жирно**", "[x](javascript:1)",
    "!!python/object/apply:os.system", "%(title)s", "%s %d %%", "${HOME}", "$(id)", "`id`", "\\n\\u0000", "\\", "../../etc/passwd", "%0d%0a",
)  # fmt: skip
FORMULAS = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    '=cmd|"/c calc"!A1',
    ";=1+1",
    "\t=1",
    "＝1",
    '"=1+1"',
    "a;b",
    '""',
    "'",
    "=HYPERLINK(1)",
)
SIGNS = (
    "%", "№", "№ 5", "«", "»", "«»", "–", "—", "– ", "-", "...", "…", "!?", ";", ":", ",", "(", ")", "[", "]", "/", "•", "“", "”", "„", '"',
    "½", "٣٤ %", "²", "₸", "$", "&", "<", ">", "#", "~", "*", "_", "|", "°", "×", "👮‍♀️", "🚓", "🇰🇿", "̈", "☂️",
)  # fmt: skip
HIDDEN = (
    "\u200b", "\u200c", "\u200d", "\u00ad", "\u202e", "\u202a", "\u202c", "\u2066", "\u2069", "\u200f", "\ufeff", "\u2060", "\u00a0",
    "\u202f", "\u2009", "\u3000", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\t", "\x00", "\x07", "\x1b[31m", "\x7f", "\x9f", "\ufffd",
    "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff", "\ue000", "\U000e0041", "и\u0306", "е\u0308", "а\u0301", "o\u0300\u0301\u0302\u0303",
    "\u0338", "\u20dd", "\ufe0f", "\U0001f3fb", "ﷺ", "\u1d2b", "\u0345", "ẞ", "İ", "ﬁ", "\u0130\u0307", "\u034f",
)  # fmt: skip
NUMBERS = (
    "0", "1", "5", "12", "34", "007", "102", "112", "1 204", "1,5", "2.5", "1/2", "12-15", "от 5 до 7", "5-тен 7-ге дейін", "1e309", "9" * 40,
    "9" * 400, "-5", "−5", "3,5 млн", "2 млрд тенге", "20 тысяч", "40 мың", "7 миллион теңге", "15 процентов", "34%", "34,7 %", "2,5 раза",
    "в полтора раза", "вдвое", "два", "двадцать пять", "он бес", "жиырма", "27 из 34", "34-тің 27-сі", "с 12 до 7 минут", "428 против 390",
    "1990–2024", "XIX", "первый", "бесінші", "0,0", "00", "1.000.000", "1.2.3.4", "٣", "१२", "12:30", "24/7", "5G", "№102", "ст. 188 УК",
)  # fmt: skip
DATES = (
    "9 апреля", "15:41, 9 апреля", "09.04.2022", "2022-04-09", "31 февраля 2024 года", "32.13.2020", "5 наурыз 2023 ж.", "2024 жылғы 14 мамыр",
    "19.07.2017ж. 20:00", "вчера", "кеше", "сегодня, 10:00", "2 часа назад", "31.12.2099", "1 января 1001 года", "12.III.2024", "до конца года",
    "жыл соңына дейін", "к 1 сентября", "1 шілдеден бастап", "Опубликовано: 01.01.2020", "март 2021", "в 2025 году", "2019 жылы", "April 5, 2021",
)  # fmt: skip
NAMES = (
    "Караганды", "в Караганде", "Павлодарской области", "Қарағандыда", "Атырау облысы", "Шымкент", "г. Астана", "АСТАНА. 5 марта. КазТАГ –",
    "Казахстан", "Қазақстан", "Жетісу", "ұлытау", "Москва", "Семей", "Алматы", "Ерлан Саденов", "Е. Саденов", "министр внутренних дел Ержан Саденов",
    "начальник полиции Кайрат Оспанкулов", "бастық Сапарбек Ералиев", "полковник А.Б. Иванов", "капитан полиции", "учаскелік инспектор", "МВД",
    "ІІМ", "ДП", "Polisia.kz", "Tengrinews.kz", "КазТАГ", "qazaqstan", "Қazақстан", "polisia", "Пoлиция", "ПОЛИЦИЯ", "полициѝ", "Kарағанды",
)  # fmt: skip
JUNK = (
    "216 оқылды", "870", "Просмотров: 12", "Қаралды: 1 204", "Фото: ДП", "Фото из архива", "Теги: полиция, село", "Тегтер: полиция",
    "Читайте также", "Тағы оқыңыз:", "Поделиться: Facebook  WhatsApp", "Комментарии (2)", "Пікірлер (2)", "Аноним: Көлігі бар ма?",
    "Главная › Новости › Регионы", "Басты бет / Құқық", "ҚАЗ  РУС  ENG", "© 2016–2024 Polisia.kz. При использовании материалов ссылка обязательна.",
    "POLISIA.KZ", "Автор: Иван Петров", "Подписывайтесь на наш Telegram-канал!", "Источник: https://polisia.kz/ru/1", "Орфографиялық қате тапсаңыз",
    "Нашли ошибку? Ctrl+Enter", "Реклама", "1", "18+", "Меню", "Загрузка...", "Показать ещё", "• полиция", "– ", "***", "_____", "===", "12.05.2024",
)  # fmt: skip
PROSE = (
    "Начальник полиции Караганды открыл новый участковый пункт полиции, сообщает Polisia.kz.",
    "Министр поручил полиции до конца года увеличить число пеших патрулей на 15 процентов.",
    "– До конца года мы намерены сдать ещё шесть постов полиции, – сказал он.",
    "«Полиция станет ближе к людям», – подчеркнул начальник департамента полиции Марат Ахметов.",
    "По данным департамента полиции, в области работают 214 участковых, 27 из 34 пунктов отремонтированы.",
    "Число краж снизилось на 12,5%, количество патрулей выросло с 40 до 55.",
    "На эти цели из бюджета выделено 780 млн тенге.",
    "Решено: 1) обновить камеры; 2) открыть 5 постов полиции; 3) принять 120 сотрудников.",
    "Облыста тағы 17 полиция бекетін ашу жоспарлануда, деп хабарлайды Polisia.kz.",
    "Министр патрульдік полиция қызметін күшейтуді және камера санын 20 пайызға көбейтуді тапсырды.",
    "– Инспектор ауылдың өзінде тұрса, істің көбі сотқа жетпей бітеді, – дейді полиция бастығы Сапарбек Ералиев.",
    "Былтыр 34 учаскелік полиция пунктінің 27-сі жөнделді, бюджеттен 21 миллион теңге бөлінді.",
    "Полицияға келіп түскен шағымдар саны 428-ден 390-ға дейін азайды.",
    "Жиында «Полиция – халық қызметінде» деген ұран айтылды.",
    "Politsiia basqarmasy jańa beket ashty, dep habarlaidy baspasóz qyzmeti.",
    "На встрече полицейский сказал: «Заң бәріне бірдей, тәртіп болуы керек» и попрощался.",
)  # fmt: skip

SPACES = st.sampled_from((" ", " ", " ", " ", "", "  ", ", ", "\u00a0", "\t", "\u200b"))
NEWLINES = st.sampled_from(("\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r", "\u2028", "\u0085", "\n \n", "\n\n\n"))
LETTERS = st.text(alphabet="абвгеиклмнопрстуыяёәғқңөұүһіАБПҚӘІabcehikoptxyABEKMHOPCTXəɵ -–.,", min_size=1, max_size=30)
ANYTHING = st.text(max_size=20)

HOSTILE = st.one_of(*(st.sampled_from(group) for group in (MARKUP, SYNTAX, FORMULAS, HIDDEN, SIGNS, NUMBERS)))
FRAGMENT = st.one_of(*(st.sampled_from(group) for group in (MARKUP, SYNTAX, FORMULAS, HIDDEN, SIGNS, NUMBERS, DATES, NAMES, PROSE)),
                     LETTERS, ANYTHING)  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> str:
    """One line: a sentence, junk of a portal, or fragments in a row."""
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return draw(st.sampled_from(PROSE))
    if kind == 1:
        return draw(st.sampled_from((*JUNK, *DATES)))
    parts = draw(st.lists(FRAGMENT, min_size=1, max_size=6))
    return draw(SPACES).join(parts)


@st.composite
def made(draw: st.DrawFn) -> str:
    """A text of such lines; a sentence about the police stands among them, so that most are articles."""
    parts = draw(st.lists(lines(), min_size=1, max_size=12))
    parts.insert(draw(st.integers(0, len(parts))), draw(st.sampled_from(PROSE)))
    return draw(NEWLINES).join(parts)


@cache
def invented() -> tuple[str, ...]:
    """The articles of the truth set that may be seen, both languages. They are invented."""
    gold = ROOT / "tests" / "gold"
    paths = sorted(path for path in gold.glob("*.txt") if int(path.stem.split("-")[1]) <= SEEN)
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def _cut(text: str, at: int, length: int, _new: str) -> str:
    return text[:at] + text[at + length :]


def _put(text: str, at: int, _length: int, new: str) -> str:
    return text[:at] + new + text[at:]


def _swap(text: str, at: int, length: int, new: str) -> str:
    return text[:at] + new + text[at + length :]


def _double(text: str, at: int, length: int, _new: str) -> str:
    return text[: at + length] + text[at : at + length] + text[at + length :]


def _join(text: str, at: int, _length: int, _new: str) -> str:
    return text[:at] + text[at:].replace("\n", " ", 1)


def _part(text: str, at: int, _length: int, _new: str) -> str:
    return text[:at] + text[at:].replace(" ", "\n", 1)


def _move_line(text: str, at: int, length: int, _new: str) -> str:
    found = text.split("\n")
    found.insert(length % len(found), found.pop(at % len(found)))
    return "\n".join(found)


def _case(text: str, at: int, length: int, _new: str) -> str:
    return text[:at] + text[at : at + length].swapcase() + text[at + length :]


CHANGES: tuple[Callable[[str, int, int, str], str], ...] = (_put, _cut, _swap, _double, _join, _part, _move_line, _case)
STEP = st.tuples(st.sampled_from(CHANGES), st.integers(0, 3000), st.integers(0, 300), FRAGMENT)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An invented article with pieces cut, doubled, joined, moved or replaced."""
    text = draw(st.sampled_from(invented()))
    for change, at, length, new in draw(st.lists(STEP, min_size=1, max_size=6)):
        text = change(text, at % (len(text) + 1), length, new)
    return text


def full(pieces: tuple[str, ...]) -> str:
    """An article with every one of some pieces in its headline, lead, body and a quotation."""
    said = [f"Начальник полиции Караганды {piece} сказал: «Мы {piece} откроем 5 постов», {piece}." for piece in pieces]
    return "\n".join([f"Полиция {pieces[0]} открыла пост {pieces[-1]}", *said])


def texts() -> st.SearchStrategy[str]:
    """Decoded texts."""
    return st.one_of(made(), mutated())


ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866", "utf-7")


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Bytes of a file: a text in some encoding with damage here and there, or noise."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=200))
    data = draw(texts()).encode(draw(st.sampled_from(ENCODINGS)), "replace")
    for at, new in draw(st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=3)), max_size=2)):
        place = at % (len(data) + 1)
        data = data[:place] + new + data[place + len(new) :]
    return data[: len(data) - draw(st.integers(0, 3))] if data else data


SIDECARS = (
    "",
    'text = "full"\n',
    'text = "retold"\nadded = 2024-05-06\n',
    'added = 2023-02-01\n[source]\nurl = "https://polisia.kz/ru/1"\n',
)
_WHY = "reason = {kk = '<script>alert(1)</script>', ru = '{{ 7*7 }} ]]>'}\n"
HOSTILE_SIDECARS = (
    f"[title]\nvalue = '</title><script>alert(1)</script>'\n{_WHY}[outlet]\nvalue = '=1+1;<iframe src=//x>'\n{_WHY}",
    f"added = 2024-05-06\n[photo_credit]\nvalue = '\" onmouseover=\"alert(1)'\n{_WHY}[cited_outlet]\nvalue = '@SUM(A1)'\n{_WHY}",
    f"text = 'full'\n[published]\nedtf = '2023-04~'\n{_WHY}[regions]\nadd = ['KZ-10']\n{_WHY}[topics]\nadd = ['migration']\n{_WHY}",
)
STEMS = st.one_of(
    st.sampled_from(("index", "page", "posts", "con", "kk", "data", "feed.xml", "әділет", "а.б", "2024", "👮", "-x", "a b", "other", "none")),
    st.text(alphabet="abcабвәқ019 -_.,()'&%", min_size=1, max_size=12).filter(lambda stem: stem.strip(". ") == stem and stem != ""),
)  # fmt: skip


@st.composite
def archives(draw: st.DrawFn, least: int = 2, most: int = 8) -> dict[str, str]:
    """A content folder: {name: text} of articles, some with a translation or a sidecar."""
    folder: dict[str, str] = {}
    for stem in draw(st.lists(STEMS, min_size=least, max_size=most, unique=True)):
        folder[f"{stem}.txt"] = draw(texts())
        if side := draw(st.sampled_from((*SIDECARS, *HOSTILE_SIDECARS))):
            folder[f"{stem}.toml"] = side
        if draw(st.integers(0, 4)) == 0:
            folder[f"{stem}.{draw(st.sampled_from(('kk', 'ru')))}.txt"] = draw(texts())
    return folder
