"""Writes losses.tsv: the losses of PyTorch training ResNet-18 at 64×64 in double precision, a line for each optimizer.

Run: python3 make_losses.py (torch 1.13, torchvision 0.14). Weights are those of formula.py, step s has the items from s·ITEMS of the input "x", whose labels
are the items' numbers modulo CLASSES. Learning rates are such that PyTorch's own single precision stays within 1e-3 of these losses: a step of a network with
batch normalisation and kinks doubles a difference, the more the longer it is.
"""
import pathlib
import sys

import numpy as np
import torch
from torch.nn import functional as F
from networks import NETWORKS, round_arguments

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "reference"))
import formula  # noqa: E402

NETWORK, SIZE, STEPS, ITEMS, CLASSES = "ResNet18At32", 64, 30, 16, 10

OPTIMIZERS = {
    "SGD": lambda parameters: torch.optim.SGD(parameters, lr=2e-5, momentum=0.9),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=1e-5),
}


def losses(optimizer, precision):
    make, _, _ = NETWORKS[NETWORK]
    x = torch.from_numpy(formula.input("x", (STEPS * ITEMS, 3, SIZE, SIZE))).to(precision).split(ITEMS)
    labels = (torch.arange(STEPS * ITEMS) % CLASSES).split(ITEMS)
    network = round_arguments(formula.fill(make())).to(precision).train()
    rule = OPTIMIZERS[optimizer](network.parameters())
    for images, y in zip(x, labels):
        loss = F.cross_entropy(network(images), y)
        rule.zero_grad()
        loss.backward()
        rule.step()
        yield loss.item()


def main():
    lines = []
    for optimizer in OPTIMIZERS:
        exact, single = list(losses(optimizer, torch.float64)), list(losses(optimizer, torch.float32))
        print(optimizer, "single precision differs by at most", max(abs(s / e - 1) for e, s in zip(exact, single)), "from", exact[0], "to", exact[-1], flush=True)
        lines.append("\t".join([optimizer, *(f"{loss:.12f}" for loss in exact)]))
    (HERE / "losses.tsv").write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")


main()
