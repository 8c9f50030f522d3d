#!/usr/bin/env bash
# The README's second command: make .venv if it is missing and run all tests.
#
#   bash run_tests.sh                   everything
#   bash run_tests.sh tests/test_cert.py -k vote     arguments go to pytest
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source scripts/setup_env.sh
exec .venv/bin/python -m pytest "$@"
