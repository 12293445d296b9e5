#!/bin/sh
# Starts a program of the project with the first Python here that is new enough:
#   tools/with-python.sh -m tools.run_site
# PYTHON=/path/to/python names one. Shell, because it must speak where there is no Python at all.
set -eu
cd "$(dirname "$0")/.."

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for candidate in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11 python; do
  if is_new_enough "$candidate"; then
    PYTHONPATH=src exec "$candidate" "$@"
  fi
done

found=$(python3 --version 2>/dev/null || true)
if [ "$(uname -s)" = Darwin ]; then
  remedy="Install one with: brew install python"
elif command -v apt-get >/dev/null 2>&1; then
  remedy="Install one with: sudo apt install python3 python3-venv (on a Debian or Ubuntu whose own is older: sudo apt install python3.11 python3.11-venv)"
else
  remedy="Install one with your system's packages"
fi
echo "Moving Cities needs Python 3.11 or newer, and this machine has ${found:-none}. ${remedy}; or name one that you have: make PYTHON=/path/to/python3.11 ..." >&2
exit 1
