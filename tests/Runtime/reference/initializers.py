#!/usr/bin/python3
"""Writes fixtures/training/initializers.jsonl: first values by the specification of NetGen.Runtime.Numerics.Initialization.

Random words are Philox's, as initialization.py has them; quantiles are Python's statistics.NormalDist, deviations torch.nn.init's (1.13), and
orthogonal matrices NumPy's QR decomposition. A line is {kind, options, shape, samples}, the samples doubles in base64.
"""
import base64
import json
import math
import pathlib
import statistics

import numpy as np
import torch

HERE = pathlib.Path(__file__).parent
MASK = 0xFFFFFFFF
NAME, SEED = "layer.weight", 5
NORMAL = statistics.NormalDist()


def philox(key, counter):
    c = [counter >> (32 * i) & MASK for i in range(4)]
    k = [key & MASK, key >> 32]
    for _ in range(10):
        p, q = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(q >> 32) ^ c[1] ^ k[0], q & MASK, (p >> 32) ^ c[3] ^ k[1], p & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def fractions(count):
    h = 0xCBF29CE484222325
    for b in NAME.encode():
        h = (h ^ b) * 0x100000001B3 & (1 << 64) - 1
    return [(philox(SEED, i // 4 | h << 64)[i % 4] + 0.5) / 2**32 for i in range(count)]


def normal(count):
    return np.array([NORMAL.inv_cdf(u) for u in fractions(count)])


def truncated(count, deviation, mean, low, high):
    a, b = NORMAL.cdf((low - mean) / deviation), NORMAL.cdf((high - mean) / deviation)
    return np.array([min(max(mean + deviation * NORMAL.inv_cdf(a + u * (b - a)), low), high) for u in fractions(count)])


def orthogonal(rows, columns, gain):
    m = normal(rows * columns).reshape(rows, columns)
    q, r = np.linalg.qr(m if rows > columns else m.T)
    q = q * np.sign(np.diag(r))
    return gain * (q if rows > columns else q.T).ravel()


lines = []


def line(kind, shape, samples, **options):
    text = base64.b64encode(np.asarray(samples, "<f8").tobytes()).decode("ascii")
    lines.append({"kind": kind, "options": options, "shape": shape, "samples": text})


line("Normal", [257], 0.25 + 0.5 * normal(257), deviation=0.5, mean=0.25)
line("TruncatedNormal", [257], truncated(257, 0.02, 0, -0.04, 0.04), deviation=0.02, mean=0, low=-0.04, high=0.04)
line("TruncatedNormal", [257], truncated(257, 1, 0.5, -1, 4), deviation=1, mean=0.5, low=-1, high=4)
for shape, gain in (([5, 9], 1), ([9, 5], 1), ([6, 3, 2, 2], 2), ([19, 3, 2, 1], 0.5), ([8, 8], 1)):
    line("Orthogonal", shape, orthogonal(shape[0], math.prod(shape[1:]), gain), gain=gain)
# A name of a gain, its argument, and PyTorch's deviations and bounds with it: Kaiming by inputs and outputs, Xavier; normal, then uniform.
for shape in ([64, 3, 7, 7], [10, 512], [32, 1, 3, 3], [16, 8, 5]):
    inputs, outputs = torch.nn.init._calculate_fan_in_and_fan_out(torch.empty(shape))
    for name, argument in (("linear", None), ("relu", None), ("leaky_relu", 0.2), ("tanh", None), ("selu", None), ("sigmoid", None)):
        gain = torch.nn.init.calculate_gain(name, argument)
        deviations = [gain / math.sqrt(inputs), gain / math.sqrt(outputs), gain * math.sqrt(2.0 / (inputs + outputs))]
        line("Scale", shape, deviations + [math.sqrt(3) * d for d in deviations], name=name, argument=argument)
with open(HERE / "../fixtures/training/initializers.jsonl", "w", encoding="ascii") as file:
    for entry in lines:
        file.write(json.dumps(entry, separators=(",", ":")) + "\n")
