#!/usr/bin/env bash
# heard.sh PYTHON FOLDER: opens the real window on a virtual screen and asks the accessibility bus what a screen
# reader hears there. Needs Xvfb, xdotool, dbus, at-spi2-core and a Python with Atspi (gir1.2-atspi-2.0, python3-gi).
set -euo pipefail
python=$1 folder=$2
screen=$(mktemp)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -f "$screen"' EXIT
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$screen" >/dev/null 2>&1 &
for _ in $(seq 100); do [ -s "$screen" ] && break; sleep 0.1; done
DISPLAY=:$(cat "$screen")
export DISPLAY QT_QPA_PLATFORM=xcb QT_ACCESSIBILITY=1 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(mktemp -d)}
dbus-run-session -- bash -c '
    /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
    launcher=$!
    "$0" -m clawdemy_gui --fresh --size 1366x768 &
    app=$!
    status=0
    /usr/bin/python3 "$1/heard.py" || status=$?
    kill "$app" "$launcher" 2>/dev/null || true
    exit "$status"' "$python" "$folder"
