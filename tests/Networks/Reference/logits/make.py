#!/usr/bin/python3
"""Writes the logits that torchvision's networks give, in double precision, for formula weights and the formula input "x": NAME.txt each.

Usage: make.py [NAME ...]; the names are torchvision's. Needs torch and torchvision; the tests read only the text files.
"""
import pathlib
import sys

import numpy as np
import torch
import torchvision

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "reference"))
import formula  # noqa: E402

NETWORKS = [
    "alexnet", "vgg16", "vgg16_bn", "resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "mobilenet_v2", "densenet121", "squeezenet1_0",
    "inception_v3", "mobilenet_v3_large", "shufflenet_v2_x1_0",
]


def build(name):
    if name == "inception_v3":
        return torchvision.models.inception_v3(weights=None, aux_logits=False, transform_input=False, init_weights=False)
    return getattr(torchvision.models, name)(weights=None)


def logits(name):
    network = formula.fill(build(name).double().eval())
    size = 299 if name == "inception_v3" else 224
    x = torch.from_numpy(formula.input("x", (1, 3, size, size)).astype(np.float64))
    with torch.no_grad():
        return network(x)[0].numpy()


def main():
    for name in sys.argv[1:] or NETWORKS:
        text = "".join(f"{value:.12e}\n" for value in logits(name))
        (HERE / f"{name}.txt").write_text(text, encoding="ascii")
        print(name, flush=True)


main()
