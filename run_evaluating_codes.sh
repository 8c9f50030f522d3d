#!/usr/bin/env bash
# Evaluate the samples of a domain in the sandbox and print pass@k, one line a file.
#
#   bash run_evaluating_codes.sh                              # all of Pandas
#   DOMAIN=Numpy K=1,10 bash run_evaluating_codes.sh
#   SAMPLES="a.jsonl b.jsonl" bash run_evaluating_codes.sh    # these files only
#   bash run_evaluating_codes.sh --timeout 5 --require_isolation full
#   DRY_RUN=1 bash run_evaluating_codes.sh                    # print the command
#
# Files that are done are skipped. Flags go to evaluate_functional_correctness, and win.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

# ---- settings: environment and recipe win over these ----------------------------------------
: "${DOMAIN:=Pandas}"                # library whose samples are evaluated
: "${SAMPLES:=}"                     # files, or a folder; empty: $CERT_ROOT/samples
: "${K:=1,10,100}"                   # of pass@k; those above the number of samples are left out
: "${PROBLEM_FILE:=}"                # empty: the problems the samples were made for
: "${WORKERS:=}"                     # worker processes; empty: the usable cores
: "${CACHE:=$CERT_ROOT/cache}"       # verdicts, and environments of --env
# ---------------------------------------------------------------------------------------------

samples=("$CERT_ROOT/samples")
[[ -z "$SAMPLES" ]] || read -r -a samples <<<"$SAMPLES"
flags=(--cache "$CACHE")
[[ -z "$PROBLEM_FILE" ]] || flags+=(--problem_file "$PROBLEM_FILE")
[[ -z "$WORKERS" ]] || flags+=(--n_workers "$WORKERS")

run "$PYTHON" "$CERT_HOME/scripts/evaluate_samples.py" "${samples[@]}" -d "$DOMAIN" --k "$K" \
  "${flags[@]}" "$@"
