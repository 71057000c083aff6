"""What one word tells by its form: a number, a unit, a tense, an order. Looked up once for each word of a language."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import lexicon
from ..lexicon.grammar import Grammar, folded, grammar, word_set

# Kazakh in Latin letters becomes Cyrillic letter for letter, so that offsets stay.
_LATIN = str.maketrans("aäábvgğǵdejziıïkqlmnñńŋoöóprstuūüúfhyşwýcx", "ааабвгггдежзииикклмннннооопрстууууфхышууцх")
_AFTER_VOWEL = re.compile("(?<=[аоуыэе])и")

# A Latin look-alike typed inside a Cyrillic word.
# Tried at the beginning of a run only: otherwise a run of a hundred thousand letters takes a minute.
_MIXED = re.compile(r"(?<![а-яa-zі])(?:[а-я]++[a-zі][а-яa-zі]*|[a-zі]++[а-я][а-яa-zі]*)")
_LOOKALIKES = str.maketrans("aceopxyikhі", "асеорхуикни")


@dataclass(frozen=True, slots=True)
class Form:
    """``tags``: the lists of the grammar a word stands in, and what its ending tells (see ``TENSES``).
    ``value``: of a number word; ``times``: of a word such as «тысяч».
    """

    tags: frozenset[str]
    value: float | None = None
    times: int = 0


NOTHING = Form(frozenset())


def lowered(text: str, lang: str) -> str:
    """A text in the letters the grammar is written in. Keeps the length.

    ``lang`` is ``ru``, ``kk`` or ``kk-Latn``.
    """
    low = text.lower()
    low = folded(low if len(low) == len(text) else text, lang[:2])
    if lang != "kk-Latn" and _MIXED.search(low):
        low = _MIXED.sub(lambda word: word[0].translate(_LOOKALIKES), low)
    return _AFTER_VOWEL.sub("й", low.translate(_LATIN)) if lang == "kk-Latn" else low


@lru_cache(maxsize=200_000)
def form(word: str, lang: str) -> Form:
    """The form of a word in the letters of ``lowered``; ``lang`` is ``ru`` or ``kk``."""
    words = grammar(lang)
    tags = set(words.exact.get(word, ()))
    for length, table in words.stems.items():
        if length > len(word):
            break
        tags |= table.get(word[:length], frozenset())
    if word in _months(lang) or (lang == "kk" and word.startswith(_month_stems())):
        tags.add("month")
    if lang == "ru" and _ORDINAL.fullmatch(word):
        tags.add("ordinal")
    tags |= _russian_tense(word, tags) if lang == "ru" else _kazakh_tense(word, words)
    value, times = words.numbers.get(word), words.multipliers.get(word, 0)
    if value is None and not times and lang == "kk":
        value, times = _kazakh_number(word, words)
    return Form(frozenset(tags), value, times) if tags or value is not None or times else NOTHING


_VERBAL = frozenset(
    (
        "past",
        "passive",
        "infinitive",
        "perfective",
        "perfective we",
        "present",
        "intent",
        "perfect",
        "progress",
        "converb",
        "past we",
        "about to",
    )
)


@lru_cache(maxsize=50_000)
def proper(word: str, lang: str) -> Form:
    """The form of a word with a capital: what makes a verb of it is left out."""
    plain = form(word, lang)
    return plain if not plain.tags & _VERBAL else Form(plain.tags - _VERBAL, plain.value, plain.times)


_ORDINAL = re.compile(
    r"(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|сот)(?:ый|ой|ий|ая|ья|ого|ого|ьего|ому|ом|ым|ую|ьей|ое|ые|ых|ыми|ье)"
)


@lru_cache(maxsize=1)
def _month_stems() -> tuple[str, ...]:
    return tuple(folded(forms[0], "kk") for forms in lexicon("kk").months)


@lru_cache(maxsize=2)
def _months(lang: str) -> frozenset[str]:
    return frozenset(
        folded(form, lang)
        for forms in lexicon(lang).months
        for form in forms
        if len(form) > 3 or form in ("май", "мая", "мае")
    )


# Russian -------------------------------------------------------------------------------------------------------------

_INFINITIVE = re.compile(r"[а-я]{1,}(?:ть|ти|чь|ться|тись|чься)")
# Nouns and adverbs that end as infinitives do.
_NOT_INFINITIVE = re.compile(
    r".*(?:ость|есть|асть|исть|нть|рть)|сеть|путь|опять|мать|треть|печать|память|кровать|четверть|пять|шесть|девять|десять|"
    r"двадцать|тридцать|.+дцать|речь|ночь|помощь|дочь|почти|дети|сети|области|части|власти|мощности|пути|новости|"
    r".*[нч]ости|[чсп]ести|повести|совести|шерсти|.*асти|.*дети|ять|нефть|смерть|отчасти|кисть|лишь|суть|жить|прочь|полночь|.*мочь|"
    r".*ости|эти|пусть|хоть|чуть|вплоть|трети|печати|граффити|наркограффити|пенальти|сотрясти|соцсети|нити|плоти|кости|гости|вперед"
)
_SHORT_PASSIVE = re.compile(r"[а-я]{3,}(?:ан|ен|ят|ыт|ут)(?:а|о|ы)?")
_SHORT = re.compile(r"(?:ан|ен|ят|ыт)[аоы]?$")
_NOT_PASSIVE = re.compile(
    r"(?:стран|охран|орган|капитан|ветеран|экран|замен|смен|перемен|измен|стакан|барабан|ресторан|план|роман|диван|туман|карман|обман"
    r"|ураган|хулиган|султан|наркоман|минут|маршрут|институт|ребят|девчат|казахстан|атаман|великан|семен|времен|имен|знамен|племен)[аоы]"
)
_PAST_L = re.compile(r"[а-я]*[аеиоуыяшс]л(?:а|о|и)?(?:сь|ся)?|вырос|возрос|снизился|принес|привез|привел")
# Past forms whose «л» follows a consonant or is missing.
_PAST_OTHER = re.compile(
    r"(?:погиб|возник|достиг|исчез|смог|помог|мог|принес|внес|вынес|нанес|перенес|привез|вывез|завез|вырос|возрос|подрос|рос|умер"
    r"|привык|проник|приш|пош|наш|выш|заш|подош|ош|дош|переш|произош|привлек|пресек|уберег|сберег|замерз|обош|прош)(?:л[аои])?(?:сь|ся)?"
)
# Perfective futures by form: a prefix, and no ending of an imperfective verb.
_PERFECTIVE = re.compile(
    r"(?:по|у|за|вы|от|об|про|на|при|пере|пре|с|со|раз|рас|воз|вос|до|из|ис|под|о)[а-я]{2,}(?:ит|ят|ет|ут|ют|ат)(?:ся)?|купят|купит|возьмут|возьмет|дадут|даст|сможет|смогут|сведут|сведет|включат|включит|потребуется|встанет|встанут|предложат|предложит|прид[еу]т|передумает"
)
_IMPERFECTIVE = re.compile(
    r".*(?:[ыие]ва|а|я|ству|ову|[^н]у(?=[ею])|у?[яю]|(?:ход|вод|нос|воз|труд|ле[зт])(?:и|я|е)?|твердо?)(?:ет|ют|ит|ят|ут|ат)(?:ся)?"
    r"|(?:вы|за|со|пред|под|принад|на|об|от)?(?:сто|леж|вис|держ|гляд|ед|прос|служ|смотр|слыш|вид|сид)(?:и|я|е)?(?:ет|ют|ит|ят|ут|ат)(?:ся)?"
    r"|.*(?:десят|надцат)ь?|ссорятся|спеш[аи]т|полз[уе]т|суд[ия]тся|пах[уе]т|полощут|порет|порют|порхают|скрипят|скрипит|свистят|сверлят|свет[ия]т(?:ся)?|сип[ия]т|соп[ия]т|спор[ия]т|стрел[яе]ют|стыд[ия]т(?:ся)?|уч[аи]тся|пуст[уе]ет|распор[уе]т|обход[ия]т(?:ся)?|обид[ия]тся|опас[уае]ются|зыб[уе]т|завис[ия]т|нараст[уае]ет|сто[ия]т|стон[уе]т|сохнет|сохнут|тян[уе]т|тон[уе]т|сосут|сулят|сулит|смолят|точ[аи]т|пил[ия]т|пол[ея]т|звенят|звонят|звонит|довле[ею]т|винят|винит|везет|везут|вес[ия]т|вер[ия]т|варят|варит|возразят"
    r"|след[ия]т|сме[ею]тся|сушится|умеют?|став[ия]тс?я?|раст[еу]т|спор[ия]т|пахнет|помн[ия]т|стуч[иа]т|становится|становятся|надеется|надеются|сад[ия]тся|стоит|отчет|поет|поют|пишет|пишут|семьдесят|пятьдесят|шестьдесят|ответ|совет|запрет|предмет|приоритет|университет|солдат|возврат|сюжет|опыт|свет|сайт|визит|результат|салат|слоят|участвуют|используют|используется|обязуется|отвечают"
)
# Perfective in spite of an ending that imperfective verbs have.
_SURELY_PERFECTIVE = re.compile(
    r"(?:сможе|смогу|сведе|сведу|встане|встану|сдела[ею]|заслуша[ею]|оправда[ею]|опозда[ею]|передума[ею]|потеря[ею]|подума[ею]|узна[ею]"
    r"|посовету[ею]|потребу[ею]|опробу[ею]|пожалу[ею]|прерве|прерву|закона|поработа[ею]|наработа[ею]|прослуша[ею]|оконча[ею]|воспита[ею]"
    r"|испыта[ею]|доработа[ею]|переработа[ею]|распозна[ею]|посчита[ею]|прочита[ею]|пострада[ею]|поменя[ею]|обменя[ею]|замен[ия]|оцен[ия]"
    r"|проезд[ия]|попрос[ия]|спрос[ия]|просмотр[ия]|рассмотр[ия]|пересмотр[ия]|посмотр[ия]|увид[ия]|услыш[иа]|просто[ия]|посто[ия]|провед[еу])т(?:ся)?"
)
# «райотдела», «видеосигнала», «спецканала»: compounds of nouns that end as the past does.
_NOUN_IN_L = re.compile(
    r".+(?:отдел|канал|журнал|терминал|квартал|материал|сигнал|портал|филиал|вокзал|персонал|раздел|потенциал)[аыу]?"
)


def _is_noun_in_l(word: str) -> bool:
    return word in word_set("ru", "not_past") or _NOUN_IN_L.fullmatch(word) is not None


_PRESENT_RU = re.compile(r"[а-я]{2,}[еиюуяа]т(?:ся)?")
# Nouns and others that end as the present tense does.
_NOT_PRESENT = re.compile(
    r"[а-я]*(?:отчет|ответ|совет|запрет|предмет|приоритет|университет|солдат|возврат|сюжет|опыт|свет|сайт|визит|результат|салат|мандат"
    r"|десят|комитет|кабинет|бюджет|билет|пакет|буклет|интернет|лет|нет|рот|порт|счет|полет|скелет|авторитет|планшет|кредит|институт"
    r"|маршрут|салют|минут|штат|атлет|фургонет|пункт|факт|контракт|транспорт|спорт|отряд|лист|тест|пост|мост|рост|хвост|арест|протест|текст|контекст|объект|субъект|проект|эффект|комплект|конфликт|инцидент|документ|инструмент|студент|президент|агент|момент|процент|пациент|патент|процессинг|турист|юрист|активист|приют|мат|акимат|секретариат|сертификат|аттестат|адвокат|дебат|аппарат|формат|чат|брат|кандидат|контингент|пят|опят"
    r"|вокзалат|бит|лимит|аудит|бандит|дефицит|транзит|маслихат|департамент|гранит|вычет|учет|зачет|расчет|квадрат|плакат|автомат)"
)
_FIRST_PLURAL = re.compile(r"[а-я]{3,}(?:им|ем|аем|уем)(?:ся)?")
# «сократим», «раздадим»: a perfective verb of ours; not «управлением», «прежним».
_PERFECTIVE_WE = re.compile(
    r"(?:по|у|за|вы|от|об|про|на|при|пере|с|раз|рас|воз|вос|до|из|ис|под|о)[а-я]{2,}(?:[тдзсрлвнбпмкшщжч]им|[дйжчпрт]ем|дадим)(?:ся)?|купим|дадим|возьмем"
)
_NOT_WE = re.compile(
    r".*(?:ходим|водим|возим|носим|нимаем|ием|оим|ским|ным|щим|шим|жним|дним|шним|лим|гим|ким|йдем|хим|енем|рем|ием|тем|ческим)|прием|подъем|объем|проблем|систем|совсем|затем|причем|зачем|одним|самим|другим|своим"
)


def _russian_tense(word: str, tags: set[str]) -> set[str]:
    found: set[str] = set()
    if _INFINITIVE.fullmatch(word) and not _NOT_INFINITIVE.fullmatch(word) and word not in grammar("ru").numbers:
        found.add("infinitive")
    doer = word.endswith(("тели", "тель", "теля")) and not word.endswith(("отели", "етели", "трели", "сидели"))
    if (_PAST_L.fullmatch(word) and not doer and not _is_noun_in_l(word)) or _PAST_OTHER.fullmatch(word):
        found.add("past")
    if (_SHORT_PASSIVE.fullmatch(word) and word[-1] in "аоы" and not _NOT_PASSIVE.fullmatch(word)) or (
        "deliver" in tags and _SHORT.search(word)
    ):
        found.add("passive")
    if _SURELY_PERFECTIVE.fullmatch(word) or (
        _PERFECTIVE.fullmatch(word) and not _IMPERFECTIVE.fullmatch(word) and "progress" not in tags
    ):
        found.add("perfective")
    elif _PRESENT_RU.fullmatch(word) and not tags & {"future", "will", "increase"} and not _NOT_PRESENT.fullmatch(word):
        found.add("present")
    if word in word_set("ru", "surely_we") or (_PERFECTIVE_WE.fullmatch(word) and not _NOT_WE.fullmatch(word)):
        found |= {"perfective we", "we"}
    if "future" in tags and _FIRST_PLURAL.fullmatch(word):
        found.add("we")
    return found


# Kazakh --------------------------------------------------------------------------------------------------------------

# Ending -> tag, the first that fits. The stem before it decides whether it is a measure (``measure_stems``).
_KAZAKH_ENDINGS = (
    ("future participle", re.compile(r"(?:атын|етин|йтын|йтин)(?:дар|дер)?(?:ы|и|ын|ин|дыгын|дигин|ына|ине|дыгы|диги)?$")),
    ("intent", re.compile(r"(?:мак|мек|бак|бек|пак|пек)(?:шы|ши|пын|пин|пыз|пиз|шымыз|шимиз)?$")),
    ("progress", re.compile(r"(?:уда|уде|юде)$")),
    ("perfect", re.compile(r"(?:ган|ген|кан|кен)(?:ы|и|ын|ин|дыгын|дигин|нан|нен|дыгы|диги|да|де|дар|дер|бол)?$")),
    ("noun of action", re.compile(r"(?:у|ю)(?:ды|ди|ы|и|ын|ин|га|ге|ына|ине|дын|дин|ымыз|имиз)?$")),
    ("converb", re.compile(r"(?:ып|ип|п)$")),
    ("past", re.compile(r"(?:[ыи]пты|[ыи]пти|пты|пти|ды|ди|ты|ти)$")),
    ("past we", re.compile(r"(?:дык|дик|тык|тик)$")),
    ("wish", re.compile(r"(?:сын|син)$")),
    ("about to", re.compile(r"(?:галы|гели|калы|кели)$")),
)
_PRESENT = re.compile(r"(?:[ая]ды|еди|йды|йди)$")
# «беремін», «қамтимыз»; not «тізімін», «қызметіміз».
_PRESENT_WE = re.compile(r"(?:[ая]м[ыи][зн]|ем[ыи][зн]|йм[ыи][зн]|имы[зн])$")
_PASSIVE_FUTURE = re.compile(r"(?:ыл|ил|ын|ин|ан|ен)(?:ады|еди)$")


def _may_intend(stem: str) -> bool:
    """«орнат-пақ», «бар-мақ»; not «көмек», «сабақ»."""
    return len(stem) > 1 and stem not in word_set("kk", "not_intending")


def _kazakh_tense(word: str, words: Grammar) -> set[str]:
    found: set[str] = set()
    stems, ahead = _stems_of(words.lists["measure_stems"]), _stems_of(words.lists["future_stems"])
    if _PRESENT.search(word) and not _is_past_of_vowel(word, words):
        found.add("present")
        if {word[:-3], word[:-2]} & (stems | ahead):
            found.add("measure")
        if _PASSIVE_FUTURE.search(word):
            found.add("future")
        return found
    if _PRESENT_WE.search(word) and word[-1] == "н":
        return {"present"}  # «бақылаймын»: one person's habit more often than a plan
    if _PRESENT_WE.search(word):
        return {"present", "we", *(("measure",) if word[:-4] in stems | ahead else ())}
    for tag, ending in _KAZAKH_ENDINGS:
        match = ending.search(word)
        if match and match.start() > 1 and not (tag == "intent" and not _may_intend(word[: match.start()])):
            found.add(tag)
            if word[: match.start()] in (stems | ahead if tag in ("intent", "future participle") else stems) or (
                tag == "noun of action" and word[: match.start()] + "у" in stems
            ):
                found.add("measure")
            break
    return found


def _is_past_of_vowel(word: str, words: Grammar) -> bool:
    """«бастады», «азайды»: the stem ends in a vowel or й, so that the past looks like the present of another verb."""
    return word[:-2] in words.lists["vowel_stems"]


@lru_cache(maxsize=4)
def _stems_of(stems: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stems)


_NUMBER_ENDING = re.compile(
    r"(?:ге|га|ке|ка|ден|дан|тен|тан|нен|нан|ды|ди|ты|ти|ны|ни|нин|нын|дин|дын|тин|тын|де|да|те|та|мен|бен|пен|и|ы|си|сы|ин|ын|син|сын|не|на|ине|ына|сине|сына|инин|ынын|синин|сынын|дай|дей|тай|тей|инен|ынан|инде|ында)$"
)


def _kazakh_number(word: str, words: Grammar) -> tuple[float | None, int]:
    """«жеті» + case: «жетіге», «мыңнан»; ordinals («жетінші») and «жетілдіру» are none."""
    if word in word_set("kk", "no_number"):
        return None, 0
    match = _NUMBER_ENDING.search(word)
    while match:
        base = word[: match.start()]
        if base in words.numbers:
            return words.numbers[base], 0
        if base in words.multipliers:
            return None, words.multipliers[base]
        match = _NUMBER_ENDING.search(word, match.start() + 1)
    return None, 0
