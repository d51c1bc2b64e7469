#!/bin/sh
# Installs or upgrades HealthNeeds from its unpacked archive: sudo ./install.sh. Settings and data that are there stay as they are.
#   --root DIRECTORY   puts everything below DIRECTORY and starts nothing: to look at what would be done, or to make an image
set -eu
# Whatever root's own is: both users come to their programs through the folders that are made here.
umask 022
# Where it really lies: started as /opt/healthneeds/current/install.sh it must not take the link for another archive.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=
case ${1:-} in
  "") ;;
  --root) root=${2:?--root needs a directory}; mkdir -p "$root"; root=$(CDPATH='' cd -- "$root" && pwd) ;;
  *) echo "install.sh: '$1' is not an option; there is --root DIRECTORY." >&2; exit 2 ;;
esac
[ "$(id -u)" = 0 ] || { echo "install.sh: this makes users and services, so it must run as root: sudo ./install.sh" >&2; exit 1; }
version=$(cat "$here/VERSION")

echo "Checking the archive …"
(cd "$here" && sha256sum --check --quiet SHA256SUMS) || { echo "install.sh: the archive is damaged; unpack it anew." >&2; exit 1; }

echo "Installing $version …"
mkdir -p "$root/opt/healthneeds" "$root/etc/systemd/system" "$root/usr/lib/sysusers.d" "$root/usr/lib/tmpfiles.d" "$root/usr/local/bin"
if [ "$here" != "$root/opt/healthneeds/$version" ]; then
  rm -rf "$root/opt/healthneeds/$version.new"
  cp -r --preserve=mode,timestamps,links "$here" "$root/opt/healthneeds/$version.new"
  rm -rf "$root/opt/healthneeds/$version"
  mv "$root/opt/healthneeds/$version.new" "$root/opt/healthneeds/$version"
fi
# Whoever unpacked the archive may keep others out of what is theirs; both users start their programs here.
here=$root/opt/healthneeds/$version
chmod -R a+rX,go-w "$here"
cp "$here/deploy/sysusers.conf" "$root/usr/lib/sysusers.d/healthneeds.conf"
cp "$here/deploy/tmpfiles.conf" "$root/usr/lib/tmpfiles.d/healthneeds.conf"
cp "$here"/deploy/*.service "$here"/deploy/*.timer "$root/etc/systemd/system/"
mkdir -p "$root/etc/healthneeds"
[ -e "$root/etc/healthneeds/healthneeds.env" ] || cp "$here/deploy/healthneeds.env" "$root/etc/healthneeds/healthneeds.env"
[ -e "$root/etc/healthneeds/healthneeds-worker.env" ] || (umask 077 && cp "$here/deploy/healthneeds-worker.env" "$root/etc/healthneeds/healthneeds-worker.env")
systemd-sysusers ${root:+--root="$root"} healthneeds.conf
systemd-tmpfiles ${root:+--root="$root"} --create healthneeds.conf
# In one step, so that no service finds it missing.
ln -sfn "$version" "$root/opt/healthneeds/current.new"
mv -T "$root/opt/healthneeds/current.new" "$root/opt/healthneeds/current"
ln -sfn /opt/healthneeds/current/bin/healthneeds "$root/usr/local/bin/healthneeds"
[ -z "$root" ] || exit 0

systemctl daemon-reload
# On a replica the worker would end what brings releases, and refuse to start itself.
maker=healthneeds-worker
if systemctl --quiet is-enabled healthneeds-replica 2>/dev/null; then maker=healthneeds-replica; fi
cat <<DONE
HealthNeeds $version is in /opt/healthneeds/current. Next:
  1. Put your address into /etc/healthneeds/healthneeds.env
  2. systemctl enable $maker healthneeds-dashboard healthneeds-backup.timer && systemctl restart $maker healthneeds-dashboard healthneeds-backup.timer
  3. nginx: /opt/healthneeds/current/deploy/nginx-healthneeds.conf (docs/deployment.md)
  4. healthneeds doctor
DONE
