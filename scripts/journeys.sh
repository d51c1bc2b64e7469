#!/usr/bin/env bash
# journeys.sh ARTIFACTS: serves ARTIFACTS/releases and walks the pages in Chromium. Screenshots land in ARTIFACTS/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v chromium >/dev/null; then
  echo "SKIPPED: Chromium is not installed, so no page was opened in a browser (apt-get install chromium)." >&2
  [ -z "${CI:-}" ] && exit 0 || exit 1
fi
export JOURNEY_RELEASES=$1/releases JOURNEY_SCREENSHOTS=$1/screenshots
mkdir -p "$JOURNEY_SCREENSHOTS" "$1/results"
node tests/Journeys/run.mjs "$1/results/journeys.xml"
