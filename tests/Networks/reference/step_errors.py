"""Writes how far results of a training step are from PyTorch's in double precision, and how far PyTorch's own in single precision are.

Run: python3 step_errors.py NETWORK RESULT WEIGHTS INPUT OUTPUT_GRADIENT FILE ... (torch 1.13, torchvision 0.14). WEIGHTS is a safetensors file, INPUT and
OUTPUT_GRADIENT are .npy files with a batch dimension; each FILE is a safetensors file of results: the gradient of a parameter under its name, that of the
input as "input", the next value of a statistic under its name, the output as "output". A line of RESULT is a tensor that all files have: its kind
(parameter, statistic, input or output), its name, its Euclidean norm in double precision, and the norms of the differences from that: PyTorch's in single
precision, then each file's.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from networks import NETWORKS, round_arguments

TYPES = {"F32": np.float32, "I64": np.int64}


def read(path):
    """The tensors of a safetensors file, mapped rather than read."""
    data = np.memmap(path, np.uint8, "r")
    start = 8 + int(data[:8].view(np.int64)[0])
    header = json.loads(bytes(data[8:start]))
    header.pop("__metadata__", None)
    return {key: data[start + e["data_offsets"][0]:start + e["data_offsets"][1]].view(TYPES[e["dtype"]]).reshape(e["shape"]) for key, e in header.items()}


def network(name, weights):
    """The network in training mode with dropout off."""
    result = round_arguments(NETWORKS[name][0]())
    result.load_state_dict({key: torch.from_numpy(np.array(value)) for key, value in weights.items()})
    for module in result.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return result.train()


def step(module, x, gradient, dtype):
    """The results of a step in a precision."""
    module = module.to(dtype)
    x = torch.from_numpy(x).to(dtype).requires_grad_()
    y = module(x)
    y.backward(torch.from_numpy(gradient).to(dtype))
    results = {("parameter", key): p.grad for key, p in module.named_parameters()}
    results |= {("statistic", key): b for key, b in module.named_buffers()}
    results |= {("input", "input"): x.grad, ("output", "output"): y}
    return {key: tensor.detach().numpy() for key, tensor in results.items()}


def norm(values):
    return float(np.sqrt(np.sum(np.square(values, dtype=np.float64))))


def main():
    name, result, weights, x, gradient, *files = sys.argv[1:]
    state, x, gradient, files = read(weights), np.load(x), np.load(gradient), [read(f) for f in files]
    single = step(network(name, state), x, gradient, torch.float32)
    exact = step(network(name, state), x, gradient, torch.float64)
    lines = []
    for (kind, key), expected in exact.items():
        if all(key in f for f in files):
            found = [single[kind, key], *(f[key] for f in files)]
            lines.append("\t".join([kind, key, *(f"{v:.9e}" for v in [norm(expected), *(norm(f - expected) for f in found)])]))
    pathlib.Path(result).write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
