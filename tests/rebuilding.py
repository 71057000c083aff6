"""A project of its own whose articles, corrections, vocabulary and theme change by chance, built again and again."""

import json
import random
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from conftest import ROOT
from digest import collect, fingerprint, vocabulary
from digest.archive import Archive
from digest.links import Links
from digest.pagecache import PageCache
from digest.record import Record
from digest.recordcache import RecordCache
from digest.render import Site
from digest.sitefolder import MANIFEST, Published

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = NOW.date()
REASON = 'reason.kk = "Сол өңір туралы."\nreason.ru = "Тот же регион."\n'


class Press:
    """A project of its own that is built again and again, and clean beside it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        self.content, self.theme = folder / "content" / "articles", folder / "theme"
        self.vocabulary = folder / "content" / "vocabulary"
        shutil.copytree(ROOT / "content" / "vocabulary", self.vocabulary)
        shutil.copytree(ROOT / "theme", self.theme)
        self.content.mkdir()
        self.seen = sorted((ROOT / "tests" / "gold").glob("??-*.txt"))
        self.builds, self.now = 0, NOW
        self.found: list[Record] = []
        for _ in range(3):
            self.add()

    def build(self, cache: Path, before: Path) -> Path:
        """A build into a new folder, with what earlier ones left in ``cache`` and ``before``."""
        self.builds += 1
        out = self.folder / f"out{self.builds}"
        words, rules = vocabulary.load(self.vocabulary), fingerprint.program(self.vocabulary)
        kept, pages = RecordCache(cache, self.content, rules), PageCache(cache, self.folder / "site", rules)
        self.found, _ = collect.records(self.content, words, self.now.date(), kept)
        kept.save()
        env = Environment(
            loader=FileSystemLoader(self.theme / "templates"), trim_blocks=True, lstrip_blocks=True, autoescape=True
        )
        site = Site(env, self.theme, out, Links("https://digest.example"), words, "", Published(before, pages))
        written = site.write(Archive(self.found, words), self.now)
        pages.save(written.marks)
        lines = (f"{own}  {name}\n" for name, own in written.digests.items())
        (out / MANIFEST).write_text("".join(lines), encoding="utf-8")
        return out

    def add(self) -> None:
        path = self.chance.choice(self.seen)
        shutil.copy(path, self.content / path.name)

    def remove(self) -> None:
        if there := sorted(self.content.glob("*.txt")):
            self.chance.choice(there).unlink()

    def edit(self) -> None:
        if there := sorted(self.content.glob("*.txt")):
            path = self.chance.choice(there)
            with path.open("a", encoding="utf-8") as file:
                file.write(f"\nАқмола облысында {self.chance.randrange(2, 99)} полиция бекеті ашылды.\n")

    def correct(self) -> None:
        if there := sorted(self.content.glob("*.txt")):
            sidecar = self.chance.choice(there).with_suffix(".toml")
            sidecar.write_text(f"added = 2026-0{self.chance.randrange(1, 9)}-11\n", encoding="utf-8")

    def link(self) -> None:
        """An editor ties an article to an earlier one, and their commitments, or calls it a reprint."""
        if len(self.found) > 1:
            later, earlier = self.chance.sample(self.found, 2)
            text = f'[reprint]\nof = "{earlier.id}"\n{REASON}'
            if self.chance.random() < 0.7:
                text = f'[follows]\narticles = ["{earlier.id}"]\n{REASON}'
                words = [
                    [one.evidence[0].of(record.document.text) for one in record.facts.commitments]
                    for record in (earlier, later)
                ]
                if all(words):
                    promise, report = (json.dumps(self.chance.choice(some), ensure_ascii=False) for some in words)
                    text += f'[[follows.steps]]\narticle = "{earlier.id}"\npromise = {promise}\nreport = {report}\n'
            (self.content / f"{later.id}.toml").write_text(text, encoding="utf-8")

    def sleep(self) -> None:
        """A day goes by."""
        self.now += timedelta(days=1)

    def translate(self) -> None:
        if there := sorted(self.content.glob("kk-??.txt")):
            self.chance.choice(there).with_suffix(".ru.txt").write_text("Полиция отчиталась.\n", encoding="utf-8")

    def rename_a_topic(self) -> None:
        path = self.vocabulary / "topics.toml"
        path.write_text(
            path.read_text(encoding="utf-8").replace('ru = "', f'ru = "{self.chance.choice("АБВ")}', 1), encoding="utf-8"
        )

    def restyle(self) -> None:
        with min((self.theme / "static" / "css").glob("*.css")).open("a", encoding="utf-8") as file:
            file.write(f".x{self.chance.random()} {{ color: red }}\n".replace("0.", ""))

    def change_a_template(self) -> None:
        with (self.theme / "templates" / "components" / "footer.html").open("a", encoding="utf-8") as file:
            file.write(f"{{# {self.chance.random()} #}}\n")
        path = self.theme / "templates" / "components" / "card.html"
        path.write_text(
            path.read_text(encoding="utf-8").replace('class="card"', 'class="card card--new"', 1), encoding="utf-8"
        )

    def spoil_what_is_published(self, site: Path) -> None:
        path = self.chance.choice(sorted(path for path in site.rglob("*") if path.is_file()))
        path.unlink() if self.chance.random() < 0.5 else path.write_bytes(b"<p>somebody's</p>")
