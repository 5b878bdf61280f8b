#!/usr/bin/env bash
# Prepares this computer and shows the program on sample data. What follows the command goes to `quotadesk demo`.
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
install_libraries "${libraries[@]}"
install_program ""
exec "$root/.venv/bin/quotadesk" demo "$@"
