"""What is trusted and broken: vocabulary, catalogs, theme. The build names the file with its line, and the old site stays.

A site also stays when every article of the new one is bad.
"""

import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, TEXT, Articles, Built, run_pelican
from digest import vocabulary
from digest.model import DigestErrors

WRONG_WORDS = [
    ("topics.toml", 'id = "migration"\n', "id = migration\n", "a value stands in quotation marks"),
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
