#!/usr/bin/env bash
# drag.sh PYTHON FOLDER: opens the real window on a virtual screen, drags a slider with the mouse, reads the cost.
set -euo pipefail
python=$1 folder=$2
said=$(mktemp)
screen=$(mktemp)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -f "$said" "$screen"' EXIT
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$screen" >/dev/null 2>&1 &
for _ in $(seq 100); do [ -s "$screen" ] && break; sleep 0.1; done
DISPLAY=:$(cat "$screen")
export DISPLAY
QT_QPA_PLATFORM=xcb "$python" "$folder/open_and_tell.py" >"$said" &
wait_for() {
    for _ in $(seq 150); do grep -q "^$1" "$said" && return 0; sleep 0.1; done
    echo "the window never said $1"; cat "$said"; exit 1
}
wait_for handle
read -r _ x y target before <<<"$(grep '^handle' "$said")"
xdotool mousemove "$x" "$y" mousedown 1
for step in 1 2 3 4 5; do
    xdotool mousemove "$x" $((y + (target - y) * step / 5))
    sleep 0.1
done
xdotool mouseup 1
wait_for ended
read -r _ output after expected <<<"$(grep '^ended' "$said")"
echo "output 3 dragged to $output: cost $before -> $after"
[ "$after" = "$expected" ] && [ "$after" != "$before" ]
