# What ./test is asked for: sets quick and soak, or refuses. For: source, with the arguments of ./test.
quick=false soak=false
for option in "$@"; do
  case $option in
    --quick) quick=true ;;
    --soak) soak=true ;;
    *) echo "./test: '$option' is not an option; there are --quick and --soak." >&2; exit 2 ;;
  esac
done
if $quick && $soak; then
  echo "./test: --quick leaves out what --soak does often; give one of them." >&2
  exit 2
fi
