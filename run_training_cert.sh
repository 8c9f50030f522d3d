#!/usr/bin/env bash
# Train CERT for one library: XL (normal), sketcher and generator, one after the other.
#
#   bash run_training_cert.sh                                # Pandas, on 8 GPUs, the paper's settings
#   DOMAIN=Numpy TYPES="sketcher generator" NGPUS=4 bash run_training_cert.sh
#   DOMAIN=Python TYPES=normal bash run_training_cert.sh     # the base model, from scratch
#   NGPUS=0 LAUNCHER=python bash run_training_cert.sh        # one process on the CPU
#   NGPUS=0 NPROC=2 bash run_training_cert.sh                # two ranks on the CPU
#   NODES=2 HOSTFILE=hosts bash run_training_cert.sh         # lines of hosts: NAME slots=8
#   DRY_RUN=1 bash run_training_cert.sh --max_steps 10       # print the commands
#
# A model that is done is skipped and one that was killed continues. Arguments are handed to
# run_cert.py last, so they win.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

# ---- settings: environment wins over the recipe, the recipe over these ----------------------
: "${DOMAIN:=Pandas}"                   # library; Python: every file, for the base model and CERTg
: "${TYPES:=normal sketcher generator}" # which to train, in this order

: "${LAUNCHER:=deepspeed}"              # deepspeed, or python: one process
: "${NGPUS:=8}"                         # GPUs of each node; 0: train on the CPU
if [[ "$NGPUS" == 0 ]]; then
  : "${NPROC:=1}"
  : "${DEEPSPEED_CONFIG:=$CERT_HOME/configs/deepspeed/cpu.json}"
  : "${PRECISION:=auto}"
fi
: "${NPROC:=$NGPUS}"                    # ranks on each node
: "${NODES:=1}"
: "${HOSTFILE:=}"                       # needed for several nodes
: "${MASTER_PORT:=29500}"               # each run on a machine needs its own
: "${DEEPSPEED_CONFIG:=$CERT_HOME/configs/deepspeed/zero2.json}"
: "${PRECISION:=fp16}"                  # fp16, bf16, fp32, or auto: bf16 where the
                                        # hardware has it, else fp16 on a GPU, fp32 on the CPU

: "${MODEL:=}"                          # checkpoint to continue; default: the one beside the
                                        # tokens, for Python models/Python/normal
: "${MODEL_CONFIG:=$CERT_HOME/configs/models/pycodegpt-110M.json}" # base model, from scratch
: "${BLOCK_SIZE:=1024}"                 # window, in tokens
: "${BATCH_SIZE:=10}"                   # blocks on each rank
: "${GRAD_ACCUM:=4}"                    # 10 x 4 x 8 x 1,024 = 327,680 tokens a step
: "${LR:=5e-4}"
: "${WEIGHT_DECAY:=0.1}"
: "${WARMUP_STEPS:=1000}"
: "${MAX_STEPS:=100000}"
: "${RESAMPLING:=1.0_0.5_1.0}"          # sampling weights of stars, unit tests and functions
: "${SEED:=42}"
: "${COMPILE:=0}"                       # 1: through torch.compile, 2.6 times as fast on an H200;
                                        # about a minute to start

: "${SAVE_STEPS:=1000}"                 # steps between checkpoints: what a kill can cost
: "${EVAL_STEPS:=1000}"                 # steps between validations
: "${MAX_EVAL_BLOCKS:=0}"               # blocks to validate on; 0: all
# ---------------------------------------------------------------------------------------------

if [[ "$PRECISION" == auto && "$NGPUS" == 0 ]]; then
  # AVX-512 BF16, AMX, or Arm's bf16; without them bf16 is slower than fp32
  PRECISION=fp32
  grep -qE '^(flags|Features).*\b(avx512_bf16|amx_bf16|bf16)\b' /proc/cpuinfo 2>/dev/null && PRECISION=bf16
elif [[ "$PRECISION" == auto ]]; then
  PRECISION="$("$PYTHON" -c \
    'import torch; print("bf16" if torch.cuda.is_available() and torch.cuda.is_bf16_supported() else "fp16")')"
fi
case "$PRECISION" in
  fp16 | bf16) precision=("--$PRECISION") ;;
  fp32) precision=() ;;
  *) die "PRECISION=$PRECISION must be fp16, bf16, fp32 or auto" ;;
esac
case "$COMPILE" in
  1) compile=(--torch_compile) ;;
  0) compile=() ;;
  *) die "COMPILE=$COMPILE must be 0 or 1" ;;
esac
for number in NGPUS NPROC NODES; do
  [[ "${!number}" =~ ^[0-9]+$ ]] || die "$number=${!number} must be a whole number"
done

case "$LAUNCHER" in
  python)
    [[ "$NPROC" -le 1 && "$NODES" -le 1 ]] ||
      die "LAUNCHER=python starts one process, not $NPROC on $NODES nodes; use LAUNCHER=deepspeed"
    launch=("$PYTHON" "$CERT_HOME/run_cert.py")
    if [[ "$NGPUS" == 1 ]]; then # else the Trainer would take every GPU it sees
      : "${CUDA_VISIBLE_DEVICES:=0}"
      export CUDA_VISIBLE_DEVICES
    fi
    ;;
  deepspeed)
    launch=("$PYTHON" -m deepspeed.launcher.runner --log_level critical --no_local_rank
      --num_gpus "$NPROC" --master_port "$MASTER_PORT")
    [[ "$NODES" -le 1 || -n "$HOSTFILE" ]] || die "NODES=$NODES needs HOSTFILE with lines: NAME slots=GPUS"
    if [[ -n "$HOSTFILE" ]]; then
      [[ -f "$HOSTFILE" ]] || die "HOSTFILE=$HOSTFILE does not exist"
      launch+=(--hostfile "$HOSTFILE" --num_nodes "$NODES")
    fi
    launch+=("$CERT_HOME/run_cert.py" --deepspeed "$DEEPSPEED_CONFIG")
    ;;
  *) die "LAUNCHER=$LAUNCHER must be deepspeed or python" ;;
esac

if [[ "$NGPUS" == 0 ]]; then
  launch+=(--use_cpu)
  export DS_ACCELERATOR=cpu
  cores="$(nproc 2>/dev/null || echo 1)"
  : "${OMP_NUM_THREADS:=$((cores > NPROC ? cores / NPROC : 1))}"
  export OMP_NUM_THREADS
elif [[ "${DRY_RUN:-0}" != 1 && -z "$HOSTFILE" ]]; then
  found="$("$PYTHON" -c 'import torch; print(torch.cuda.device_count())')"
  [[ "$found" -ge "$NGPUS" ]] ||
    die "NGPUS=$NGPUS, but this machine has $found; set NGPUS (0 trains on the CPU)"
fi

export CERT_LAUNCHER_PID=$$ # ranks that outlive this script stop by themselves

read -r -a types <<<"$TYPES"
for type in ${types[@]+"${types[@]}"}; do
  data="$CERT_ROOT/tokens/$DOMAIN/$type"
  if [[ " $* " =~ \ --(model_name_or_path|config_name)[\ =] ]]; then
    model=() # said in "$@"
  elif [[ -n "$MODEL" ]]; then
    model=(--model_name_or_path "$MODEL")
  elif [[ "$DOMAIN" == Python && "$type" == normal ]]; then
    model=(--config_name "$MODEL_CONFIG")
  elif [[ "$DOMAIN" == Python ]]; then # CERTg: the tokens were made before the base model
    model=(--model_name_or_path "$CERT_ROOT/models/Python/normal")
  else
    model=() # the one beside the tokens
  fi
  run "${launch[@]}" \
    --data_dir "$data" --output_dir "$CERT_ROOT/models/$DOMAIN/$type" \
    ${model[@]+"${model[@]}"} \
    --block_size "$BLOCK_SIZE" --per_device_train_batch_size "$BATCH_SIZE" \
    --gradient_accumulation_steps "$GRAD_ACCUM" --max_steps "$MAX_STEPS" \
    --learning_rate "$LR" --weight_decay "$WEIGHT_DECAY" --warmup_steps "$WARMUP_STEPS" \
    --weights "$RESAMPLING" --seed "$SEED" --save_steps "$SAVE_STEPS" \
    --eval_steps "$EVAL_STEPS" --max_eval_blocks "$MAX_EVAL_BLOCKS" \
    ${precision[@]+"${precision[@]}"} ${compile[@]+"${compile[@]}"} "$@"
done
