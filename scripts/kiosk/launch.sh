#!/usr/bin/env bash
# Shows the kiosk, or the player of a screen, on the whole display, and starts it again if it falls.
#
#   scripts/kiosk/launch.sh WHAT [option of the browser ...]
#
# WHAT is an address (https://example.org/kiosk/index.html), the folder of a site (its kiosk is
# shown), a folder with an index.html (a player: site/screens/square), or a file.
#
# KIOSK_BROWSER names a browser; else chromium or google-chrome is sought. KIOSK_FIRST_WAIT is how many
# seconds it waits before the first new start (1); after each further fall twice as long, at most 30.
# KIOSK_PROFILE is a folder that is made for the browser and stays: the player of a screen remembers
# in it what it played, and begins without network. It is not for a kiosk, where people leave traces;
# two screens have a folder each.
#
# It ends when the browser is closed in order, and when it is told to (SIGTERM, SIGINT).
set -u

say() { printf '%s\n' "launch.sh: $*" >&2; }

# The bytes of a path that an address may not hold.
encoded() {
  local LC_ALL=C text=$1 result="" letter place
  for ((place = 0; place < ${#text}; place++)); do
    letter=${text:place:1}
    case $letter in
      [A-Za-z0-9/._~-]) result+=$letter ;;
      *) result+=$(printf '%%%02X' "'$letter" | sed 's/%F*\(..\)$/%\1/') ;;
    esac
  done
  printf '%s' "$result"
}

address_of() {
  local what=$1
  case $what in
    http://* | https://* | file://*)
      printf '%s' "$what"
      return
      ;;
  esac
  if [ -d "$what" ]; then
    if [ -f "$what/kiosk/index.html" ]; then what=$what/kiosk/index.html; else what=$what/index.html; fi
  fi
  [ -f "$what" ] || return 1
  what=$(cd "$(dirname "$what")" && pwd -P)/$(basename "$what")
  printf 'file://%s' "$(encoded "$what")"
}

browser() {
  local name
  for name in ${KIOSK_BROWSER:+"$KIOSK_BROWSER"} chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" && return
  done
  return 1
}

if [ $# -lt 1 ]; then
  sed -n '2,/^set/p' "$0" | sed -n 's/^# \{0,1\}//p' >&2
  exit 2
fi
what=$1
shift
if ! address=$(address_of "$what"); then
  say "no such address, folder or file: $what"
  exit 2
fi
if ! program=$(browser); then
  say "no Chromium or Chrome; on Debian: sudo apt install chromium"
  exit 3
fi

# The profile lies in memory where it can, and is new at each start: nothing is left of anybody. One
# that stays is made once.
lasting=${KIOSK_PROFILE:-}
if [ -n "$lasting" ]; then
  if ! mkdir -p -- "$lasting" || ! [ -w "$lasting" ]; then
    say "the folder for the profile can't be written: $lasting"
    exit 4
  fi
  lasting=$(cd -- "$lasting" && pwd -P) || exit 4
fi
room=${TMPDIR:-/tmp}
if [ -d /dev/shm ] && [ -w /dev/shm ]; then room=/dev/shm; fi
profile="" running="" pointer=""

clear_away() {
  if [ -n "$profile" ]; then rm -rf -- "$profile"; fi
  profile=""
}

stop() {
  trap - TERM INT EXIT
  if [ -n "$running" ]; then
    kill "$running" 2>/dev/null
    wait "$running" 2>/dev/null
  fi
  if [ -n "$pointer" ]; then kill "$pointer" 2>/dev/null; fi
  clear_away
  exit "$1"
}
trap 'stop 0' TERM INT
trap 'stop $?' EXIT

if [ -n "${DISPLAY:-}" ]; then
  if command -v xset >/dev/null; then xset s off s noblank -dpms 2>/dev/null; fi
  if command -v unclutter >/dev/null; then
    unclutter -idle 0.5 -root >/dev/null 2>&1 &
    pointer=$!
  fi
fi

options=(
  --kiosk --no-first-run --no-default-browser-check --noerrdialogs
  --disable-infobars --disable-session-crashed-bubble --hide-crash-restore-bubble
  --disable-pinch --overscroll-history-navigation=0 --touch-events=enabled
  --disable-translate --disable-sync --disable-background-networking --disable-component-update
  --disable-print-preview --deny-permission-prompts --password-store=basic
  --disable-features=Translate,OverscrollHistoryNavigation,TouchpadOverscrollHistoryNavigation
)
if [ -z "$lasting" ]; then options+=(--incognito); fi
pause=${KIOSK_FIRST_WAIT:-1}

while true; do
  if [ -z "$lasting" ]; then profile=$(mktemp -d "$room/portal-kiosk.XXXXXX") || exit 4; fi
  began=$SECONDS
  "$program" "${options[@]}" --user-data-dir="${lasting:-$profile}" "$@" "$address" &
  running=$!
  wait "$running"
  code=$?
  running=""
  clear_away
  [ "$code" -eq 0 ] && exit 0
  # who stood for a minute has recovered
  if [ $((SECONDS - began)) -ge 60 ]; then pause=${KIOSK_FIRST_WAIT:-1}; fi
  say "the browser fell (code $code); it starts again in $pause s"
  sleep "$pause" &
  running=$!
  wait "$running"
  running=""
  pause=$((pause * 2))
  if [ "$pause" -gt 30 ]; then pause=30; fi
done
