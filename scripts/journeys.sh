#!/usr/bin/env bash
# journeys.sh ARTIFACTS: serves ARTIFACTS/releases and walks the pages in Chromium, or in the browser that JOURNEY_BROWSER names. Screenshots land in ARTIFACTS/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
export JOURNEY_BROWSER=${JOURNEY_BROWSER:-$(command -v chromium-headless-shell || command -v chromium || true)}
if [ -n "$JOURNEY_BROWSER" ] && [ ! -x "$JOURNEY_BROWSER" ]; then
  echo "journeys.sh: JOURNEY_BROWSER is '$JOURNEY_BROWSER', which is no program." >&2
  exit 2
fi
if [ -z "$JOURNEY_BROWSER" ]; then
  echo "SKIPPED: Chromium is not installed, so no page was opened in a browser (apt-get install chromium, or JOURNEY_BROWSER=/path/of/one)." >&2
  [ -z "${CI:-}" ] && exit 0 || exit 1
fi
export JOURNEY_RELEASES=$1/releases JOURNEY_SCREENSHOTS=$1/screenshots
mkdir -p "$JOURNEY_SCREENSHOTS" "$1/results"
node tests/Journeys/run.mjs "$1/results/journeys.xml"
