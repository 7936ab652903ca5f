#!/bin/sh
# Put Facilitator into the menu of whoever runs this; no administrator, no network.
# Run it in the folder in which it lies. To take it out again: ./install.sh --remove
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$data/facilitator-program
bin=$HOME/.local/bin

refresh() {
  update-mime-database "$data/mime" 2>/dev/null || true
  update-desktop-database "$data/applications" 2>/dev/null || true
}

if [ "${1:-}" = --remove ]; then
  (cd "$here/share" && find . -type f) | while read -r file; do rm -f "$data/$file"; done
  rm -rf "$program" "$bin/facilitator"
  refresh
  echo "Facilitator is gone. Workshops, settings and backups stay where they are."
  exit 0
fi

rm -rf "$program"
mkdir -p "$program" "$bin" "$data"
cp -R "$here/facilitator" "$here/_internal" "$here/LICENSE" "$program"
ln -sf "$program/facilitator" "$bin/facilitator"
cp -R "$here/share/." "$data"
# A desktop may not look into ~/.local/bin: its entry names the program where it is.
sed -i "s|^Exec=facilitator|Exec=\"$program/facilitator\"|; s|^TryExec=.*|TryExec=$program/facilitator|" \
  "$data/applications/facilitator.desktop"
mkdir -p "$data/mime/packages"
refresh
echo "Facilitator is in the menu now; in a terminal it is $bin/facilitator."
