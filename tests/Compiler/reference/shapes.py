"""Writes shapes.tsv, windows.tsv, fields.tsv and parameters.tsv: what PyTorch makes of the operators whose rules are easy to get wrong.

Run as `python3 shapes.py` in this directory; the tables hold no batch dimension. Made with torch 1.13.
"""
import itertools
import math

import torch
import torch.nn.functional as F
from torch import nn

BATCH = 2


def text(dimensions):
    return "f32[" + "x".join(str(d) for d in dimensions) + "]"


def pair(a, b):
    return f"({a}, {b})"


def items(values):
    return "[" + ", ".join(str(v) for v in values) + "]"


def boolean(value):
    return "true" if value else "false"


rows = []


def case(op, function, *shapes):
    """Adds what a function makes of zeros of the given shapes, or that it refuses them."""
    try:
        result = function(*(torch.zeros(BATCH, *s) for s in shapes))
        results = result if isinstance(result, (tuple, list)) else [result]
        outcome = ", ".join(text(r.shape[1:]) for r in results)
    except (RuntimeError, IndexError, ValueError):
        outcome = "error"
    rows.append((op, ", ".join(text(s) for s in shapes), outcome))


def axis(a):
    """The axis in a tensor with a batch: a negative one stays."""
    return a + 1 if a >= 0 else a


def convolutions():
    for k, s, p, d in itertools.product((1, 2, 3, 5), (1, 2, 3), (0, 1, 2), (1, 2)):
        kernel, stride, dilation = (k, 3), (s, 1), (d, 1)
        case(f"Conv2d(outChannels: 4, kernel: {pair(*kernel)}, stride: {pair(*stride)}, padding: ({p}, {p}, 0, 0), dilation: {pair(*dilation)})",
             nn.Conv2d(3, 4, kernel, stride, (p, 0), dilation), (3, 7, 5))
    for channels, filters, groups in ((6, 4, 2), (6, 9, 3), (6, 6, 6), (6, 12, 6), (6, 4, 3), (5, 4, 2)):
        def grouped(x, channels=channels, filters=filters, groups=groups):
            return nn.Conv2d(channels, filters, 1, groups=groups)(x)
        case(f"Conv2d(outChannels: {filters}, kernel: (1, 1), groups: {groups})", grouped, (channels, 4, 4))


def transposed():
    for k, s, p, o, d in itertools.product((1, 2, 3), (1, 2, 3), (0, 1, 2), (0, 1, 2), (1, 2)):
        case(f"ConvTranspose2d(outChannels: 4, kernel: {pair(k, 3)}, stride: {pair(s, 1)}, padding: ({p}, {p}, 0, 0), outputPadding: {pair(o, 0)}, dilation: {pair(d, 1)})",
             nn.ConvTranspose2d(3, 4, (k, 3), (s, 1), (p, 0), (o, 0), dilation=(d, 1)), (3, 3, 5))


def sequences():
    for k, s, p, d in itertools.product((1, 2, 3, 5), (1, 2, 3), (0, 1, 2), (1, 2)):
        case(f"Conv1d(outChannels: 4, kernel: {k}, stride: {s}, padding: {p}, dilation: {d})", nn.Conv1d(3, 4, k, s, p, d), (3, 7))
        # PyTorch makes empty results of windows that exceed the sequence where it refuses those of maps; of dilated ones the limit is that of later versions.
        if (p <= k // 2 or d == 1) and d * (k - 1) < 7 + 2 * p:
            for ceil in (False, True):
                case(f"MaxPool1d(kernel: {k}, stride: {s}, padding: {p}, dilation: {d}, ceilMode: {boolean(ceil)})", nn.MaxPool1d(k, s, p, d, ceil_mode=ceil), (3, 7))
    for k, s, p, ceil in itertools.product((2, 3, 4), (2, 3), (0, 1, 2), (False, True)):
        case(f"AvgPool1d(kernel: {k}, stride: {s}, padding: {p}, ceilMode: {boolean(ceil)})", nn.AvgPool1d(k, s, p, ceil), (3, 7))
    case("MaxPool1d(kernel: 2)", nn.MaxPool1d(2), (2, 3, 7))
    case("Conv1d(outChannels: 4, kernel: 1)", nn.Conv1d(3, 4, 1), (3, 7, 5))


def poolings():
    for size, k, s, p, d, ceil in itertools.product((5, 7, 8), (2, 3), (1, 2, 3, 5), (0, 1, 2), (1, 2), (False, True)):
        if p > k // 2 and d > 1:
            continue  # The limit for dilated windows is that of later versions: half of what the window covers.
        case(f"MaxPool2d(kernel: {pair(k, 2)}, stride: {pair(s, 2)}, padding: ({p}, {p}, 1, 1), dilation: {pair(d, 1)}, ceilMode: {boolean(ceil)})",
             nn.MaxPool2d((k, 2), (s, 2), (p, 1), (d, 1), ceil_mode=ceil), (2, size, 9))
    for size, k, s, p, ceil in itertools.product((6, 7), (2, 3, 4), (None, 2, 3), (0, 1, 2), (False, True)):
        stride = "" if s is None else f"stride: {pair(s, s)}, "
        case(f"AvgPool2d(kernel: {pair(k, k)}, {stride}padding: ({p}, {p}, {p}, {p}), ceilMode: {boolean(ceil)})",
             nn.AvgPool2d(k, s, p, ceil), (2, size, 8))
    for size in ((1, 1), (2, 3), (7, 7), (9, 4)):
        case(f"AdaptiveAvgPool2d(size: {pair(*size)})", nn.AdaptiveAvgPool2d(size), (2, 7, 5))
        case(f"AdaptiveMaxPool2d(size: {pair(*size)})", nn.AdaptiveMaxPool2d(size), (2, 7, 5))


def rearrangements():
    for groups in (1, 2, 3, 5, 6):
        case(f"ChannelShuffle(groups: {groups})", lambda x, g=groups: F.channel_shuffle(x, g) if x.shape[1] % g == 0 else F.channel_shuffle(x, -1), (6, 2, 3))
    for block in (1, 2, 3):
        case(f"SpaceToDepth(block: {block})", nn.PixelUnshuffle(block), (3, 6, 12))
        case(f"SpaceToDepth(block: {block})", nn.PixelUnshuffle(block), (3, 4, 6))
        case(f"DepthToSpace(block: {block})", nn.PixelShuffle(block), (12, 3, 5))
        case(f"DepthToSpace(block: {block})", nn.PixelShuffle(block), (18, 3, 5))
    for scale, mode in itertools.product(((1, 1), (2, 2), (3, 2)), ("Nearest", "Bilinear")):
        case(f"Upsample(scale: {pair(*scale)}, mode: {mode})", nn.Upsample(scale_factor=scale, mode=mode.lower()), (2, 3, 5))
    case("Upsample(scale: (2, 2), alignCorners: true)", lambda x: F.interpolate(x, scale_factor=2, mode="nearest", align_corners=True), (2, 3, 5))
    case("Upsample(scale: (2, 2), mode: Bilinear, alignCorners: true)", lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True), (2, 3, 5))
    case("ZeroPad(padding: (1, 2, 3, 4))", nn.ZeroPad2d((3, 4, 1, 2)), (2, 3, 5))
    case("Flatten()", nn.Flatten(), (2, 3, 5))
    for order in ((0, 1, 2), (1, 2, 0), (2, 0, 1), (0, -1, -2), (-1, 0, 1), (0, 0, 1), (0, 1)):
        case(f"Permute(axes: {items(order)})", lambda x, o=order: x.permute(0, *(axis(a) for a in o)), (2, 3, 5))
    for dimensions in ((30,), (-1,), (5, -1), (-1, 3, 2), (2, 3, 5), (6, 5, 1), (4, -1), (31,), (7, 4), (-1, -1)):
        case(f"Reshape(dimensions: {items(dimensions)})", lambda x, d=dimensions: x.reshape(BATCH, *d), (2, 3, 5))


def axes():
    for a in (0, 1, 2, -1, -2, -3):
        case(f"Softmax(axis: {a})", nn.Softmax(axis(a)), (2, 3, 5))
        case(f"Mean(axis: {a})", lambda x, a=a: x.mean(axis(a)), (2, 3, 5))
        case(f"Max(axis: {a}, keepDimension: true)", lambda x, a=a: x.amax(axis(a), keepdim=True), (2, 3, 5))
        case(f"L2Normalize(axis: {a})", lambda x, a=a: F.normalize(x, dim=axis(a)), (2, 3, 5))
        case(f"Concat(axis: {a})", lambda *x, a=a: torch.cat(x, axis(a)), (2, 3, 5), (2, 3, 5), (2, 3, 5))
        case(f"Concat(axis: {a})", lambda *x, a=a: torch.cat(x, axis(a)), (2, 3, 5), (2, 4, 5))
    for a in (3, 7):
        case(f"Mean(axis: {a})", lambda x, a=a: x.mean(axis(a)), (2, 3, 5))
        case(f"LogSoftmax(axis: {a})", nn.LogSoftmax(axis(a)), (2, 3, 5))
    for a, start, end in ((0, 0, 1), (0, 1, 2), (1, -2, 3), (2, 1, -1), (2, -4, -1), (-1, 0, 5)):
        case(f"Slice(axis: {a}, start: {start}, end: {end})", lambda x, a=a, s=start, e=end: x.narrow(axis(a), s % x.shape[axis(a)], len(range(*slice(s, e).indices(x.shape[axis(a)])))), (2, 3, 5))
    for a, sizes in ((0, (1, 1)), (1, (1, 2)), (-1, (2, 2, 1)), (-1, (2, 2)), (0, (1, 2))):
        case(f"Split(axis: {a}, sizes: {items(sizes)})", lambda x, a=a, s=sizes: x.split(s, axis(a)), (2, 3, 5))
    for parts in (1, 2, 3, 6):
        case(f"Chunk(parts: {parts})", lambda x, p=parts: x.chunk(p, 1), (6, 3, 5))


def products():
    shapes = ((2, 3, 5), (2, 1, 1), (1, 3, 5), (1, 1, 1), (2, 3, 1), (3, 3, 5), (2, 3, 4), (2, 2, 5))
    for left, right in itertools.product(shapes, shapes):
        case("Add()", torch.add, left, right)
    for left, right in (((2, 3), (3, 4)), ((2, 3), (2, 3)), ((5, 2, 3), (5, 3, 4)), ((1, 2, 3), (5, 3, 4)), ((5, 2, 3), (1, 3, 4)), ((4, 2, 3), (5, 3, 4)), ((6, 1, 2, 3), (1, 5, 3, 4))):
        case("MatMul()", torch.matmul, left, right)
    for shape, features in (((3,), 3), ((4, 3), 3), ((2, 4, 3), 3), ((4,), 3)):
        case(f"Linear(outFeatures: 7, inFeatures: {features})", nn.Linear(features, 7), shape)
    case("BatchNorm1d()", nn.BatchNorm1d(3), (3,))
    case("BatchNorm1d()", nn.BatchNorm1d(3), (3, 4))
    case("BatchNorm1d()", nn.BatchNorm1d(3), (3, 4, 5))
    case("BatchNorm2d()", nn.BatchNorm2d(3), (3, 4, 5))
    case("BatchNorm2d()", nn.BatchNorm2d(3), (3, 4))


def item_norms():
    for groups in (1, 2, 3, 4, 6):
        # PyTorch refuses groups that do not divide when the module is made.
        case(f"GroupNorm(groups: {groups})", lambda x, g=groups: F.group_norm(x, g), (6, 2, 3))
        case(f"GroupNorm(groups: {groups})", lambda x, g=groups: F.group_norm(x, g), (6, 5))
    case("InstanceNorm1d()", nn.InstanceNorm1d(3), (3, 4))
    case("InstanceNorm1d()", nn.InstanceNorm1d(3), (3, 1))
    case("InstanceNorm1d()", nn.InstanceNorm1d(3), (3, 4, 5))
    case("InstanceNorm2d()", nn.InstanceNorm2d(3), (3, 4, 5))
    case("InstanceNorm2d()", nn.InstanceNorm2d(3), (3, 1, 1))
    for axes in (1, 2, 3):
        case(f"LayerNorm(axes: {axes})", lambda x, a=axes: F.layer_norm(x, x.shape[-a:]), (3, 4, 5))


def windows():
    """Which inputs each output of adaptive pooling depends on, by its gradient."""
    for extent, count in itertools.product(range(1, 14), range(1, 10)):
        x = torch.ones(1, 1, extent, requires_grad=True)
        y = F.adaptive_avg_pool1d(x, count)[0, 0]
        spans = []
        for i in range(count):
            seen = torch.autograd.grad(y[i], x, retain_graph=True)[0][0, 0].nonzero().flatten().tolist()
            spans.append(f"{seen[0]}-{seen[-1] + 1}")
        yield extent, count, " ".join(spans)


def fields():
    """How far the pixels that a result depends on, by its gradient, lie from where the stride puts it: in units of 1/denominator."""
    cases = []
    for k, s, p, d in itertools.product((1, 2, 3), (1, 2, 3), (0, 1), (1, 2)):
        cases.append((f"Conv2d(outChannels: 1, kernel: ({k}, 1), stride: ({s}, 1), padding: ({p}, {p}, 0, 0), dilation: ({d}, 1))",
                      nn.Conv2d(1, 1, (k, 1), (s, 1), (p, 0), (d, 1)), s, 1))
    for k, s, p, d in itertools.product((1, 2, 3), (1, 2, 3), (0, 1), (1, 2)):
        cases.append((f"ConvTranspose2d(outChannels: 1, kernel: ({k}, 1), stride: ({s}, 1), padding: ({p}, {p}, 0, 0), dilation: ({d}, 1))",
                      nn.ConvTranspose2d(1, 1, (k, 1), (s, 1), (p, 0), dilation=(d, 1)), 1, s))
    for k, s in itertools.product((2, 3), (1, 2, 3)):
        cases.append((f"AvgPool2d(kernel: ({k}, 1), stride: ({s}, 1))", nn.AvgPool2d((k, 1), (s, 1)), s, 1))
    for count in (3, 4, 5, 7, 12, 17):
        cases.append((f"AdaptiveAvgPool2d(size: ({count}, 2))", nn.AdaptiveAvgPool2d((count, 2)), 12, count))
    for scale in (1, 2, 3, 4, 5):
        cases.append((f"Upsample(scale: ({scale}, 1))", nn.Upsample(scale_factor=(scale, 1)), 1, scale))
        for corners in (False, True):
            cases.append((f"Upsample(scale: ({scale}, 1), mode: Bilinear, alignCorners: {boolean(corners)})",
                          nn.Upsample(scale_factor=(scale, 1), mode="bilinear", align_corners=corners), 1, scale))
    for op, function, numerator, denominator in cases:
        x = torch.ones(1, 1, 12, 2, dtype=torch.float64, requires_grad=True)
        y = function.double()(x)[0, 0, :, 0]
        first, last = [], []
        for i in range(len(y)):
            seen = (torch.autograd.grad(y[i], x, retain_graph=True)[0][0, 0, :, 0].abs() > 1e-9).nonzero().flatten().tolist()
            if not seen:
                continue
            # A window over the edge shows only its inner side.
            if seen[0] > 0:
                first.append(seen[0] * denominator - i * numerator)
            if seen[-1] < 11:
                last.append(seen[-1] * denominator - i * numerator)
        yield op, "f32[1x12x2]", numerator, denominator, min(first), max(last)


def parameters():
    """The state_dict of modules, and how each entry is initialised."""
    modules = (
        ("Linear(outFeatures: 7)", nn.Linear(5, 7), (5,)),
        ("Linear(outFeatures: 7, bias: false)", nn.Linear(5, 7, bias=False), (5,)),
        ("Conv2d(outChannels: 8, kernel: (3, 5))", nn.Conv2d(6, 8, (3, 5)), (6, 9, 9)),
        ("Conv2d(outChannels: 8, kernel: (3, 5), groups: 2, bias: false)", nn.Conv2d(6, 8, (3, 5), groups=2, bias=False), (6, 9, 9)),
        ("ConvTranspose2d(outChannels: 8, kernel: (3, 5), groups: 2)", nn.ConvTranspose2d(6, 8, (3, 5), groups=2), (6, 9, 9)),
        ("Conv1d(outChannels: 8, kernel: 5, groups: 2)", nn.Conv1d(6, 8, 5, groups=2), (6, 9)),
        ("RNN(hiddenSize: 4, bias: false)", nn.RNN(6, 4, bias=False), (5, 6)),
        ("LSTM(hiddenSize: 4, layers: 2, bidirectional: true)", nn.LSTM(6, 4, 2, bidirectional=True), (5, 6)),
        ("GRU(hiddenSize: 3)", nn.GRU(6, 3), (5, 6)),
        ("BatchNorm1d()", nn.BatchNorm1d(6), (6,)),
        ("BatchNorm2d()", nn.BatchNorm2d(6), (6, 9, 9)),
        ("BatchNorm2d(affine: false)", nn.BatchNorm2d(6, affine=False), (6, 9, 9)),
        ("GroupNorm(groups: 3)", nn.GroupNorm(3, 6), (6, 9, 9)),
        ("GroupNorm(groups: 3, affine: false)", nn.GroupNorm(3, 6, affine=False), (6, 9, 9)),
        ("InstanceNorm1d(affine: true)", nn.InstanceNorm1d(6, affine=True), (6, 9)),
        ("InstanceNorm2d()", nn.InstanceNorm2d(6), (6, 9, 9)),
        ("LayerNorm(axes: 2)", nn.LayerNorm((9, 7)), (6, 9, 7)),
        ("LayerNorm(elementwiseAffine: false)", nn.LayerNorm(9, elementwise_affine=False), (6, 9)),
        ("Embedding(count: 11, features: 4)", nn.Embedding(11, 4), (5,)),
        ("PReLU()", nn.PReLU(), (6, 9, 9)),
        ("PReLU(perChannel: true, initial: 0.5)", nn.PReLU(6, 0.5), (6, 9, 9)),
        ("ReLU()", nn.ReLU(), (6,)),
    )
    for op, module, shape in modules:
        trainable = dict(module.named_parameters())
        entries = []
        for name, value in module.state_dict().items():
            kind = "trainable" if name in trainable else "counter" if value.dim() == 0 else "buffer"
            if value.unique().numel() == 1:
                initializer = f"constant({value.flatten()[0].item():g})"
            elif isinstance(module, nn.Embedding):
                initializer = "normal(1)"
            else:
                if isinstance(module, nn.RNNBase):
                    bound = 1 / math.sqrt(module.hidden_size)
                else:
                    fan_in, _ = nn.init._calculate_fan_in_and_fan_out(module.weight)
                    bound = nn.init.calculate_gain("leaky_relu", math.sqrt(5)) * math.sqrt(3 / fan_in)
                assert value.abs().max() <= bound
                initializer = f"uniform({round(bound, 6)!r})"
            element = {torch.float32: "f32", torch.int64: "i64"}[value.dtype]
            entries.append(f"{name} {element}[{'x'.join(str(d) for d in value.shape)}] {kind} {initializer}")
        yield op, text(shape), "; ".join(entries)


def write(name, lines):
    with open(name, "w", newline="\n") as file:
        file.writelines("\t".join(str(cell) for cell in line) + "\n" for line in lines)


for cases in (convolutions, transposed, sequences, poolings, rearrangements, axes, products, item_norms):
    cases()
write("shapes.tsv", dict.fromkeys(rows))
write("windows.tsv", windows())
write("fields.tsv", fields())
write("parameters.tsv", parameters())
