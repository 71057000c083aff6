#!/bin/sh
# Checks every page of a built site with the Nu HTML checker. Needs java and npm; says so when they are missing.
set -eu
site=${1:?usage: tools/validate.sh OUTPUT}
command -v java >/dev/null || { echo "java is missing; on Debian: apt-get install default-jre-headless" >&2; exit 1; }
command -v npm >/dev/null || { echo "npm is missing; on Debian: apt-get install npm" >&2; exit 1; }
jar=.venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar
[ -f "$jar" ] || npm install --silent --no-audit --no-fund --prefix .venv/vnu vnu-jar@26.9.27
java -jar "$jar" --skip-non-html --errors-only "$site"
echo "Valid: $(find "$site" -name '*.html' | wc -l) pages"
