#!/usr/bin/env bash
# Installs ONNX Runtime (npm) and PyTorch (Debian's), and compares networks with them: on one thread, then on two. Arguments go to `peers`.
#
#     bench/Peers/compare.sh                        # all networks
#     bench/Peers/compare.sh --filter mobile --rounds 31
set -euo pipefail
cd "$(dirname "$0")/../.."

npm install --prefix bench/Peers --ignore-scripts --no-audit --no-fund --no-package-lock --silent ||
  echo "ONNX Runtime could not be installed: its columns stay empty" >&2
if ! /usr/bin/python3 -c 'import torch, torchvision' 2>/dev/null; then
  { apt-get update && apt-get install -y --no-install-recommends python3-torch python3-torchvision python3-numpy; } >/dev/null 2>&1 ||
    echo "PyTorch could not be installed: it exports the networks, so there is nothing to compare with" >&2
fi

dotnet build -c Release bench --nologo -v quiet
for threads in 1 2; do
  dotnet run -c Release --no-build --project bench -- peers --threads "$threads" "$@"
done
