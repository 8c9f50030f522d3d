#!/usr/bin/env bash
# Encode a corpus for each type of model: corpus/<Domain> -> tokens/<Domain>/<type>.
#
#   DOMAIN=Numpy bash scripts/run_encode_domain.sh              # all three types
#   TYPES=sketcher bash scripts/run_encode_domain.sh -split valid --overwrite
#   SKETCH_MODE=all TOKENS_DIR=outputs/tokens/Pandas-NC bash scripts/run_encode_domain.sh
#
# A flag wins over the environment, the environment over a recipe (RECIPE=FILE), that over this block.
# DRY_RUN=1 prints the commands.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# ---- settings: environment wins over the recipe, the recipe over these ----------------------
: "${DOMAIN:=Pandas}"                    # Python (every file), Pandas, Numpy or another import name
: "${TYPES:=normal sketcher generator}"  # of what the documents are made
: "${SPLIT:=all}"                        # train, valid or all
: "${SKETCH_MODE:=constants}"            # constants, names, all or released
: "${WORKERS:=$(nproc 2>/dev/null || echo 2)}" # processes
: "${CORPUS_DIR:=$CERT_ROOT/corpus/$DOMAIN}"
: "${TOKENS_DIR:=$CERT_ROOT/tokens/$DOMAIN}" # one folder a type is made in it
# The tokenizer, and the model that will be trained on: the base model itself starts from nothing.
if [[ "$DOMAIN" == Python ]]; then
  : "${MODEL_DIR:=$CERT_ROOT/tokenizer}"
else
  : "${MODEL_DIR:=$CERT_ROOT/models/Python/normal}"
fi
# ---------------------------------------------------------------------------------------------

read -r -a types <<<"$TYPES"
for type in "${types[@]}"; do
  command=(
    "$PYTHON" "$CERT_HOME/scripts/encode_domain.py"
    -i "$CORPUS_DIR"
    -o "$TOKENS_DIR/$type"
    -model "$MODEL_DIR"
    -d "$DOMAIN"
    -type "$type"
    -split "$SPLIT"
    --mode "$SKETCH_MODE"
    -t "$WORKERS"
  )
  run "${command[@]}" "$@"
done
