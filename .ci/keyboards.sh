#!/usr/bin/env bash
# keyboards.sh PYTHON FOLDER: presses the keys of five keyboard layouts in the real window on a virtual screen.
set -euo pipefail
python=$1 folder=$2
said=$(mktemp)
screen=$(mktemp)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -f "$said" "$screen"' EXIT
# Without -noreset the layout is forgotten whenever the last program leaves.
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3>"$screen" >/dev/null 2>&1 &
for _ in $(seq 100); do [ -s "$screen" ] && break; sleep 0.1; done
DISPLAY=:$(cat "$screen")
export DISPLAY
# expect KEYS PATTERN: what the window shows last after these keys, named by their places (10 is the key of the 1).
expect() {
    # shellcheck disable=SC2086
    for key in $1; do case $key in -*) xdotool keyup "${key#-}" ;; +*) xdotool keydown "${key#+}" ;;
        *) xdotool key "$key" ;; esac done
    for _ in $(seq 100); do tail -1 "$said" | grep -qE "^at $2\$" && return 0; sleep 0.05; done
    echo "layout $layout: the keys $1 showed “$(tail -1 "$said")” and not “$2”"
    exit 1
}
control=37 shift=50 alt=64
for layout in us de fr cz ru; do
    setxkbmap "$layout"
    QT_QPA_PLATFORM=xcb "$python" "$folder/press_and_tell.py" >"$said" &
    for _ in $(seq 150); do grep -q '^at' "$said" && break; sleep 0.1; done
    xdotool mousemove 500 5 click 1
    usual=$(tail -1 "$said" | cut -d' ' -f5)
    expect "+$control 12 -$control" "dials first .*"
    expect "+$control 15 -$control" "descent .* $usual"
    expect "+$control 10 -$control" "one-image first .* $usual"
    expect "+$control +$shift 11 -$shift -$control" "one-image steps .* $usual"
    expect "Escape" "one-image first .*"
    expect "+$alt 12 -$alt" "one-image first Output-3 $usual"
    expect "+$alt 15 -$alt" "one-image first Output-6 $usual"
    case $layout in
        us | ru) smaller=20 larger=21 ;;
        fr) smaller=20 larger=21 ;;
        de) smaller=61 larger=35 ;;
        cz) smaller=61 larger=20 ;;
    esac
    expect "+$control $larger -$control" "one-image first .* $((usual + 2))|one-image first .* $((usual + 1))"
    expect "+$control $smaller -$control" "one-image first .* $usual"
    expect "+$control $larger 19 -$control" "one-image first .* $usual"
    kill %%
    wait %% 2>/dev/null || true
done
echo "Ctrl, Ctrl+Shift and Alt with digits and the size of the text: the same keys on us, de, fr, cz and ru"
