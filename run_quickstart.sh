#!/usr/bin/env bash
# The README's first command: the whole pipeline on the Python files of this machine.
#
#   corpus -> tokenizer -> tokens -> base model -> XL, sketcher, generator
#          -> samples of base, XL and CERT -> sandboxed evaluation -> report
#
# Makes .venv on a fresh machine. What is done is skipped and what was killed continues, so the
# same command is always the right one. Sizes are in the recipe; the environment wins over it:
#
#   bash run_quickstart.sh
#   DOMAIN=Numpy bash run_quickstart.sh
#   RECIPE=configs/recipes/paper.env SOURCES="/data/github" bash run_quickstart.sh
#   DRY_RUN=1 bash run_quickstart.sh          # print the commands of every stage
#   OVERWRITE=1 bash run_quickstart.sh        # make everything anew
set -euo pipefail

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
: "${RECIPE:=$HERE/configs/recipes/quickstart.env}"
export RECIPE
[[ -n "${PYTHON:-}" ]] || source "$HERE/scripts/setup_env.sh"
source "$HERE/scripts/common.sh"

# ---- settings: environment wins over the recipe, the recipe over these ----------------------
: "${DOMAIN:=Pandas}"                # library the models are continued on
: "${SOURCES:=--installed}"          # folders, .jsonl.gz, .parquet; --installed: this machine's
: "${CORPUS_MAX_MB:=0}"              # cap of the whole corpus in MB of kept text; 0: none
: "${DOMAIN_MAX_MB:=0}"              # cap of the domain's files
: "${VALID_SHARE:=0.02}"             # of files, held out for the validation loss
: "${VOCAB_SIZE:=32000}"             # of the byte-level BPE tokenizer
: "${TOKENIZER_MAX_MB:=0}"           # text the tokenizer is trained on; 0: all
: "${BASE_MAX_STEPS:=200000}"        # steps of the base model, from scratch
: "${BASE_WARMUP_STEPS:=100000}"     # of them, warm-up
: "${WORKERS:=$(nproc 2>/dev/null || echo 2)}"
# ---------------------------------------------------------------------------------------------
export CERT_ROOT

common=()
[[ "${OVERWRITE:-0}" == 1 ]] && common+=(--overwrite)

# "$@" is left out on purpose: one flag cannot fit nine stages. Use the environment.
[[ $# -eq 0 ]] || die "run_quickstart.sh takes no arguments; set variables, e.g. DOMAIN=Numpy"

title() { printf '\n== %s\n' "$*"; }

title "corpus"
read -r -a sources <<<"$SOURCES"
run "$PYTHON" "$CERT_HOME/scripts/build_corpus.py" "${sources[@]}" \
  --output "$CERT_ROOT/corpus" --domain Python --domain "$DOMAIN" \
  --max_mb "Python=$CORPUS_MAX_MB" --max_mb "$DOMAIN=$DOMAIN_MAX_MB" \
  --valid_share "$VALID_SHARE" --workers "$WORKERS" ${common[@]+"${common[@]}"}

title "tokenizer"
run "$PYTHON" "$CERT_HOME/scripts/train_tokenizer.py" --corpus "$CERT_ROOT/corpus/Python" \
  --output "$CERT_ROOT/tokenizer" --vocab_size "$VOCAB_SIZE" --max_mb "$TOKENIZER_MAX_MB" \
  ${common[@]+"${common[@]}"}

title "base model"
DOMAIN=Python TYPES=normal bash "$CERT_HOME/scripts/run_encode_domain.sh" ${common[@]+"${common[@]}"}
DOMAIN=Python TYPES=normal MAX_STEPS="$BASE_MAX_STEPS" WARMUP_STEPS="$BASE_WARMUP_STEPS" \
  bash "$CERT_HOME/run_training_cert.sh" ${common[@]+"${common[@]}"}

title "XL, sketcher, generator for $DOMAIN"
export DOMAIN
bash "$CERT_HOME/scripts/run_encode_domain.sh" ${common[@]+"${common[@]}"}
bash "$CERT_HOME/run_training_cert.sh" ${common[@]+"${common[@]}"}

title "samples"
bash "$CERT_HOME/run_generating_codes.sh" ${common[@]+"${common[@]}"}

title "evaluation"
bash "$CERT_HOME/run_evaluating_codes.sh"

title "report"
run "$PYTHON" "$CERT_HOME/scripts/report.py" --root "$CERT_ROOT"
