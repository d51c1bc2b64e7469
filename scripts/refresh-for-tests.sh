#!/usr/bin/env bash
# refresh-for-tests.sh DIRECTORY: makes a release of the bundled figures there, and prints how long it took and how much memory.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p "$1"
Releases__Directory=$1 dotnet Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll refresh --offline
test -f "$1/current.json" || { echo "The refresh ended without a current release in $1." >&2; exit 1; }
