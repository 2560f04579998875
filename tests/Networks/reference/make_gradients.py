"""Writes gradients/NETWORK.tsv: what a training step of PyTorch's networks computes, in double precision, for formula weights and formula inputs.

Run: python3 make_gradients.py [--output DIRECTORY] [NETWORK ...] (torch 1.13, torchvision 0.14). The first line is the batch and the inputs' shapes. Then a
line is a tensor: its kind (output, parameter, input or statistic), its name, its Euclidean norm, and SAMPLES of its elements: number i·STEP mod length. A
parameter's and an input's tensor is the gradient, for the gradient "gradient/i" of output i; a statistic's its next value.
"""
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from networks import NETWORKS, round_arguments

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "reference"))
import formula  # noqa: E402

SAMPLES, STEP = 4, 7919

# Batch and the shape of the only input, where it is not the network's own: odd sizes, and maps that keep several pixels to the end.
CASES = {
    "MnistCnn": (3, None), "LeNet5": (2, None), "ResNet18": (3, (3, 45, 37)), "MobileNetV2": (3, (3, 64, 64)), "MobileNetV3Small": (3, (3, 64, 67)),
    "DenseNet121": (2, (3, 64, 64)), "ShuffleNetV2": (3, (3, 64, 60)), "SqueezeNet": (2, (3, 63, 52)), "SmallSsd": (2, None), "Siamese": (3, None),
    "SmallUNet": (2, None), "Gated": (3, None), "NonLocal": (2, None), "SmallDecoder": (3, None), "SmallTagger": (3, None),
}


def exact_arguments(network):
    """Without dropout, and with a momentum that is a single-precision number."""
    for module in network.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
        if hasattr(module, "momentum"):
            module.momentum = float(np.float32(module.momentum))
    return network


def line(kind, name, tensor):
    values = tensor.detach().numpy().ravel()
    samples = [values[i * STEP % values.size] for i in range(min(SAMPLES, values.size))]
    return "\t".join([kind, name, *(f"{v:.15e}" for v in [np.sqrt(np.sum(values * values)), *samples])])


def step(name):
    make, inputs, _ = NETWORKS[name]
    batch, shape = CASES[name]
    inputs = {key: shape or own for key, own in inputs.items()}
    network = exact_arguments(round_arguments(formula.fill(make().double().train())))
    x = {key: torch.from_numpy(formula.input(key, (batch, *s)).astype(np.float64)).requires_grad_() for key, s in inputs.items()}
    result = network(*x.values())
    outputs = result if isinstance(result, tuple) else (result,)
    outer = [torch.from_numpy(formula.uniform(f"gradient/{i}", y.numel()).astype(np.float64)).reshape(y.shape) for i, y in enumerate(outputs)]
    torch.autograd.backward(outputs, outer)
    lines = ["\t".join([str(batch), *(f"{key}={'x'.join(map(str, s))}" for key, s in inputs.items())])]
    lines += [line("output", str(i), y) for i, y in enumerate(outputs)]
    lines += [line("parameter", key, p.grad) for key, p in network.named_parameters() if p.grad is not None]
    lines += [line("input", key, tensor.grad) for key, tensor in x.items()]
    lines += [line("statistic", key, b.double()) for key, b in network.named_buffers()]
    return lines


def main():
    # The library's own gradient multiplies by a single-precision 1/6.
    F.hardsigmoid = lambda x, inplace=False: F.relu6(x + 3) / 6
    arguments = sys.argv[1:]
    directory = HERE / "gradients"
    if arguments[:1] == ["--output"]:
        directory, arguments = pathlib.Path(arguments[1]), arguments[2:]
    directory.mkdir(exist_ok=True)
    for name in arguments or CASES:
        (directory / f"{name}.tsv").write_text("\n".join(step(name)) + "\n", encoding="ascii", newline="\n")
        print(name, flush=True)


main()
