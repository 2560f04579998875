"""Tensors that are a formula of their name, so that PyTorch and the tests hold the same numbers without a file between them.

The twin of tests/Oracle/FormulaTensor.cs. Element i of the tensor NAME is a hash of both in [-1, 1) with 24 bits, exact in float32; what is
made of it is computed in float32, operation by operation, as there.
"""
import numpy as np

GOLDEN = 0x9E3779B97F4A7C15
BLOCK = 1 << 22


def seed_of(name):
    """FNV-1a, 64 bits, of the name's UTF-8."""
    h = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def uniform(name, length):
    """float32 numbers in [-1, 1): the 24 high bits of splitmix64, less 2^23, over 2^23."""
    out = np.empty(length, np.float32)
    seed = np.uint64(seed_of(name))
    with np.errstate(over="ignore"):
        for start in range(0, length, BLOCK):
            end = min(length, start + BLOCK)
            z = seed + (np.arange(start, end, dtype=np.uint64) + np.uint64(1)) * np.uint64(GOLDEN)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z = z ^ (z >> np.uint64(31))
            out[start:end] = ((z >> np.uint64(40)).astype(np.int64) - (1 << 23)).astype(np.float32) / np.float32(1 << 23)
    return out


def input(name, shape):
    """An input by its name, shape batch first. A map is noise over a coarse pattern: noise alone is averaged away by the first few layers."""
    values = uniform(name, int(np.prod(shape))).reshape(shape)
    if len(shape) != 4:
        return values
    n, c, h, w = shape
    rows, columns = -(-h // CELL), -(-w // CELL)
    pattern = uniform(name + "/coarse", n * c * rows * columns).reshape(n, c, rows, columns)
    pattern = pattern.repeat(CELL, 2).repeat(CELL, 3)[:, :, :h, :w]
    return values * np.float32(0.5) + pattern * np.float32(1.5)


def parameter(name, shape):
    """A parameter by its state_dict name: activations keep their size through layers, and no statistic is trivial."""
    length = int(np.prod(shape, dtype=np.int64))
    last = name.rsplit(".", 1)[-1]
    if last == "num_batches_tracked":
        return np.zeros(shape, np.float32)
    u = uniform(name, length)
    if last == "running_var":
        u = np.float32(1) + u * np.float32(0.5)
    elif last == "running_mean":
        u = u * np.float32(0.25)
    elif len(shape) >= 2:
        fan_in = int(np.prod(shape[1:], dtype=np.int64))
        u = u * np.float32(np.sqrt(np.float64(GAIN) / fan_in))
    elif last == "weight":
        u = np.float32(1) + u * np.float32(0.25)
    else:
        u = u * np.float32(0.125)
    return u.reshape(shape)


# The side of the squares of a map's coarse pattern.
CELL = 32

# The variance of a kernel's elements is GAIN / (3·fan-in): between 3, which keeps the size through linear layers, and 6, through ReLUs.
GAIN = 4.5


def fill(module, prefix=""):
    """Gives every entry of a PyTorch module's state_dict its formula's numbers."""
    import torch

    with torch.no_grad():
        for name, tensor in module.state_dict().items():
            tensor.copy_(torch.from_numpy(np.asarray(parameter(prefix + name, tuple(tensor.shape)))))
    return module
