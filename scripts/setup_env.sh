# Sourced by run_quickstart.sh and run_tests.sh: makes .venv and installs requirements.txt once.
# Needs Python 3.10 or newer (BASE_PYTHON names one) and nothing else.

setup_env() {
  local home venv stamp want base="" candidate start=$SECONDS
  home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
  venv="$home/.venv" stamp="$home/.venv/.cert-installed"
  for candidate in ${BASE_PYTHON:-python3 python3.13 python3.12 python3.11 python3.10}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
      base="$candidate"
      break
    fi
  done
  if [[ -z "$base" ]]; then
    echo "error: no Python 3.10 or newer found; install one or set BASE_PYTHON=/path/to/python3" >&2
    exit 2
  fi
  # The stamp holds what was installed, so that a changed requirement installs again.
  want="$(cat "$home/requirements.txt" "$home/pyproject.toml" \
    "$home/pandas-numpy-eval/pyproject.toml" | "$base" -c \
    'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())')"
  if [[ -f "$stamp" && "$(head -n 1 "$stamp")" == "$want" ]]; then
    return
  fi
  if [[ -f "$venv/.cert-installing" ]]; then # killed half-way: begin again, pip's cache helps
    rm -rf "$venv"
  fi
  echo "setting up $venv with $("$base" --version) (once; a few minutes)"
  if [[ ! -x "$venv/bin/python" ]]; then
    "$base" -m venv "$venv" || {
      echo "error: $base cannot make a virtual environment; on Debian: apt install python3-venv" >&2
      exit 2
    }
  fi
  touch "$venv/.cert-installing"
  # From $home, because requirements.txt names the two packages of this repository by path.
  (cd "$home" && "$venv/bin/python" -m pip install --progress-bar off -q -r requirements.txt) || {
    echo "error: pip could not install requirements.txt; its message is above" >&2
    exit 2
  }
  printf '%s\n%s s\n' "$want" "$((SECONDS - start))" >"$stamp"
  rm -f "$venv/.cert-installing"
  echo "environment ready after $((SECONDS - start)) s"
}

setup_env
