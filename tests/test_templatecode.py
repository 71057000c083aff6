"""Templates compiled to lean code say what Jinja's own code says."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from digest import i18n, templates
from digest.links import Links
from digest.templatecode import LeanCode
from fuzzing import press
from fuzzing.hostile import ROOT

CASES = [
    "{{ text }} {{ none }} {{ number }} {{ safe }} {{ self_made }} {{ 'a' ~ text }}",
    "{% macro box(a, b=2) %}<p>{{ a }}{{ b }}</p>{% endmacro %}{{ box(text) }}{{ box(text, b=safe) }}",
    "{% macro frame() %}<p>{{ caller() }}</p>{% endmacro %}{% call frame() %}{{ text }}{% endcall %}",
    "{% macro many() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ many(*[text], **{'class': text}) }}{{ many(class=1) }}",
    "{% for one in [text, safe] %}{% set both = one %}{{ upper(both) }}{% endfor %}",
    "{% set whole %}{{ text }}{{ safe }}{% endset %}{{ whole }}{{ whole|length }}",
    "{% autoescape false %}{{ text }}{{ upper(text) }}{% endautoescape %}",
    "{% if upper(text) == text %}same{% else %}{{ (text if none else safe) }}{% endif %}{{ [text, number]|join(', ') }}",
]


class SelfMade:
    def __html__(self) -> str:
        return "<i>made</i>"


VALUES = {"text": "<b>\"'&", "none": None, "number": 7, "safe": Markup("<u>"), "self_made": SelfMade(), "upper": str.upper}


def environment(code: type[CodeGenerator]) -> Environment:
    env = Environment(autoescape=True, undefined=StrictUndefined)
    env.code_generator_class = code
    return env


@pytest.mark.parametrize("template", CASES)
def test_a_template_says_the_same(template: str) -> None:
    lean, plain = (environment(code).from_string(template).render(VALUES) for code in (LeanCode, CodeGenerator))
    assert lean == plain


def test_a_name_that_nobody_gave_is_an_error() -> None:
    for template in ("{{ unknown }}", "{{ unknown() }}", "{{ text.unknown() }}"):
        with pytest.raises(UndefinedError, match="unknown"):
            environment(LeanCode).from_string(template).render(VALUES)


def test_a_site_is_the_same_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, aside = press.records(ROOT / "content" / "articles")
    assert found
    assert not aside
    lean = press.build(found, tmp_path / "lean")
    monkeypatch.setattr(templates, "LeanCode", CodeGenerator)
    assert lean == press.build(found, tmp_path / "plain")


def test_a_function_that_asks_for_the_context_gets_it() -> None:
    @pass_context
    def here(context: Any) -> str:
        return f"in {context.name}"

    env = Environment(loader=DictLoader({"page.html": "{{ here() }}"}), autoescape=True)
    env.globals["here"] = here
    words = i18n.words_for(i18n.load_catalogs(ROOT / "theme" / "locales", for_pages=True))["kk"]
    assert templates.Templates(env, words, Links(press.SITE), {}).render("page.html", "", {}) == "in page.html"
