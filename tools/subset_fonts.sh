#!/bin/sh
# Rebuilds theme/static/fonts/*.woff2 from the @fontsource packages.
# Needs node with npm, and python3 with venv; everything else goes into a temporary folder.
set -eu

out=$(CDPATH='' cd -- "$(dirname -- "$0")/../theme/static/fonts" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export SOURCE_DATE_EPOCH=1700000000  # the fonts carry a "modified" moment; a fixed one keeps rebuilds identical

npm install --silent --no-audit --no-fund --prefix "$tmp" \
    @fontsource/piazzolla@5.3.0 @fontsource/golos-text@5.3.0
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet fonttools==4.63.0 brotli==1.2.0

# The families come cut by script, and Kazakh is spread over two of the cuts.
# Each line: cut, then what to take from it. The four shares do not overlap.
shares() {
    echo "latin U+20-7E,U+A0,U+A7,U+A9,U+AB,U+B0,U+B1,U+B7,U+BB,U+BD,U+D7,U+2009,U+2013,U+2014,U+2018,U+2019,U+201C-201E,U+2022,U+2026,U+2212"
    echo "latin-ext U+20B8"
    echo "cyrillic U+401,U+406,U+410-44F,U+451,U+456,U+4B0,U+4B1,U+2116"
    echo "cyrillic-ext U+492,U+493,U+49A,U+49B,U+4A2,U+4A3,U+4AE,U+4AF,U+4BA,U+4BB,U+4D8,U+4D9,U+4E8,U+4E9"
}

build() { # family weight result
    shares | while read -r cut unicodes; do
        "$tmp/venv/bin/pyftsubset" \
            "$tmp/node_modules/@fontsource/$1/files/$1-$cut-$2-normal.woff2" \
            --unicodes="$unicodes" --layout-features=kern,mark,ccmp,tnum \
            --no-hinting --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14 \
            --drop-tables+=STAT,gasp,prep,vhea,vmtx --output-file="$tmp/$1-$2-$cut.ttf"
    done
    "$tmp/venv/bin/python" - "$tmp/$1-$2" "$out/$3" <<'PY'
import sys

from fontTools.merge import Merger

stem, target = sys.argv[1:]
font = Merger().merge([f"{stem}-{cut}.ttf" for cut in ("latin", "latin-ext", "cyrillic", "cyrillic-ext")])
# Neither family draws these two; CLDR number formats and careful editors use them.
for table in font["cmap"].tables:
    if table.isUnicode():
        table.cmap[0x202F] = table.cmap[0x2009]  # narrow no-break space: the thin space
        table.cmap[0x2011] = table.cmap[0x2D]  # no-break hyphen: the hyphen
font["post"].formatType = 3.0
font.flavor = "woff2"
font.save(target)
PY
}

build piazzolla 700 piazzolla-700.woff2
build golos-text 400 golos-400.woff2
build golos-text 600 golos-600.woff2
cp "$tmp/node_modules/@fontsource/piazzolla/LICENSE" "$out/OFL-Piazzolla.txt"
cp "$tmp/node_modules/@fontsource/golos-text/LICENSE" "$out/OFL-GolosText.txt"
wc -c "$out"/*.woff2
