#!/usr/bin/env bash
# Sample base, XL and CERT on a domain's benchmark, one file for each model and temperature.
#
#   bash run_generating_codes.sh                                  # the paper's sweep
#   DOMAIN=Numpy MODELS=CERT TEMPERATURES="0.2 0.8" bash run_generating_codes.sh
#   GPUS="0 1 2 3" bash run_generating_codes.sh                   # four files at a time
#   DRY_RUN=1 bash run_generating_codes.sh --limit 5              # print the commands
#   RECIPE=configs/recipes/quickstart.env bash run_generating_codes.sh
#
# Files that are done are skipped, one that was killed is continued. A flag wins over everything.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

# ---- settings: environment and recipe win over these ----------------------------------------
: "${DOMAIN:=Pandas}"                # library; picks the benchmark and the models
: "${MODELS:=base XL CERT}"          # any of base, XL, CERT, in this order
: "${NUM_SAMPLES:=200}"              # samples a problem
: "${TEMPERATURES:=0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0}"
: "${TOP_P:=0.9}"                    # nucleus share
: "${MAX_TOKENS:=100}"               # tokens a sample
: "${SEED:=0}"
: "${GPUS:=}"                        # "0 1": one file at a time on each; cpu; empty: GPU 0 if any
: "${PROBLEM_FILE:=}"                # problems in HumanEval's format instead of the benchmark
: "${BASE_MODEL:=$CERT_ROOT/models/Python/normal}"
: "${XL_MODEL:=$CERT_ROOT/models/$DOMAIN/normal}"
: "${SKETCHER:=$CERT_ROOT/models/$DOMAIN/sketcher}"
: "${GENERATOR:=$CERT_ROOT/models/$DOMAIN/generator}"
# ---------------------------------------------------------------------------------------------
export CERT_ROOT

read -r -a models <<<"$MODELS"
read -r -a temperatures <<<"$TEMPERATURES"
read -r -a gpus <<<"$GPUS"

command_of() { # MODEL: fills the array `command` with the model's own part
  case "$1" in
    base) command=("$CERT_HOME/eval_cert.py" -model "$BASE_MODEL") ;;
    XL) command=("$CERT_HOME/eval_cert.py" -model "$XL_MODEL") ;;
    CERT) command=("$CERT_HOME/eval_cert_unified.py" -model "$SKETCHER" -model2 "$GENERATOR") ;;
    *) die "unknown model $1 in MODELS; give any of base, XL, CERT" ;;
  esac
}
for model in "${models[@]}"; do command_of "$model"; done # all names are right before any work

common=(-d "$DOMAIN" -p "$TOP_P" -n "$NUM_SAMPLES" -l "$MAX_TOKENS" --seed "$SEED")
[[ -z "$PROBLEM_FILE" ]] || common+=(--problem_file "$PROBLEM_FILE")

# Worker w of W takes the files w, w + W, ... and runs them on its own GPU.
worker() { # W w [GPU] -- FLAG...
  local workers="$1" own="$2" number=0 device=()
  shift 2
  [[ "$1" == -- ]] || { device=(-gpu "$1"); shift; }
  shift
  for model in "${models[@]}"; do
    for temperature in "${temperatures[@]}"; do
      if ((number++ % workers == own)); then
        command_of "$model"
        run "$PYTHON" "${command[@]}" -mv "$model" -t "$temperature" "${common[@]}" \
          ${device[@]+"${device[@]}"} "$@"
      fi
    done
  done
}

if ((${#gpus[@]} <= 1)); then
  worker 1 0 ${gpus[@]+"${gpus[@]}"} -- "$@"
else
  pids=() failed=0
  for i in "${!gpus[@]}"; do
    worker "${#gpus[@]}" "$i" "${gpus[$i]}" -- "$@" &
    pids+=($!)
    [[ "${DRY_RUN:-0}" != 1 ]] || wait "$!" # lines that are printed together would mix
  done
  for pid in "${pids[@]}"; do wait "$pid" || failed=$?; done
  exit "$failed"
fi
