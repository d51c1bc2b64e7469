# What the commands at the top of the repository share: finding, installing or asking for what is missing.

# nginx and ldconfig lie where Debian looks for root only; whoever else runs this has them too.
PATH=$PATH:/usr/sbin:/sbin

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# Read to its end: a grep that stops at its match ends ldconfig by SIGPIPE where the list is long, and pipefail takes that for "not there".
has_library() { case $(ldconfig -p 2>/dev/null) in *"$1"*) ;; *) return 1 ;; esac; }

# need_package FILE PACKAGE WHY: FILE is a command on PATH, a shared library, or a path.
need_package() {
  if command -v "$1" >/dev/null || { [ "${1#/}" != "$1" ] && [ -e "$1" ]; } || has_library "$1"; then
    echo "  $1 is here."
    return 0
  fi
  if can_install; then
    echo "  Installing $2 with apt-get, for $3 …"
    if { apt-get install -y -qq --no-install-recommends "$2" || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$2"; }; } >/dev/null 2>&1; then
      ldconfig
      return 0
    fi
  fi
  echo "  $1 is missing and could not be installed, so $3 cannot run. Install the package $2 (apt-get install $2)." >&2
  return 1
}

# need_browser WHY: Chromium's shell, which draws as the whole browser does and has no windows, takes half of what that takes. Where it cannot be had the whole one does.
need_browser() {
  if command -v chromium >/dev/null && ! command -v chromium-headless-shell >/dev/null && ! can_install; then
    echo "  chromium is here."
    return 0
  fi
  need_package chromium-headless-shell chromium-headless-shell "$1" 2>/dev/null || need_package chromium chromium "$1"
}

need_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "The .NET 10 SDK is needed and was not found. See https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    exit 1
  fi
  echo "  .NET SDK $(dotnet --version) is here."
}

need_node() {
  need_package node nodejs "fetching plotly.js and nhsuk-frontend" || exit 1
  need_package npm npm "fetching plotly.js and nhsuk-frontend" || exit 1
}

# npm parts are pinned by package-lock.json; they are fetched again only when it changes.
restore_npm() {
  if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    echo "  Fetching browser parts with npm ci …"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
  fi
}
