"""Settings of the site: names, languages, paths and Pelican's switches. No logic lives here."""

import os

_HERE = os.path.dirname(os.path.abspath(__file__))

SITENAME = "Police reform digest"
SITEURL = os.environ.get("SITEURL", "http://127.0.0.1:8000").rstrip("/")
TIMEZONE = "Asia/Almaty"

PATH = os.path.join(_HERE, "content")
OUTPUT_PATH = os.path.join(_HERE, "output")
THEME = os.path.join(_HERE, "theme")
PLUGIN_PATHS = [os.path.join(_HERE, "plugins")]
PLUGINS = ["digest"]

# The digest.
DIGEST_VOCABULARY = os.path.join(_HERE, "content", "vocabulary")
DIGEST_CACHE = os.environ.get("DIGEST_CACHE") or os.path.join(_HERE, ".cache")  # of earlier builds; may be deleted
DIGEST_STRICT = os.environ.get("STRICT", "") not in ("", "0")  # a text that must be set aside fails the build
DIGEST_OFFLINE = os.environ.get("OFFLINE", "") not in ("", "0")  # links end in index.html and open from a folder
DIGEST_REPORT = os.environ.get("DIGEST_REPORT", "full")  # "full", or "short" to count the notices only
DIGEST_LANG = os.environ.get("DIGEST_LANG", "kk ru")  # languages of the report and of errors: kk, ru, en
DIGEST_CONTACT = os.environ.get("CONTACT", "")  # where readers report errors: an https: or mailto: address

# Jinja: the texts are pasted from anywhere, so everything is escaped (Pelican's default is not to).
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}

# Pelican's own articles, pages, feeds and lists: the plugin makes all pages, in two languages, dated or not.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
DIRECT_TEMPLATES = []
THEME_STATIC_DIR = "theme/fonts"
THEME_STATIC_PATHS = ["static/fonts"]
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
IGNORE_FILES = [".*", "README.md"]  # the fonts' own README stays at home
DELETE_OUTPUT_DIRECTORY = False  # publish.py exchanges whole folders instead
CACHE_CONTENT = False
