"""Writes what `netgen backward --reference` compares gradients with: those of PyTorch in double precision, and the errors of its own single precision.

Run: python3 make_reference.py NETWORK REFERENCE WEIGHTS INPUT OUTPUT_GRADIENT [GRADIENTS] (torch 1.13, torchvision 0.14). WEIGHTS and REFERENCE are safetensors
files, INPUT and OUTPUT_GRADIENT .npy files with a batch dimension. With GRADIENTS, which `netgen backward` wrote, double precision is on the sides of kinks
that these took (step.py); without, a value that single precision finds on the other side of a kink counts as an error.
"""
import json
import sys

import numpy as np
import torch
from step import Step, network, norm, read


def write(path, tensors):
    """A safetensors file of double precision."""
    header, end = {}, 0
    for key, tensor in tensors.items():
        header[key] = {"dtype": "F64", "shape": list(tensor.shape), "data_offsets": [end, end + tensor.nbytes]}
        end += tensor.nbytes
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for tensor in tensors.values():
            file.write(np.ascontiguousarray(tensor).tobytes())


def gradients(results):
    return {key: tensor for (kind, key), tensor in results.items() if kind in ("parameter", "input")}


def main():
    name, reference, weights, x, gradient, *found = sys.argv[1:]
    weights, x, gradient = read(weights), np.load(x), np.load(gradient)
    single = gradients(Step(network(name, weights), x, torch.float32).back(gradient))
    exact = Step(network(name, weights), x, torch.float64)
    errors = {key: np.float64(norm(single[key] - tensor)) for key, tensor in gradients(exact.back(gradient, single)).items()}
    right = gradients(exact.back(gradient, read(found[0]) if found else None))
    write(reference, {f"{key}{suffix}": t[key] for t, suffix in ((right, ""), (errors, ".error")) for key in right})


if __name__ == "__main__":
    main()
