# What ./release is asked for: sets sbom, or helps, or refuses. For: source, with the arguments of ./release.
usage() {
  cat <<'HELP'
Usage: ./release [--no-sbom] [--help]

Makes artifacts/release/healthneeds-VERSION-linux-x64.tar.gz and its SHA-256: dashboard and worker with their runtime (no .NET is needed
where it runs), the bundled figures, systemd units, an nginx example, a Containerfile, documents, licences and a bill of materials.

VERSION is the file VERSION where HEAD has the tag of that name (v0.3.0) and nothing is changed; otherwise 0.3.0-dev.COMMIT, with
.changed behind it where something is. The same commit is to give the same bytes.

  --no-sbom   leave the bill of materials out (it is made by the CycloneDX tool, which is fetched from NuGet, and by npm 10 or newer)
HELP
}

sbom=true
for option in "$@"; do
  case $option in
    --no-sbom) sbom=false ;;
    --help|-h) usage; exit 0 ;;
    *) echo "./release: '$option' is not an option. Try ./release --help." >&2; exit 2 ;;
  esac
done
