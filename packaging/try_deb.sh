#!/usr/bin/env bash
# Install the .deb into a root with nothing but a minimal Debian in it, and use it there as a desktop
# would, without a network: sudo packaging/try_deb.sh [FILE.deb]
# Needs debootstrap, Xvfb, xdotool and scrot here. Writes a report and pictures into build/try_deb.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
deb=${1:-$(ls dist/facilitator_*_amd64.deb)}
out=build/try_deb
suite=${SUITE:-bookworm}
desk=/home
desk+=/anna # who works in that root
[[ $(id -u) == 0 ]] || { echo "This has to change root: run it with sudo." >&2; exit 1; }
for tool in debootstrap Xvfb xdotool scrot; do
  command -v "$tool" >/dev/null || { echo "Install the Debian package of $tool first." >&2; exit 1; }
done

# The mirror that this computer takes its own packages from.
mirror=$(awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^(https?|file):/) { print $i; exit } }
  $1 == "URIs:" { print $2; exit }' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true)
root=$(mktemp -d)
chmod 755 "$root" # who is not root may look into the root
shown=:$((RANDOM % 900 + 90))
xvfb=
cleanup() {
  [[ -z $xvfb ]] || kill "$xvfb" 2>/dev/null || true
  for each in tmp/.X11-unix proc dev; do umount "$root/$each" 2>/dev/null || true; done
  rm -rf --one-file-system "$root"
}
trap cleanup EXIT
mkdir -p "$out"
said() { echo "try_deb: $*" | tee -a "$out/report.txt"; }
: >"$out/report.txt"

if [[ -n ${BASE:-} ]]; then  # a root that debootstrap made before
  cp -a "$BASE/." "$root"
else
  debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$out/debootstrap.txt" 2>&1
fi
said "a minimal Debian ($suite) of $(du -sm "$root" | cut -f1) MB"
for each in /etc/apt/apt.conf.d /etc/ssl/certs; do  # how this computer reaches its mirror
  [[ ! -d $each ]] || { mkdir -p "$root$each"; cp -rL "$each/." "$root$each/" 2>/dev/null || true; }
done
[[ ! -e /etc/resolv.conf ]] || cp -L /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
mount -o bind /dev "$root/dev"

cp "$deb" "$root/tmp/facilitator.deb"
inside() { chroot "$root" /usr/bin/env -i HOME=$desk PATH=/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 "$@"; }
inside apt-get update -qq
inside DEBIAN_FRONTEND=noninteractive apt-get install -y -qq /tmp/facilitator.deb >"$out/apt.txt" 2>&1
said "installed with $(grep -c '^Setting up' "$out/apt.txt") packages, its own $(inside dpkg-query -Wf '${Installed-Size}' facilitator) KB"
inside useradd --create-home anna
libraries=$(inside sh -c 'find /usr/lib/facilitator -name "*.so*" -type f | while read -r f; do
  LD_LIBRARY_PATH=/usr/lib/facilitator/_internal ldd "$f" 2>/dev/null | grep "not found" || true; done' | sort -u)
said "libraries that are missing: ${libraries:-none}"

# From here on nothing reaches a network; the screen is a socket of this computer.
Xvfb "$shown" -screen 0 1280x720x24 -nolisten tcp >/dev/null 2>&1 &
xvfb=$!
mkdir -p "$root/tmp/.X11-unix"
mount -o bind /tmp/.X11-unix "$root/tmp/.X11-unix"
anna() { unshare -n chroot --userspec=anna "$root" /usr/bin/env -i HOME=$desk USER=anna \
  PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY="$shown" "$@"; }
# Without a name server or a route a program may try as it likes.
anna sh -c 'cat /proc/net/route' | tail -n +2 | grep -q . && { said "there is a route out"; exit 1; }

anna facilitator --version >"$out/version.txt"
said "facilitator $(cat "$out/version.txt") answers"
anna facilitator new $desk/day.workshop --deck theory_of_change >/dev/null
anna cp $desk/day.workshop "$desk/no ending"
anna sh -c 'printf "%2000s" x >~/locked.workshop; printf "PK\003\004" >~/day.deck'
for pair in "day.workshop=workshop" "no ending=workshop" "locked.workshop=workshop" "day.deck=deck"; do
  kind=$(anna xdg-mime query filetype "$desk/${pair%=*}" 2>/dev/null)
  [[ $kind == "application/x-facilitator-${pair#*=}" ]] || { said "${pair%=*} is $kind"; exit 1; }
  said "“${pair%=*}” is $kind"
done
entry=$(anna xdg-mime query default application/x-facilitator-workshop)
[[ $entry == facilitator.desktop ]] || { said "workshops open with “$entry”"; exit 1; }

# As a desktop does it: by the kind of the file, the entry for that kind, and its Exec line.
lock="$root$desk/no ending.lock"
anna xdg-open "$desk/no ending" >"$out/open.txt" 2>&1 &
for _ in $(seq 240); do
  [[ ! -e $lock ]] || break
  sleep 0.5
done
[[ -e $lock ]] || { said "the file was not opened"; cat "$out/open.txt"; exit 1; }
said "xdg-open opened “no ending” in the window"
sleep 4
export DISPLAY=$shown
scrot --overwrite "$out/opened.png"
window=$(xdotool search --onlyvisible --class facilitator | tail -1)
xdotool windowfocus --sync "$window"
xdotool type --delay 40 "The library is open until eight"
xdotool key Return
sleep 2
# The window prints, too: that is a process of its own.
xdotool key ctrl+p
sleep 12
scrot --overwrite "$out/print.png"
xdotool key Return
for _ in $(seq 120); do
  printed=$(find "$root$desk" -path '*printed*' -name '*.pdf' -not -path '*/.*' | wc -l)
  ((printed == 0)) || break
  sleep 0.5
done
sleep 2
scrot --overwrite "$out/printed.png"
said "the window printed $printed files"
((printed)) || exit 1
xdotool key Escape
sleep 1
xdotool key ctrl+q
for _ in $(seq 40); do
  [[ -e $lock ]] || break
  sleep 0.5
done
anna facilitator check "$desk/no ending" >"$out/check.txt"
said "$(head -1 "$out/check.txt")"
anna facilitator print "$desk/no ending" --out $desk/prints >"$out/printed.txt" 2>&1
said "printed $(find "$root$desk/prints" -name '*.pdf' | wc -l) files"
rm -rf "$out/prints"
cp -r "$root$desk/prints" "$out/prints"

begin=$(date +%s%N)
anna facilitator --version >/dev/null
said "the command line answers in $((($(date +%s%N) - begin) / 1000000)) ms"
DISPLAY= inside DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq facilitator >/dev/null 2>&1
left=$(cd "$root" && find usr -path '*facilitator*' | head -3)
said "removed again; left behind: ${left:-nothing}"
