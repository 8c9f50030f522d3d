# Sourced by every launcher: where things are, recipes, dry runs. Not a command of its own.
#
# A setting is looked for in this order: flag ("$@"), environment, recipe file, script default.

CERT_HOME="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export PYTHONPATH="$CERT_HOME:$CERT_HOME/pandas-numpy-eval${PYTHONPATH:+:$PYTHONPATH}"

die() { printf 'error: %s\n' "$*" >&2; exit 2; }

# A recipe sets many settings at once: lines of the form : "${NAME:=value}".
if [[ -n "${RECIPE:-}" ]]; then
  [[ -f "$RECIPE" ]] || die "recipe $RECIPE does not exist; see $CERT_HOME/configs/recipes/"
  # shellcheck source=/dev/null
  source "$RECIPE"
fi

# The interpreter: $PYTHON, else the checkout's own environment, else python3.
if [[ -z "${PYTHON:-}" ]]; then
  PYTHON=python3
  [[ -x "$CERT_HOME/.venv/bin/python" ]] && PYTHON="$CERT_HOME/.venv/bin/python"
fi
: "${CERT_ROOT:=$CERT_HOME/outputs}" # every path derives from this one

# One spelling of a domain (pandas -> Pandas), because folders are named after it.
if [[ -n "${DOMAIN:-}" ]]; then
  DOMAIN="$("$PYTHON" -c '
import sys
from nl2code import domains, errors
errors.run_main(lambda: print(domains.get_domain(sys.argv[1]).name))' "$DOMAIN")"
fi

# run CMD ARG...: print the command when DRY_RUN=1, else run it.
run() {
  if [[ "${DRY_RUN:-0}" == 1 ]]; then
    printf '%q ' "$@"; printf '\n'
  else
    "$@"
  fi
}
