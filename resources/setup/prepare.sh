# Makes ready what the program needs: libraries of the system, Python, an environment of its own. Read by demo.sh and
# check.sh, which name more packages and extras; works in the bash 3.2 of macOS and changes no folder of the caller.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Images of containers often forbid Python to keep what it compiled. Each process would then compile the program, its
# libraries and the tests anew: three quarters of the work of starting one.
unset PYTHONDONTWRITEBYTECODE

# What Qt loads on a bare Debian or Ubuntu, and fonts with every letter of our four languages.
libraries=(
  python3-venv libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
  libxcb-shape0 libfontconfig1 libglib2.0-0 libdbus-1-3 fonts-noto-cjk fonts-noto-core fonts-inter
)

say() { printf '%s\n' "$*" >&2; }

is_installed() {
  local found
  found=$(dpkg-query -W -f='${Status};' "$1" "$1t64" 2>/dev/null || true)
  case "$found" in *'ok installed;'*) return 0 ;; *) return 1 ;; esac
}

# The package called $1, or as it is called since its time_t became 64 bits wide; nothing if apt knows neither.
name_in_apt() {
  local name
  for name in "$1" "$1t64"; do
    case "$(LC_ALL=C apt-cache policy "$name" 2>/dev/null)" in
      *'Candidate: ('* | '') ;; # "(none)": named by another package, offered by nobody
      *) printf '%s\n' "$name" && return ;;
    esac
  done
}

as_administrator() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs the packages that are missing. What can't be installed is named, and the program tried without it.
install_libraries() {
  local name known missing=() unknown=() wanted=()
  if [ "$(uname -s)" = Darwin ] || ! command -v apt-get >/dev/null; then return; fi
  for name in "$@"; do is_installed "$name" || missing+=("$name"); done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  if [ "$(id -u)" -ne 0 ] && ! { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; then
    say "Without administrator rights these system packages cannot be installed: ${missing[*]}"
    say "Ask an administrator for: apt-get install ${missing[*]}"
    return
  fi
  say "Installing system packages: ${missing[*]}"
  for name in "${missing[@]}"; do
    if [ -z "$(name_in_apt "$name")" ]; then
      as_administrator apt-get update -qq || say "The lists of packages could not be brought up to date."
      break
    fi
  done
  for name in "${missing[@]}"; do
    known=$(name_in_apt "$name")
    if [ -n "$known" ]; then wanted+=("$known"); else unknown+=("$name"); fi
  done
  if [ ${#unknown[@]} -gt 0 ]; then say "This system does not offer: ${unknown[*]}"; fi
  if [ ${#wanted[@]} -eq 0 ]; then return; fi
  as_administrator env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" \
    >/dev/null || say "Not all of these packages could be installed: ${wanted[*]}"
}

# A Python of 3.11 or newer that can make environments; the system's own first.
find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s\n' "$name"
      return
    fi
  done
  say "Python 3.11 or newer (with its venv module) was not found. Install it from https://www.python.org/downloads/"
  return 1
}

# Installs the program with the extras $1 (such as "[dev]") into .venv, unless nothing has changed since the last time.
install_program() {
  local python stamp="$root/.venv/installed$1" changed
  if ! "$root/.venv/bin/python" -c '' 2>/dev/null; then
    python=$(find_python)
    "$python" -m venv --clear "$root/.venv"
  fi
  if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$root" ]; then
    changed=$(find "$root/pyproject.toml" "$root/resources/build_hook.py" "$root/resources/locale" \
      -type f ! -name '*.mo' -newer "$stamp")
    if [ -z "$changed" ]; then return; fi
  fi
  say "Installing the program into .venv"
  "$root/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile --editable "$root$1"
  printf '%s\n' "$root" >"$stamp"
}
