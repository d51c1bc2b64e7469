#!/usr/bin/env bash
# try-release.sh [ARCHIVE]: makes the archive where none is named, and runs it as a stranger's server would: unpacked elsewhere, worker and site as two
# users who may write nothing but what is theirs, with an environment of their own. Needs root, for the two users. What ./test --soak does with ./release.
set -euo pipefail
# Where it was named from, before this goes elsewhere.
archive=
if [ $# -ge 1 ]; then archive=$(realpath -e -- "$1" 2>/dev/null) || { echo "try-release.sh: there is no archive '$1'." >&2; exit 2; }; fi
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "try-release.sh: not run, for it needs root to be two other users." >&2; exit 0; }
if [ -z "$archive" ]; then ./release; archive=$(ls -t artifacts/release/*.tar.gz | head -1); fi

# Numbers that no user of this machine has; the group is shared, as healthneeds is.
worker=64711 web=64712 group=64710
room=$(mktemp -d /tmp/try-release-XXXXXX)
started=()
end() {
  for process in "${started[@]}"; do kill -TERM "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$room"
}
trap end EXIT
chmod 755 "$room"
tar -xzf "$archive" -C "$room"
home=$(echo "$room"/healthneeds-*)
(cd "$home" && sha256sum --check --quiet SHA256SUMS)
# An archive that was made without a bill of materials has none to hold it to.
if [ -f "$home/sbom.cdx.json" ]; then node scripts/dependencies.mjs --bill "$home/sbom.cdx.json"; fi
releases=$room/releases backups=$room/backups restored=$room/restored
install -d -m 750 -o $worker -g $group "$releases" "$restored"
install -d -m 700 -o $worker -g $group "$backups"
port=$((20000 + RANDOM % 20000)) port2=$((port + 1))

# Where this machine can say what they are, each runs under the system calls that its unit leaves it.
filter=()
if [ -x /usr/bin/python3 ] && [ -f /usr/include/x86_64-linux-gnu/asm/unistd_64.h ] && command -v systemd-analyze >/dev/null; then
  cp scripts/call-filter.py "$room"
  filter=(/usr/bin/python3 "$room/call-filter.py")
else
  echo "Not tried: the system calls that units leave to worker and site, for python3, linux-libc-dev or systemd-analyze is missing."
fi

# become USER [NAME=value ...] PROGRAM ...: no rights, no home, nothing of this environment. In the place of the shell that says it, so that its process is the program's.
become() {
  local user=$1 unit=dashboard; shift
  [ "$user" = $web ] || unit=worker
  exec setpriv --reuid "$user" --regid $group --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
    ${filter:+"${filter[@]}" "$home/deploy/healthneeds-$unit.service"} env -i PATH=/usr/bin:/bin HEALTHNEEDS_ENV=/nonexistent DOTNET_EnableDiagnostics=0 Live__Offline=true "Releases__Directory=$releases" Worker__Embedded=false "$@"
}
as() { (become "$@"); }
say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*"; }
fail() { echo "FAILED: $*" >&2; tail -n 30 "$room"/*.log >&2 || true; exit 1; }
until_true() { # SECONDS WHAT COMMAND...
  local seconds=$1 what=$2; shift 2
  for ((i = 0; i < seconds; i++)); do "$@" >/dev/null 2>&1 && return 0; sleep 1; done
  fail "$what did not happen within $seconds s"
}

say "The worker starts where nothing is."
(umask 027; become $worker "$home/bin/healthneeds" serve > "$room/worker.log" 2>&1) & started+=($!)
peak=0
for ((i = 0; i < 1200; i++)); do
  [ -f "$releases/current.json" ] && break
  used=$(du -sm "$releases" 2>/dev/null | cut -f1); [ "${used:-0}" -gt "$peak" ] && peak=$used
  sleep 1
done
[ -f "$releases/current.json" ] || fail "no release within 20 minutes"
say "There is a release: $(cut -c1-80 "$releases/current.json")… after $i s; the directory took up to $peak MB."

say "The site starts as another user."
(become $web ASPNETCORE_URLS=http://127.0.0.1:$port "$home/bin/healthneeds" dashboard > "$room/site.log" 2>&1) & started+=($!)
until_true 120 "the site's readiness" curl -fsS "http://127.0.0.1:$port/health/ready"
for page in / "/areas/E01007317" /conditions /plan /compare /data "/api/v1/rankings?format=csv" /briefing/ranking.pdf; do
  code=$(curl -sS -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$page")
  say "GET $page: $code"
  [ "$code" = 200 ] || [ "$code" = 301 ] || [ "$code" = 302 ] || fail "GET $page answered $code"
done

say "The site's user tries to write what is served."
release=$(ls "$releases"/*.duckdb)
for attempt in "echo x > '$releases/new'" "echo x > '$releases/current.json'" "echo x >> '$release'" "rm -f '$release'" "mv '$releases/current.json' '$releases/gone.json'" "chmod u+w '$release'" "echo x > '$releases/runs/x.json'" "echo x > '$home/lib/x'"; do
  as $web sh -c "$attempt" 2>/dev/null && fail "the site's user could: $attempt"
done
say "It could not."

say "The doctor, as the worker:"
as $worker "$home/bin/healthneeds" doctor --site "http://127.0.0.1:$port" | sed 's/^/    /' || fail "the doctor found something to mend"

say "A backup, while both run; and what it holds, put back elsewhere:"
as $worker "$home/bin/healthneeds" backup "$backups" | sed 's/^/    /'
(cd "$backups"/healthneeds-backup-* && sha256sum --check --quiet SHA256SUMS)
as $worker "$home/bin/healthneeds" restore "$backups"/healthneeds-backup-* --releases "$restored" | sed 's/^/    /'
(become $web ASPNETCORE_URLS=http://127.0.0.1:$port2 "Releases__Directory=$restored" "$home/bin/healthneeds" dashboard > "$room/site2.log" 2>&1) & started+=($!)
until_true 120 "the restored site's readiness" curl -fsS "http://127.0.0.1:$port2/health/ready"
for page in "/api/v1/rankings?format=csv" "/api/v1/areas/E01007317"; do
  cmp <(curl -fsS "http://127.0.0.1:$port$page" | sed "s/:$port/:PORT/g") <(curl -fsS "http://127.0.0.1:$port2$page" | sed "s/:$port2/:PORT/g") || fail "$page is not the same after the restore"
done
code=0; as $worker "$home/bin/healthneeds" refresh --offline --releases "$restored" > "$room/refresh.log" 2>&1 || code=$?
[ "$code" = 3 ] || fail "a refresh of the restored directory ended with $code; expected 3, no change"
say "The restored site says the same, and a refresh there finds nothing new."

kill -TERM "${started[0]}"; wait "${started[0]}" || true
until_true 30 "the worker's last word" grep -q '"stopped":"2' "$releases/worker.json"
say "Done: archive $(du -h "$archive" | cut -f1), worker and site ran as two users, and everything above held."
