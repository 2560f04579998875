"""Writes logits/NETWORK.txt: what PyTorch's networks answer, in double precision, for formula weights and formula inputs.

Run: python3 make_logits.py [NETWORK ...] (torch 1.13, torchvision 0.14). A file holds the outputs one after the other, in row-major order,
thinned to every n-th number where there are more than 1000.
"""
import pathlib
import sys
import numpy as np
import torch
from networks import NETWORKS, round_arguments

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "reference"))
import formula  # noqa: E402

LIMIT = 1000


def logits(name):
    make, inputs, _ = NETWORKS[name]
    network = round_arguments(formula.fill(make().double().eval()))
    with torch.no_grad():
        result = network(*(torch.from_numpy(formula.input(key, (1, *shape)).astype(np.float64)) for key, shape in inputs.items()))
    outputs = result if isinstance(result, tuple) else (result,)
    values = np.concatenate([output.numpy().ravel() for output in outputs])
    return values[::-(-len(values) // LIMIT)]


def main():
    (HERE / "logits").mkdir(exist_ok=True)
    for name in sys.argv[1:] or NETWORKS:
        text = "".join(f"{value:.12e}\n" for value in logits(name))
        (HERE / "logits" / f"{name}.txt").write_text(text, encoding="ascii", newline="\n")
        print(name, flush=True)


main()
