"""Interface language: gettext catalogs compiled in memory, dates and numbers by CLDR, alphabetical order.

The only module that imports Babel.
"""

import datetime as dt
import io
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from jinja2 import Environment
from markupsafe import Markup

from . import duewords, edtf
from .lexicon import lexicon
from .messages import msg
from .model import DigestError
from .typesetting import typeset
from .wording import N_, NN_, OUTLET_KINDS

LANGS = ("kk", "ru")
LOCALES = {"kk": "kk_KZ", "ru": "ru_KZ"}
# CLDR's long forms, spelt out: its Kazakh medium pads the day («2021 ж. 04 мам.»), skeletons abbreviate without being asked,
# and a Kazakh month alone comes with a capital (Babel 2.18). The year is «жылғы», as state papers write it, where CLDR
# shortens it to «ж.»: so it is a word to whoever listens, and one with the sentences around it.
PATTERNS = {
    "kk": {"ymd": "y 'жылғы' d MMMM", "ym": "y 'жылғы' MMMM", "y": "y 'жыл'", "md": "d MMMM", "m": "LLLL"},
    "ru": {"ymd": "d MMMM y 'г'.", "ym": "LLLL y 'г'.", "y": "y 'год'", "md": "d MMMM", "m": "LLLL"},
}  # fmt: skip

Catalogs = dict[str, Translations]


def load_catalogs(folder: Path, *, for_pages: bool = False) -> Catalogs:
    """``<folder>/<lang>/LC_MESSAGES/messages.po`` -> translations. Raises DigestError when a catalog cannot be read, or a
    message lacks its translation: half a language must not be published. ``for_pages``: with no-break spaces, which what is
    printed for editors must not have, since they copy from it.
    """
    found = {}
    for lang in LANGS:
        path = folder / lang / "LC_MESSAGES" / "messages.po"
        try:
            with path.open("rb") as file:
                catalog = read_po(file, locale=lang, abort_invalid=True)
        except (OSError, ValueError) as error:
            problem = msg("the catalog cannot be read (%(reason)s)", reason=error)
            raise DigestError(str(path), problem, msg("expected a gettext .po file")) from error
        empty = [one for one in catalog if one.id and not all(_texts(one.string))]
        if empty:
            raise _untranslated(path, _texts(empty[0].id)[0])
        for message in catalog:
            if message.id and for_pages:
                own = [typeset(text, lang) for text in _texts(message.string)]
                message.string = own[0] if isinstance(message.string, str) else own
        compiled = io.BytesIO()
        write_mo(compiled, catalog)
        compiled.seek(0)
        found[lang] = Translations(compiled)
        found[lang].add_fallback(_Missing(path))
    return found


def _untranslated(path: Path, msgid: str) -> DigestError:
    return DigestError(str(path), msg("%(msgid)r has no translation", msgid=msgid), msg("expected a msgstr for every msgid"))


class _Missing(NullTranslations):
    """Where gettext would show the English msgid of a message that the catalog has not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def gettext(self, message: str) -> str:
        raise _untranslated(self.path, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002  (as gettext has it)
        raise _untranslated(self.path, msgid1)


def _texts(value: str | Sequence[str] | None) -> Sequence[str]:
    """The forms of a message: one, or one for each plural; an empty one for none."""
    return [value or ""] if value is None or isinstance(value, str) else value


# Periods in words, by the codes of ``periods.period_code``.
PERIODS = {
    "year-to-date": N_("since the start of the year"),
    "this-year": N_("this year"),
    "last-year": N_("last year"),
    "half:1": N_("in the first half of the year"),
    "half:2": N_("in the second half of the year"),
    "quarter:1": N_("in the first quarter"),
    "quarter:2": N_("in the second quarter"),
    "quarter:3": N_("in the third quarter"),
    "quarter:4": N_("in the fourth quarter"),
}
COUNTED_PERIODS = {
    "months": NN_("in %(n)s month", "in %(n)s months"),
    "weeks": NN_("in %(n)s week", "in %(n)s weeks"),
    "days": NN_("in %(n)s day", "in %(n)s days"),
    "years": NN_("in %(n)s year", "in %(n)s years"),
}


class Words:
    """The interface language of one page: messages, dates, numbers, labels and order."""

    def __init__(self, lang: str, catalog: Translations) -> None:
        self.lang, self.catalog = lang, catalog

    def say(self, msgid: str, **values: object) -> str:
        """A translated message with its placeholders filled."""
        return self.catalog.gettext(msgid) % values if values else self.catalog.gettext(msgid)

    def label(self, entry: Any) -> str:
        """The ``kk`` or ``ru`` of a vocabulary entry or of a dict with both."""
        return str(entry[self.lang] if isinstance(entry, dict) else getattr(entry, self.lang))

    def date(self, value: str | None) -> str:
        """EDTF in words: «9 апреля, год не указан», «шамамен 2026 жылғы 22 қаңтар»; None is «дата неизвестна»."""
        if value is None:
            return self.say("date unknown")
        known = edtf.parse(value)
        if known.kind == "date":
            return self._marked(known.start)
        ends = {"start": self._marked(known.start), "end": self._marked(known.stop)}
        if known.kind == "set":
            return self.say("between %(start)s and %(end)s", **ends)
        return self.say("from %(start)s to %(end)s", **ends)

    def month(self, month: int, year: int | None = None) -> str:
        """«апрель 2022 г.»; without a year «апрель», as a heading stands."""
        text = self._format(edtf.Moment(year, month)) if year else self._pattern("m", dt.date(2000, month, 1))
        return text[:1].upper() + text[1:] if self.lang == "ru" or not year else text

    def number(self, value: float) -> str:
        """A number with CLDR grouping."""
        return _decimal(value, self.lang)

    def percent_sign(self) -> str:
        """CLDR: «36 %» in Russian with a no-break space, «36%» in Kazakh."""
        return str(_locale(self.lang).percent_formats[None].suffix[0])

    def counted(self, entry: Any, value: float) -> str:
        """The form of ``ru_counted`` that Russian wants after a number; a Kazakh noun does not change."""
        if self.lang == "kk":
            return str(entry.kk_counted)
        category = _locale("ru").plural_form(value if value != int(value) else int(value))
        return str(entry.ru_counted[{"one": 0, "few": 1, "many": 2}.get(category, 1)])

    def period(self, code: str) -> str:
        """«с начала года», «за 9 месяцев 2023 года», «2023 жылғы 9 айда»."""
        kind, *rest = code.split(":")
        if kind in PERIODS:
            return self.say(PERIODS[kind])
        number = int(rest[0])
        if kind == "year":
            return self.say("in %(year)s", year=rest[0])
        if kind in ("quarter", "half"):
            text = self.say(PERIODS[f"{kind}:{number}"])
        else:
            text = self.catalog.ngettext(*COUNTED_PERIODS[kind], number) % {"n": number}
        return self.say("%(period)s of %(year)s", period=text, year=rest[1]) if len(rest) > 1 else text

    def deadline(self, code: str) -> str:
        """«до 1 декабря», «1 желтоқсанға дейін»; «в течение 2 недель», «2 апта ішінде»."""
        kind, what, *rest = code.split(":")
        if what.startswith("--") or (what[0].isdigit() and "-" in what):
            return self._dated(kind, what, rest)
        if what.isdigit():
            return self.say(duewords.YEARS[kind], year=what)
        if (unit := f"{kind}:{what}") in duewords.COUNTED:
            number = int(rest[0])
            one = self.say(duewords.ONE[unit])
            return one if number == 1 else self.catalog.ngettext(*duewords.COUNTED[unit], number) % {"n": number}
        numbered = what in ("half", "quarter") and bool(rest) and len(rest[0]) == 1
        text = self.say(duewords.NAMED[f"{kind}:{what}:{rest.pop(0)}" if numbered else f"{kind}:{what}"])
        return self._in_year(text, rest[0] if rest else None)

    def _dated(self, kind: str, date: str, rest: list[str]) -> str:
        """A month or day by its code: ``--12``, ``2026-12``, ``--12-01``; ``rest`` may hold ``next-year``."""
        year = None if date.startswith("--") else date[:4]
        month, _, day = date.removeprefix("--").removeprefix(f"{year}-").partition("-")
        by_month, by_day = duewords.DATES[kind]
        text = self.say(by_day[int(month) - 1], day=int(day)) if day else self.say(by_month[int(month) - 1])
        return self._in_year(text, year or (rest[0] if rest else None))

    def _in_year(self, text: str, year: str | None) -> str:
        if year is None:
            return text
        if year == "next-year":
            return self.say("%(period)s of next year", period=text)
        return self.say("%(period)s of %(year)s", period=text, year=year)

    def order(self, text: str) -> tuple[tuple[int, ...], str]:
        """Sort key in this language's alphabet."""
        return alphabetical(text, self.lang)

    def _marked(self, moment: edtf.Moment) -> str:
        text = self._format(moment)
        if moment.year is None:
            text = self.say("%(date)s, year not given", date=text)
        if moment.mark in ("~", "%"):
            text = self.say("about %(date)s", date=text)
        return self.say("%(date)s (not certain)", date=text) if moment.mark in ("?", "%") else text

    def _format(self, moment: edtf.Moment) -> str:
        parts = ("y" if moment.year else "") + ("m" if moment.month else "") + ("d" if moment.day else "")
        return self._pattern(parts, dt.date(moment.year or 2000, moment.month or 1, moment.day or 1))

    def _pattern(self, key: str, day: dt.date) -> str:
        return typeset(_day(day, PATTERNS[self.lang][key], self.lang), self.lang)


# A site tells the same few hundred numbers and days again and again; Babel takes its time over each.
@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(LOCALES[lang])


@lru_cache(maxsize=8192)
def _decimal(value: float, lang: str) -> str:
    return str(format_decimal(value, locale=_locale(lang)))


@lru_cache(maxsize=8192)
def _day(day: dt.date, pattern: str, lang: str) -> str:
    return str(format_date(day, pattern, locale=_locale(lang)))


def words_for(catalogs: Catalogs) -> dict[str, Words]:
    """One Words for each interface language."""
    return {lang: Words(lang, catalogs[lang]) for lang in LANGS}


def install(env: Environment, words: Words) -> None:
    """Give a Jinja environment one language: ``_``, ``ngettext`` and the filters ``label``, ``words``, ``datetime``,
    ``number``, ``percent``, ``kind``. Translations are trusted to be HTML, the values put into them are not.
    """

    @cache
    def alone(msgid: str) -> Markup:
        return Markup(words.catalog.gettext(msgid)) % {}  # noqa: S704  (as with values: «%%» is one sign)

    def gettext(msgid: str, **values: object) -> Markup:
        return Markup(words.catalog.gettext(msgid)) % values if values else alone(msgid)  # noqa: S704

    def ngettext(one: str, many: str, number: int, **values: object) -> Markup:
        return Markup(words.catalog.ngettext(one, many, number)) % values  # noqa: S704

    env.globals.update(_=gettext, ngettext=ngettext)
    env.filters.update(
        label=lambda entry: typeset(words.label(entry), words.lang),
        words=cache(words.date),
        number=words.number,
        percent=lambda value: words.number(round(value)) + words.percent_sign(),
        kind=lambda code: words.say(OUTLET_KINDS[code]),
        datetime=cache(edtf.html_datetime),
    )


_RUSSIAN_ORDER = str.maketrans("ёәғқңөұүһі", "еагкноуухи")


@cache
def _ranks(lang: str) -> dict[str, int]:
    return {letter: rank for rank, letter in enumerate(lexicon(lang).alphabet)}


def alphabetical(text: str, lang: str) -> tuple[tuple[int, ...], str]:
    """Sort key in a language's own alphabet; code points would put Ә, Қ and Ө behind Я.

    Russian reads ё as е and files a Kazakh letter under the Russian one it is written with: Ұлытау under У.
    """
    low = text.lower().translate(_RUSSIAN_ORDER) if lang == "ru" else text.lower()
    ranks = _ranks(lang)
    return tuple(ranks.get(letter, -1) if letter.isalpha() else -2 for letter in low), text
