"""What editors are told, and in whose words: the report in their language, every message from the catalogs, markup from templates only."""

import ast
import re
from pathlib import Path

import pytest

from conftest import ROOT, TEXT, Articles, run_pelican
from digest.i18n import load_catalogs
from digest.messages import Message, msg
from digest.model import DigestError
from inputs import story


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
        # Translations are markup with escaped values, and what a template made is not escaped once more: nowhere else.
        may = path.name in ("i18n.py", "templates.py", "templatecode.py")
        assert may or not re.search(r"\bMarkup\b|autoescape|\bsafe\b\s*[(=]", code), path
    for path in (ROOT / "theme" / "templates").rglob("*.*ml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\|\s*safe\b|autoescape|\|\s*(?:xmlattr|urlize)|\sstyle=|\son[a-z]+=|<style|<script(?! type=\"application/(?:ld\+)?json\"| type=\"module\" src=)",
            text,
        ), path
    assert re.search(r'"autoescape": True', (ROOT / "pelican.conf.py").read_text(encoding="utf-8"))
