#!/bin/sh
# Installs the peers that the benchmarks compare with into .bench/peers, which git ignores. Nothing else uses them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv="$here/../../.bench/peers"
test -x "$venv/bin/python" || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/peers/requirements.txt"
"$venv/bin/python" -c 'import fairlearn, pandas; print("fairlearn", fairlearn.__version__, "pandas", pandas.__version__)'
