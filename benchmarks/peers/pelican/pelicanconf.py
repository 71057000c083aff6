"""A plain Pelican of one language, without plugins: topics are its tags, regions its authors. BENCH_LANG says which."""

import json
import os
from pathlib import Path

LANG = os.environ["BENCH_LANG"]
NAMES = json.loads(Path(f"names-{LANG}.json").read_text(encoding="utf-8"))

SITENAME = NAMES["titles"][""]
SITEURL = f"http://127.0.0.1:8000/{LANG}"
PATH = f"content/{LANG}"
OUTPUT_PATH = f"out/{LANG}"
THEME = "theme"
DEFAULT_LANG = LANG
TIMEZONE = "Asia/Almaty"
DEFAULT_DATE = (1970, 1, 1)
FILENAME_METADATA = "(?P<slug>.*)"
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
LOAD_CONTENT_CACHE = False

ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["ready"]
STATIC_PATHS = ["static"] if LANG == "kk" else []
STATIC_URL = STATIC_SAVE_AS = "../{path}"
READERS = {}

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
AUTHOR_URL = "regions/{slug}/"
AUTHOR_SAVE_AS = "regions/{slug}/index.html"
CATEGORY_SAVE_AS = ""
MONTH_ARCHIVE_SAVE_AS = "timeline/{date:%Y}/{date:%m}/index.html"
MONTH_ARCHIVE_URL = "timeline/{date:%Y}/{date:%m}/"
DIRECT_TEMPLATES = ["index", "home", "tags", "authors", "sitemap"]
INDEX_SAVE_AS = "articles/index.html"
HOME_SAVE_AS = "index.html"
TAGS_SAVE_AS = "topics/index.html"
AUTHORS_SAVE_AS = "regions/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 30
PAGINATED_TEMPLATES = {"index": None, "tag": None, "author": None, "period_archives": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_DOMAIN = SITEURL
FEED_ATOM = "feed.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
TAG_FEED_ATOM = "topics/{slug}/feed.xml"
AUTHOR_FEED_ATOM = "regions/{slug}/feed.xml"
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 30
