"""Writes how far results of a training step are from PyTorch's in double precision, and how far PyTorch's own in single precision are.

Run: python3 step_errors.py NETWORK RESULT WEIGHTS INPUT OUTPUT_GRADIENT FILE ... (torch 1.13, torchvision 0.14). WEIGHTS is a safetensors file, INPUT and
OUTPUT_GRADIENT are .npy files with a batch dimension; each FILE is a safetensors file of results: the gradient of a parameter under its name, that of the
input as "input", the next value of a statistic under its name, the output as "output". A line of RESULT is a tensor that all files have: its kind
(parameter, statistic, input or output), its name, its Euclidean norm in double precision, and the norms of the differences from that: PyTorch's in single
precision, then each file's. Each is compared on the sides of kinks that it took (step.py).
"""
import pathlib
import sys

import numpy as np
from step import errors, read


def main():
    name, result, weights, x, gradient, *files = sys.argv[1:]
    norms, columns = errors(name, read(weights), np.load(x), np.load(gradient), [read(f) for f in files])
    lines = ["\t".join([kind, key, *(f"{v:.9e}" for v in [expected, *(e[kind, key] for e, _, _ in columns)])]) for (kind, key), expected in norms.items()]
    pathlib.Path(result).write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
    for label, (_, flips, farthest) in zip(["PyTorch", *files], columns):
        print(f"{label}: on the other side of {flips} kinks, the farthest at {farthest:.1e}")


if __name__ == "__main__":
    main()
