"""Draws theme/static/cards/og-*.png, the picture of a shared link: tools/card.html with the words of each catalog.

    PYTHONPATH=plugins .venv/bin/python tools/draw_cards.py

Needs Chromium (the variable CHROMIUM, else `chromium` on the path). Run it when the name or the look of the site changes.
"""

import html
import os
import subprocess
import tempfile
from pathlib import Path
from string import Template

from digest.i18n import LANGS, load_catalogs, words_for

ROOT = Path(__file__).resolve().parent.parent
MENU = ("Topics", "Regions", "Timeline")


def draw(lang: str, folder: Path) -> Path:
    """The picture of one language, 1200 by 630, as social networks show it."""
    words = words_for(load_catalogs(ROOT / "theme" / "locales"))[lang]
    text = {
        "lang": lang,
        "root": ROOT.as_uri(),
        "name": html.escape(words.say("Police reform")),
        "tagline": html.escape(words.say("Digest of news from Kazakhstan")),
        "menu": "".join(f"<li>{html.escape(words.say(item))}</li>" for item in MENU),
    }
    page = folder / f"{lang}.html"
    page.write_text(Template((ROOT / "tools" / "card.html").read_text(encoding="utf-8")).substitute(text), encoding="utf-8")
    target = ROOT / "theme" / "static" / "cards" / f"og-{lang}.png"
    subprocess.run(
        [
            os.environ.get("CHROMIUM", "chromium"), "--headless", "--no-sandbox", "--hide-scrollbars",
            "--force-device-scale-factor=1", "--window-size=1200,630", "--virtual-time-budget=3000",
            f"--user-data-dir={folder / 'profile'}", f"--screenshot={target}", page.as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return target


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for one in LANGS:
            drawn = draw(one, Path(temporary))
            print(f"{drawn.relative_to(ROOT)}: {drawn.stat().st_size} bytes")
