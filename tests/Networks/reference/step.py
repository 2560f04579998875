"""A training step of PyTorch's networks, and how far results of one are from it in double precision.

Single precision finds a value that is nearer to a kink than it rounds on either side, whoever computes it. Which side is luck, and a large map has such
values: each that falls differently changes all gradients below by a thousandth or so, a thousand times what rounding does. So double precision takes the
side that the result took, at values within NEAR of a kink and nowhere else. Backward meets the kinks from the last to the first, and what a side costs
there is seen at once: the gradient of the bias before a kink is the sum of what the kink lets through, channel by channel. Which of two equal maxima of a
pooling was taken shows in the weight of the convolution before, so that backward is made again.
"""
import itertools
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from networks import NETWORKS, round_arguments

# Of the root of a map's mean square. Single precision's own errors are 1e-6 to 1e-5 of it in deep layers, and more in channels that hardly vary.
NEAR = 2e-4

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
        if hasattr(module, "inplace"):
            module.inplace = False
    return result.train()


def norm(values):
    return float(np.sqrt(np.sum(np.square(values, dtype=np.float64))))


class Sides(torch.autograd.Function):
    """ReLU, or clipping at upper, that goes back on the sides that a result took."""

    @staticmethod
    def forward(context, x, upper, kinks, bias):
        context.save_for_backward(x)
        context.upper, context.kinks, context.bias = upper, kinks, bias
        return x.clamp(0, upper)

    @staticmethod
    def backward(context, gradient):
        (x,), upper = context.saved_tensors, context.upper
        passes = x > 0 if upper is None else (x > 0) & (x < upper)
        distance = x.abs() if upper is None else torch.minimum(x.abs(), (x - upper).abs())
        context.kinks.take(context.bias, passes, distance / x.square().mean().sqrt(), gradient)
        return gradient * passes, None, None, None


class Maxima(torch.autograd.Function):
    """Maximum pooling that gives, of two values that are nearly the same, the one that a result took the gradient."""

    @staticmethod
    def forward(context, x, size, stride, padding, ties):
        y, places = F.max_pool2d_with_indices(x, size, stride, padding)
        (first, second), within = (v.unbind(-1) for v in F.pad(x, [padding] * 4, value=-np.inf).unfold(2, size, stride).unfold(3, size, stride).flatten(4).topk(2))
        near = ((first > 0) & (first - second < NEAR * x.square().mean().sqrt())).nonzero(as_tuple=True)
        rows, columns = near[2] * stride - padding, near[3] * stride - padding
        largest = [(rows + torch.div(i[near], size, rounding_mode="floor")) * x.shape[3] + columns + i[near] % size for i in within]
        ties.windows, ties.first = near, places[near]
        ties.second, ties.flipped = torch.where(largest[0] == ties.first, largest[1], largest[0]), torch.zeros_like(ties.first, dtype=torch.bool)
        context.shape, context.places, context.ties = x.shape, places, ties
        return y

    @staticmethod
    def backward(context, gradient):
        places = context.ties.take(context.places, gradient)
        result = gradient.new_zeros(context.shape).flatten(2).scatter_add_(2, places.flatten(2), gradient.flatten(2))
        return result.view(context.shape), None, None, None, None


class Ties:
    """The windows of a pooling whose two largest values are nearly the same, and which of the two is to be the maximum."""

    def __init__(self, name, convolution, x, scale):
        self.name, self.convolution, self.x, self.scale = name, convolution, x, scale

    def take(self, places, gradient):
        self.gradient = gradient[self.windows]
        places = places.clone()
        places[self.windows] = torch.where(self.flipped, self.second, self.first)
        return places

    def settle(self, rest):
        """Flips ties where that brings the gradient of the convolution's weight nearer to what was found, by rest; whether it flipped any."""
        pairs, padded = {}, F.pad(self.x, [self.convolution.padding[0]] * 4)
        for i, (item, channel, first, second) in enumerate(zip(*(v.tolist() for v in (*self.windows[:2], self.first, self.second)))):
            pairs.setdefault((item, channel, min(first, second), max(first, second)), []).append(i)
        some = False
        for (item, channel, _, _), windows in pairs.items():
            change = sum(self.gradient[i] * (self.patch(padded[item], self.second[i]) - self.patch(padded[item], self.first[i])) * (-1 if self.flipped[i] else 1) for i in windows)
            change = self.scale[channel] * change
            if (rest[channel] - change).square().sum() < 0.5 * rest[channel].square().sum():
                rest[channel] -= change
                self.flipped[windows] ^= True
                some = True
        return some

    def patch(self, padded, place):
        """What the convolution reads for a pixel of its result."""
        (size, _), (stride, _) = self.convolution.kernel_size, self.convolution.stride
        columns = (padded.shape[2] - size) // stride + 1
        row, column = int(place) // columns * stride, int(place) % columns * stride
        return padded[:, row:row + size, column:column + size]


class Kinks:
    """The kinks of a network, and on which sides of them its double precision is to be."""

    def __init__(self, module):
        self.found, self.flips, self.farthest, self.bias, self.ties = {}, 0, 0.0, None, []
        for name, layer in module.named_modules():
            if isinstance(layer, (nn.Conv2d, nn.BatchNorm2d)) or isinstance(getattr(layer, "bias", None), nn.Parameter):
                layer.register_forward_hook(lambda layer, x, _, name=name: self.passed(name, layer, x[0]))

    def passed(self, name, layer, x):
        if isinstance(getattr(layer, "bias", None), nn.Parameter):
            self.bias = f"{name}.bias"
        if isinstance(layer, nn.Conv2d):
            self.convolution, self.scale = (f"{name}.weight", layer, x.detach()), torch.ones(layer.out_channels, dtype=x.dtype)
        elif isinstance(layer, nn.BatchNorm2d):
            self.scale = layer.weight.detach() / (x.detach().var((0, 2, 3), unbiased=False) + layer.eps).sqrt()

    def relu(self, x, upper=None):
        return Sides.apply(x, upper, self, self.bias)

    def pool(self, x, size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        assert (dilation, ceil_mode, return_indices) == (1, False, False)
        self.ties.append(Ties(*self.convolution, self.scale))
        return Maxima.apply(x, size, stride or size, padding, self.ties[-1])

    def begin(self, found):
        self.found, self.flips, self.farthest = found, 0, 0.0

    def take(self, bias, passes, distance, gradient):
        """Moves values near a kink to the other side where that brings the gradient of the bias to the one that was found."""
        near = (distance.flatten() < NEAR).nonzero().flatten()
        if bias not in self.found or near.numel() == 0:
            return
        axes = [axis for axis in range(passes.dim()) if axis != 1]
        rest = torch.from_numpy(self.found[bias].astype(np.float64)) - (gradient * passes).sum(axes)
        rounding = rest.abs().median()
        channels = near // (passes[0, 0].numel()) % passes.shape[1]
        changes = torch.where(passes.flatten()[near], -gradient.flatten()[near], gradient.flatten()[near])
        order = distance.flatten()[near].argsort()
        for channel in channels[order].unique().tolist():
            if abs(rest[channel]) <= 10 * rounding:
                continue
            candidates = [(near[i], float(changes[i])) for i in order[channels[order] == channel] if changes[i].abs() > 10 * rounding]
            for place, _ in self.others(candidates[:30], float(rest[channel])):
                passes.view(-1)[place] ^= True
                self.flips, self.farthest = self.flips + 1, max(self.farthest, float(distance.flatten()[place]))

    @staticmethod
    def others(candidates, rest):
        """The candidates, by what they change, that explain most of the rest: at least half, and each further one four fifths of what remains."""
        best, limit = (), abs(rest) / 2
        for count in (1, 2, 3):
            for chosen in itertools.combinations(candidates, count):
                remains = abs(rest - sum(change for _, change in chosen))
                if remains < limit and len(chosen) <= len(best) or remains < limit / (5 if best else 1):
                    best, limit = chosen, remains
        return best

    def settle(self, gradients):
        """Flips ties of poolings, the last one's first; whether it flipped any."""
        return any(t.settle(torch.from_numpy(self.found[t.name].astype(np.float64)) - gradients[t.name]) for t in reversed(self.ties) if t.name in self.found)


class Step:
    """A step forward, which goes back as often as one likes."""

    def __init__(self, module, x, dtype):
        self.module, self.x = module.to(dtype), torch.from_numpy(x).to(dtype).requires_grad_()
        self.kinks = Kinks(self.module)
        saved = F.relu, F.hardtanh, F.max_pool2d, torch.Tensor.relu
        if dtype == torch.float64:
            F.relu = torch.Tensor.relu = lambda v, inplace=False: self.kinks.relu(v)
            F.hardtanh = lambda v, lower, upper, inplace=False: self.kinks.relu(v, upper)
            F.max_pool2d = self.kinks.pool
        self.y = self.module(self.x)
        F.relu, F.hardtanh, F.max_pool2d, torch.Tensor.relu = saved

    def back(self, gradient, found=None):
        """All results; on the sides that others took whose gradients were found."""
        for ties in self.kinks.ties:
            ties.flipped.zero_()
        while True:
            self.kinks.begin(found or {})
            self.module.zero_grad()
            self.x.grad = None
            self.y.backward(torch.from_numpy(gradient).to(self.y.dtype), retain_graph=True)
            if not self.kinks.settle({key: p.grad for key, p in self.module.named_parameters()}):
                break
        self.kinks.flips += sum(int(t.flipped.sum()) for t in self.kinks.ties)
        results = {("parameter", key): p.grad for key, p in self.module.named_parameters()}
        results |= {("statistic", key): b for key, b in self.module.named_buffers()}
        results |= {("input", "input"): self.x.grad, ("output", "output"): self.y}
        return {key: tensor.detach().numpy() for key, tensor in results.items()}


def errors(name, weights, x, gradient, files):
    """The norms in double precision of what all files have, and for PyTorch's single precision and then each file: its errors, flips and the farthest of them."""
    single = Step(network(name, weights), x, torch.float32).back(gradient)
    exact = Step(network(name, weights), x, torch.float64)
    norms, columns = {}, []
    for found in [{key: tensor for (_, key), tensor in single.items()}, *files]:
        expected = exact.back(gradient, found)
        norms = norms or {key: norm(tensor) for key, tensor in expected.items() if all(key[1] in f for f in files)}
        columns.append(({key: norm(found[key[1]] - expected[key]) for key in norms}, exact.kinks.flips, exact.kinks.farthest))
    return norms, columns
