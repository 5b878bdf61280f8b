#!/usr/bin/env bash
# Prepares this computer and runs every check and test; fails if one of them does. pytest speaks last.
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
install_libraries "${libraries[@]}" poppler-utils # pdftotext, with which tests read our documents
install_program "[dev]"

cd "$root"
bin="$root/.venv/bin"
failed=()

part() {
  local title="$1"
  shift
  printf '== %s\n' "$title"
  "$@" || failed+=("$title")
}

"$bin/python" -m pytest --collect-only >/dev/null 2>&1 & # compiles the tests meanwhile; what is wrong with them is told below
compiled=$!
part "ruff check" "$bin/ruff" check
part "ruff format" "$bin/ruff" format --check
part "mypy" "$bin/mypy"
part "import contracts" "$bin/lint-imports"
part "catalogues" "$bin/python" resources/catalogues.py check
wait "$compiled" || true
if [ ${#failed[@]} -gt 0 ]; then printf '== failed: %s\n' "${failed[*]}"; fi

status=0
QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}" "$bin/python" -m pytest -n 3 --dist loadfile "$@" || status=$?
if [ ${#failed[@]} -gt 0 ] && [ "$status" -eq 0 ]; then status=1; fi
exit "$status"
