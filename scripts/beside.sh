# Work beside a script, in a process group of its own: with the script it ends whole, with all that it has started. Ctrl-C and a kill of its shell alone would leave those running.

# beside LOG COMMAND...: starts it; "wait $beside" is its end.
beside() {
  local log=$1; shift
  set -m
  "$@" > "$log" 2>&1 < /dev/null & beside=$!
  set +m
}

# For: trap end_beside EXIT
end_beside() { [ -z "${beside:-}" ] || kill -TERM -- "-$beside" 2>/dev/null || true; }
