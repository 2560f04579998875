"""Writes figures.tsv and keys.txt: the parameters, buffers, multiply-adds and state_dict entries of PyTorch's networks.

Run: python3 make_figures.py (torch 1.13, torchvision 0.14). The receptive fields in networks.py are those of the algorithm of Araujo et al.,
2019 ("Computing receptive fields of convolutional neural networks").
"""
import os
import torch
from torch import nn
from networks import NETWORKS


def multiply_adds(model, inputs):
    total = 0

    def count(module, inputs, output):
        nonlocal total
        if isinstance(module, nn.RNNBase):
            total += inputs[0].shape[1] * sum(p.numel() for name, p in module.named_parameters() if name.startswith("weight"))
        elif isinstance(module, nn.ConvTranspose2d):
            total += inputs[0][0].numel() * module.weight[0].numel()
        else:
            total += output[0].numel() * (module.in_features if isinstance(module, nn.Linear) else module.weight[0].numel())

    for module in model.modules():
        if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.ConvTranspose2d, nn.Linear, nn.RNNBase)):
            module.register_forward_hook(count)

    plain = torch.Tensor.__matmul__

    def matmul(left, right):
        nonlocal total
        result = plain(left, right)
        total += result[0].numel() * left.shape[-1]
        return result

    torch.Tensor.__matmul__ = matmul
    with torch.no_grad():
        model.eval()(*(torch.zeros(1, *shape) for shape in inputs.values()))
    torch.Tensor.__matmul__ = plain
    return total


def compact_keys(state):
    """One line a layer: `path norm C` for a batch normalisation, `path SHAPE` for a weight, `path SHAPE +bias` for a weight
    and a bias with a number for each of its rows; any other entry is `path NAME SHAPE`."""
    state = {name: "x".join(map(str, value.shape)) for name, value in state.items()}
    names, lines = list(state), []
    while names:
        layer = names[0].rpartition(".")[0]
        own = [name[len(layer) + 1:] for name in names[:5]]
        if own == ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"]:
            lines.append(f"{layer} norm {state[names[0]]}")
            names = names[5:]
        elif own[0] == "weight" and names[1:2] == [f"{layer}.bias"] and state[names[1]] == state[names[0]].split("x")[0]:
            lines.append(f"{layer} {state[names[0]]} +bias")
            names = names[2:]
        else:
            lines.append(f"{layer} {state[names[0]]}" if own[0] == "weight" else f"{layer} {own[0]} {state[names[0]]}")
            names = names[1:]
    return lines


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    rows = ["network\tparameters\tbuffers\tmultiplyAdds\treceptiveField"]
    sections = []
    for name, (make, inputs, field) in NETWORKS.items():
        model = make()
        parameters = sum(p.numel() for p in model.parameters())
        buffers = sum(b.numel() for b in model.buffers())
        rows.append("\t".join(map(str, [name, parameters, buffers, multiply_adds(model, inputs), field])))
        sections.append("\n".join([f"# {name}", *compact_keys(model.state_dict())]))
        print(rows[-1])
    with open(os.path.join(here, "figures.tsv"), "w", newline="\n") as file:
        file.write("\n".join(rows) + "\n")
    with open(os.path.join(here, "keys.txt"), "w", newline="\n") as file:
        file.write("\n".join(sections) + "\n")


main()
