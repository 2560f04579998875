#!/usr/bin/python3
"""Writes cases.jsonl and gradients.jsonl: for every operator, over many shapes and arguments, what PyTorch computes in double precision.

A line is {op, arguments, inputs, batch, values?, shapes, samples}. Operand k of case n is the formula tensor "n/k" times two (or the given
values), its parameters are "n.NAME"; samples are SAMPLES elements of the results, one after the other, as little-endian doubles in base64:
element i·STEP mod length. Values that are not finite are strings.

A line of the second file is {case, mode, samples}: the gradients of the operands and of the learned parameters, one after the other, for the
gradient "n/gradient/i" of result i. In the mode "train" batch normalisation takes the statistics of the batch; the results come first then, and
the next running statistics last. What is not finite has no gradients, but for the place of a maximum.

Needs torch; the tests read the files, and one compares them with new ones. Arguments name files to write in place of the two.
"""
import base64
import itertools
import json
import math
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "reference"))
import formula  # noqa: E402

SAMPLES, GRADIENT_SAMPLES, STEP = 64, 32, 7919
EXTREMES = [-100, -89, -50, -20.5, -10, -6, -3.0625, -3, -2.9375, -1, -0.5, -1e-8, -0.0, 0, 1e-8, 0.5, 1, 2.5, 3, 5.9375, 6, 6.5, 10, 20, 20.5, 50, 89, 100]
NAN, INF = math.nan, math.inf
NON_FINITE = [NAN, INF, -INF, -0.0, 0, 1, -1e30, 1e30]

cases, gradients = [], []

# Cases of operands that have no gradient: indices.
without_gradient = set()


def f32(value):
    """Arguments are floats in the compiler."""
    return float(np.float32(value))


def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def size(value):
    return {"size2": list(pair(value))}


def triple(value):
    return (value, value, value) if isinstance(value, int) else tuple(value)


def size3(value):
    return {"size3": list(triple(value))}


def padding(value):
    return {"padding2": [value] * 4 if isinstance(value, int) else list(value)}


def torch_axis(axis):
    """With the batch."""
    return axis + 1 if axis >= 0 else axis


def pad(x, p, value=0.0):
    top, bottom, left, right = [p] * 4 if isinstance(p, int) else p
    return F.pad(x, (left, right, top, bottom), value=value)


def case(op, compute, shapes, parameters=(), batch=1, values=None, **arguments):
    """compute(operands, parameters) sees the batch first; parameters are (name, shape) pairs."""
    name = str(len(cases))
    operands = []
    for k, shape in enumerate(shapes):
        data = np.asarray(values, np.float32) if values else formula.uniform(f"{name}/{k}", batch * int(np.prod(shape))) * np.float32(2)
        operands.append(torch.from_numpy(data.astype(np.float64)).reshape(batch, *shape))
    weights = {n: torch.from_numpy(np.asarray(formula.parameter(f"{name}.{n}", s), np.float64)) for n, s in parameters}
    with torch.no_grad():
        results = compute(operands, weights)
    results = results if isinstance(results, (list, tuple)) else [results]
    data = np.concatenate([r.numpy().reshape(-1) for r in results])
    line = {"op": op, "arguments": arguments, "inputs": shapes, "batch": batch}
    if values:
        line["values"] = [v if math.isfinite(v) else "NaN" if math.isnan(v) else "Infinity" if v > 0 else "-Infinity" for v in values]
    line["shapes"] = [list(r.shape[1:]) for r in results]
    line["samples"] = sampled(data, SAMPLES)
    cases.append(line)
    if not values or all(map(math.isfinite, values)) or op in ("MaxPool2d", "AdaptiveMaxPool2d", "MaxPool3d"):
        gradient(name, "eval", compute, operands, weights)


def sampled(data, count):
    samples = data[[i * STEP % data.size for i in range(min(count, data.size))]]
    return base64.b64encode(samples.astype("<f8").tobytes()).decode("ascii")


def gradient(name, mode, compute, operands, weights):
    """Adds a line to the gradients."""
    operands = [x.clone().requires_grad_() for x in operands]
    weights = {n: w.clone().requires_grad_(not n.startswith("running")) for n, w in weights.items()}
    results = compute(operands, weights)
    results = results if isinstance(results, (list, tuple)) else [results]
    outer = [torch.from_numpy(formula.uniform(f"{name}/gradient/{i}", r.numel()).astype(np.float64)).reshape(r.shape) for i, r in enumerate(results)]
    found = torch.autograd.grad(results, operands + [w for w in weights.values() if w.requires_grad], outer, allow_unused=name in without_gradient)
    found = [f for f in found if f is not None]
    parts = [*results, *found, weights["running_mean"], weights["running_var"]] if mode == "train" else found
    data = np.concatenate([p.detach().numpy().reshape(-1) for p in parts])
    gradients.append({"case": int(name), "mode": mode, "samples": sampled(data, GRADIENT_SAMPLES)})


def conv(shape, out, kernel, stride=1, pads=0, dilation=1, groups=1, bias=True, batch=1):
    parameters = [("weight", (out, shape[0] // groups, *pair(kernel)))] + ([("bias", (out,))] if bias else [])
    case(
        "Conv2d", lambda x, w: F.conv2d(pad(x[0], pads), w["weight"], w.get("bias"), pair(stride), 0, pair(dilation), groups), [shape], parameters, batch,
        outChannels=out, kernel=size(kernel), stride=size(stride), padding=padding(pads), dilation=size(dilation), groups=groups, bias=bias)


def convolutions():
    for stride, kernel in itertools.product((1, 2, 3), (1, 2, 3, 5)):
        conv([3, 11, 13], 5, kernel, stride, kernel // 2)
    conv([1, 1, 1], 1, 1)
    conv([7, 5, 17], 13, (1, 3), (1, 2), (0, 0, 2, 1), bias=False, batch=3)
    conv([5, 9, 7], 4, (3, 2), (2, 1), (2, 0, 1, 3), batch=3)
    conv([5, 9, 7], 4, (3, 2), (3, 2), (0, 4, 5, 0), (2, 3))
    conv([4, 13, 11], 6, 3, 1, 2, 2)
    conv([4, 13, 11], 6, 3, 2, 3, 3, groups=2, batch=3)
    conv([4, 4, 4], 3, 4)
    conv([4, 4, 4], 3, 3, pads=4)
    conv([6, 8, 7], 9, 3, 2, 1, groups=3)
    conv([8, 5, 5], 12, 1, groups=4, bias=False)
    conv([7, 9, 10], 7, 3, 1, 1, groups=7, batch=3)
    conv([7, 9, 10], 7, 5, 2, 2, groups=7)
    conv([5, 9, 10], 15, 3, 2, (1, 0, 0, 1), groups=5, bias=False)
    conv([5, 11, 10], 10, 3, 1, 2, 2, groups=5)
    conv([3, 23, 29], 4, 7, 2, 3)
    conv([3, 23, 29], 4, 11, 4, 2)
    conv([17, 3, 3], 19, 3, 1, 1)
    conv([2, 5, 6], 3, 2, 5)


def linears():
    for shape, out, bias, batch in (([7], 5, True, 1), ([1], 1, True, 3), ([131], 17, False, 3), ([3, 11], 6, True, 3), ([4, 3, 5], 7, True, 1)):
        parameters = [("weight", (out, shape[-1]))] + ([("bias", (out,))] if bias else [])
        case("Linear", lambda x, w: F.linear(x[0], w["weight"], w.get("bias")), [shape], parameters, batch, outFeatures=out, bias=bias, inFeatures=shape[-1])
    for left, right, batch in (([3, 5], [5, 7], 1), ([2, 3, 4], [2, 4, 5], 3), ([1, 3, 4], [6, 4, 5], 1), ([2, 1, 3, 4], [1, 5, 4, 2], 3)):
        case("MatMul", lambda x, w: torch.matmul(x[0], x[1]), [left, right], batch=batch)


def batch_norm(op, shape, eps, affine, batch):
    channels = (shape[0],)
    parameters = ([("weight", channels), ("bias", channels)] if affine else []) + [("running_mean", channels), ("running_var", channels)]
    case(
        op, lambda x, w: F.batch_norm(x[0], w["running_mean"], w["running_var"], w.get("weight"), w.get("bias"), False, 0, f32(eps)), [shape], parameters, batch,
        eps=eps, affine=affine)
    if batch * math.prod(shape[1:]) > 1:
        operands = [torch.from_numpy((formula.uniform(f"{len(cases) - 1}/0", batch * math.prod(shape)) * np.float32(2)).astype(np.float64)).reshape(batch, *shape)]
        weights = {n: torch.from_numpy(np.asarray(formula.parameter(f"{len(cases) - 1}.{n}", s), np.float64)) for n, s in parameters}
        gradient(
            str(len(cases) - 1), "train",
            lambda x, w: F.batch_norm(x[0], w["running_mean"], w["running_var"], w.get("weight"), w.get("bias"), True, f32(0.1), f32(eps)), operands, weights)


def norms():
    for op, shape, eps, affine, batch in (
        ("BatchNorm2d", [5, 3, 7], 1e-5, True, 3), ("BatchNorm2d", [3, 1, 1], 0.25, True, 1), ("BatchNorm2d", [4, 5, 2], 1e-3, False, 3),
        ("BatchNorm1d", [13], 1e-5, True, 3), ("BatchNorm1d", [13], 1e-5, False, 1), ("BatchNorm1d", [6, 5], 1e-5, True, 3),
    ):
        batch_norm(op, shape, eps, affine, batch)
    for shape, per_channel, batch in (([5, 3, 4], True, 3), ([5, 3, 4], False, 1), ([7], True, 3), ([7], False, 1)):
        case("PReLU", lambda x, w: F.prelu(x[0], w["weight"]), [shape], [("weight", (shape[0] if per_channel else 1,))], batch, perChannel=per_channel)
    for op, f in (("Softmax", F.softmax), ("LogSoftmax", F.log_softmax)):
        for shape, axis, batch in (([11], -1, 3), ([1], 0, 1), ([5, 7], 0, 3), ([5, 7], 1, 1), ([5, 3, 4], 0, 3), ([5, 3, 4], 1, 1), ([5, 3, 4], -1, 3), ([2, 3, 4, 5], -3, 1)):
            case(op, lambda x, w: f(x[0], torch_axis(axis)), [shape], batch=batch, axis=axis)
        case(op, lambda x, w: f(x[0], 1), [[len(EXTREMES)]], values=EXTREMES, axis=0)
        case(op, lambda x, w: f(x[0], 1), [[4]], values=[1e4, -1e4, 9999, 1e4], axis=-1)
    for shape, axis, eps, batch in (([7, 3, 2], 0, 1e-12, 3), ([7, 3, 2], -1, 1e-12, 1), ([5], 0, 10.0, 3), ([5, 4], 1, 2.0, 1)):
        case("L2Normalize", lambda x, w: F.normalize(x[0], 2, torch_axis(axis), f32(eps)), [shape], batch=batch, axis=axis, eps=eps)
    for shape, eps, batch in (([7, 3, 2], 1e-10, 3), ([16, 2, 5], 0.5, 1)):
        case(
            "L2Norm", lambda x, w: w["weight"].reshape(1, -1, 1, 1) * x[0] / (x[0].pow(2).sum(1, keepdim=True).sqrt() + f32(eps)), [shape], [("weight", (shape[0],))], batch,
            eps=eps)


def activation_functions():
    return [
        ("ReLU", F.relu, {}), ("ReLU6", F.relu6, {}), ("Sigmoid", torch.sigmoid, {}), ("Tanh", torch.tanh, {}), ("SiLU", F.silu, {}),
        # F.hardsigmoid's own gradient multiplies by a single-precision 1/6.
        ("HardSwish", F.hardswish, {}), ("HardSigmoid", lambda x: F.relu6(x + 3) / 6, {}), ("Mish", F.mish, {}),
        ("LeakyReLU", lambda x: F.leaky_relu(x, f32(0.01)), {}), ("LeakyReLU", lambda x: F.leaky_relu(x, f32(0.3)), {"slope": 0.3}),
        ("ELU", F.elu, {}), ("ELU", lambda x: F.elu(x, f32(1.7)), {"alpha": 1.7}),
        ("Swish", F.silu, {}), ("Swish", lambda x: x * torch.sigmoid(f32(1.7) * x), {"beta": 1.7}),
        ("GELU", F.gelu, {}), ("GELU", lambda x: F.gelu(x, approximate="tanh"), {"tanh": True}),
        ("Softplus", F.softplus, {}), ("Softplus", lambda x: F.softplus(x, f32(1.7), f32(3)), {"beta": 1.7, "threshold": 3}),
        ("Affine", lambda x: f32(0.3) * x + f32(-1.2), {"scale": 0.3, "shift": -1.2}), ("Dropout", lambda x: x, {"p": 0.3}), ("Identity", lambda x: x, {}),
    ]


def activations():
    functions = activation_functions()
    for op, f, arguments in functions:
        case(op, lambda x, w: f(x[0]), [[len(EXTREMES)]], values=EXTREMES, **arguments)
        case(op, lambda x, w: f(x[0]), [[3, 5, 7]], batch=3, **arguments)


def pools():
    geometries = [
        # shape, kernel, stride, padding, dilation
        ([3, 11, 13], 2, None, 0, 1), ([3, 11, 13], 3, 2, 1, 1), ([2, 7, 5], (3, 2), (1, 3), (1, 1, 0, 0), 1), ([2, 9, 10], (2, 4), (3, 2), (1, 1, 2, 2), 1),
        ([5, 1, 1], 1, 1, 0, 1), ([2, 6, 7], 5, 3, 2, 1), ([2, 5, 5], 2, 2, 1, 1), ([2, 12, 11], 3, 2, 1, 2), ([1, 13, 14], 2, 3, 1, 3),
    ]
    for (shape, kernel, stride, p, dilation), ceil in itertools.product(geometries, (False, True)):
        k, s = pair(kernel), pair(kernel if stride is None else stride)
        symmetric = (p, p) if isinstance(p, int) else (p[0], p[2])
        common = {"kernel": size(kernel), "padding": padding(p), "ceilMode": ceil} | ({} if stride is None else {"stride": size(stride)})
        batch = 3 if ceil else 1
        case("MaxPool2d", lambda x, w: F.max_pool2d(x[0], k, s, symmetric, pair(dilation), ceil), [shape], batch=batch, dilation=size(dilation), **common)
        for count in (False, True) if dilation == 1 else ():
            case("AvgPool2d", lambda x, w: F.avg_pool2d(x[0], k, s, symmetric, ceil, count), [shape], batch=batch, countIncludePad=count, **common)
    # Padding that differs from side to side is a layer of its own in PyTorch.
    for kernel, stride, p in ((3, 2, (1, 0, 0, 1)), ((2, 3), 1, (0, 1, 1, 0))):
        common = {"kernel": size(kernel), "stride": size(stride), "padding": padding(p)}
        case("MaxPool2d", lambda x, w: F.max_pool2d(pad(x[0], p, -np.inf), pair(kernel), pair(stride)), [[3, 7, 9]], **common)
        case("AvgPool2d", lambda x, w: F.avg_pool2d(pad(x[0], p), pair(kernel), pair(stride)), [[3, 7, 9]], countIncludePad=True, **common)
    for shape, out, batch in (
        ([3, 7, 7], 1, 3), ([3, 7, 5], (7, 5), 1), ([2, 13, 11], (5, 4), 3), ([2, 13, 11], (2, 3), 1), ([2, 3, 4], (7, 9), 1), ([1, 10, 6], (4, 5), 3), ([4, 1, 1], (6, 6), 1),
        ([2, 12, 12], (6, 6), 1), ([2, 12, 9], (1, 3), 1),
    ):
        case("AdaptiveAvgPool2d", lambda x, w: F.adaptive_avg_pool2d(x[0], pair(out)), [shape], batch=batch, size=size(out))
        case("AdaptiveMaxPool2d", lambda x, w: F.adaptive_max_pool2d(x[0], pair(out)), [shape], batch=batch, size=size(out))
    for shape, batch in (([5, 7, 3], 3), ([2, 1, 1], 1)):
        case("GlobalAvgPool", lambda x, w: x[0].mean((2, 3), keepdim=True), [shape], batch=batch)
        case("GlobalMaxPool", lambda x, w: F.adaptive_max_pool2d(x[0], 1), [shape], batch=batch)
    for op, f in (("Mean", torch.mean), ("Max", torch.amax)):
        for shape, axis, keep, batch in (([5, 3, 4], 0, False, 3), ([5, 3, 4], 1, True, 1), ([5, 3, 4], -1, False, 3), ([7], 0, True, 3), ([2, 5], 1, False, 1)):
            case(op, lambda x, w: f(x[0], torch_axis(axis), keep), [shape], batch=batch, axis=axis, keepDimension=keep)


def elementwise():
    shapes = [
        ([5, 3, 4], [5, 3, 4]), ([5, 3, 4], [5, 1, 1]), ([5, 1, 1], [5, 3, 4]), ([5, 3, 4], [1, 3, 4]), ([5, 3, 4], [1, 1, 1]), ([5, 1, 4], [1, 3, 1]), ([7], [7]),
        ([7], [1]), ([6, 1], [1, 5]),
    ]
    for (op, f), (left, right) in itertools.product((("Add", torch.add), ("Subtract", torch.sub), ("Multiply", torch.mul)), shapes):
        case(op, lambda x, w: f(x[0], x[1]), [left, right], batch=3)
    case("Multiply", lambda x, w: x[0] * x[1].reshape(3, 1, 1, 1), [[5, 3, 4], [1]], batch=3)
    case("Subtract", lambda x, w: x[0].reshape(3, 1, 1) - x[1], [[1], [3, 4]], batch=3)


def arrangements():
    case("Flatten", lambda x, w: x[0].flatten(1), [[3, 4, 5]], batch=3)
    case("Reshape", lambda x, w: x[0].reshape(3, 6, 2, 5), [[3, 4, 5]], batch=3, dimensions=[6, -1, 5])
    for shape, axes in (([3, 4, 5], [2, 0, 1]), ([3, 4, 5], [1, 2, 0]), ([3, 4], [1, 0]), ([2, 3, 4, 5], [3, -3, 0, -2])):
        case("Permute", lambda x, w: x[0].permute(0, *map(torch_axis, axes)), [shape], batch=3, axes=axes)
    for shapes, axis in (([[3, 4, 5], [1, 4, 5], [7, 4, 5]], 0), ([[3, 4, 5], [3, 2, 5]], 1), ([[3, 4, 1], [3, 4, 6]], -1), ([[3], [4], [5]], 0), ([[3, 2]], 1)):
        case("Concat", lambda x, w: torch.cat(x, torch_axis(axis)), shapes, batch=3, axis=axis)
    for shape, axis, sizes in (([7, 3, 2], 0, [1, 4, 2]), ([3, 7, 2], 1, [5, 2]), ([3, 2, 7], -1, [7]), ([9], 0, [2, 3, 4])):
        case("Split", lambda x, w: torch.split(x[0], sizes, torch_axis(axis)), [shape], batch=3, axis=axis, sizes=sizes)
    for shape, parts in (([6, 3, 2], 3), ([8], 2), ([5, 2], 1)):
        case("Chunk", lambda x, w: torch.chunk(x[0], parts, 1), [shape], batch=3, parts=parts)
    for shape, axis, start, end in (([7, 5, 3], 0, 2, 5), ([7, 5, 3], 1, -3, -1), ([7, 5, 3], -1, 0, 2), ([9], 0, 4, 9)):
        indices = torch.arange(shape[axis])[start:end]
        case("Slice", lambda x, w: x[0].index_select(torch_axis(axis), indices), [shape], batch=3, axis=axis, start=start, end=end)
    for shape, groups in (([6, 3, 2], 2), ([6, 3, 2], 3), ([12, 1, 5], 4), ([5, 2, 2], 1), ([5, 2, 2], 5)):
        # torch.channel_shuffle has no derivative.
        case("ChannelShuffle", lambda x, w: x[0].unflatten(1, (groups, -1)).transpose(1, 2).flatten(1, 2), [shape], batch=3, groups=groups)
    for shape, block in (([3, 4, 6], 2), ([2, 9, 3], 3), ([2, 5, 5], 1)):
        case("SpaceToDepth", lambda x, w: F.pixel_unshuffle(x[0], block), [shape], batch=3, block=block)
    for shape, block in (([8, 2, 3], 2), ([18, 1, 3], 3), ([2, 5, 5], 1)):
        case("DepthToSpace", lambda x, w: F.pixel_shuffle(x[0], block), [shape], batch=3, block=block)
    for p in (1, (0, 2, 3, 0), (5, 0, 0, 1)):
        case("ZeroPad", lambda x, w: pad(x[0], p), [[3, 4, 5]], batch=3, padding=padding(p))
    for shape, scale in (([3, 4, 5], 2), ([2, 3, 3], (3, 1)), ([1, 1, 1], (4, 5)), ([2, 1, 6], (2, 3)), ([2, 7, 5], 1)):
        scales = tuple(float(s) for s in pair(scale))
        case("Upsample", lambda x, w: F.interpolate(x[0], scale_factor=scales, mode="nearest"), [shape], batch=3, scale=size(scale), mode="Nearest")
        for corners in (False, True):
            case(
                "Upsample", lambda x, w: F.interpolate(x[0], scale_factor=scales, mode="bilinear", align_corners=corners), [shape], batch=3,
                scale=size(scale), mode="Bilinear", alignCorners=corners)


def non_finite():
    for op, f, arguments in activation_functions():
        case(op, lambda x, w: f(x[0]), [[len(NON_FINITE)]], values=NON_FINITE, **arguments)
    case("PReLU", lambda x, w: F.prelu(x[0], w["weight"]), [[1, 2, 4]], [("weight", (1,))], values=NON_FINITE, perChannel=False)
    for line in ([NAN, 1, 2, 3], [1, NAN, INF, -1], [3, 2, 1, NAN], [-INF, -INF, -INF, -INF], [INF, -INF, 0, 1], [-INF, 0, -INF, 1]):
        for op, f in (("Max", torch.amax), ("Mean", torch.mean)):
            case(op, lambda x, w: f(x[0], 1, True), [[4]], values=line, axis=0, keepDimension=True)
        for op, f in (("Softmax", F.softmax), ("LogSoftmax", F.log_softmax)):
            case(op, lambda x, w: f(x[0], 1), [[4]], values=line, axis=0)
        case("L2Normalize", lambda x, w: F.normalize(x[0], 2, 1, f32(1e-12)), [[4]], values=line, axis=0, eps=1e-12)
        # Every place of the odd value within a window, and windows that reach beyond the edge.
        plane = [line[(i + (i // 5)) % 4] if i % 3 == 0 else i % 7 for i in range(25)]
        common = {"kernel": size(2), "stride": size(1)}
        case("MaxPool2d", lambda x, w: F.max_pool2d(x[0], 2, 1), [[1, 5, 5]], values=plane, **common)
        case("MaxPool2d", lambda x, w: F.max_pool2d(x[0], 3, 2, 1), [[1, 5, 5]], values=plane, kernel=size(3), stride=size(2), padding=padding(1))
        case("AvgPool2d", lambda x, w: F.avg_pool2d(x[0], 2, 1), [[1, 5, 5]], values=plane, **common)
        case("AdaptiveMaxPool2d", lambda x, w: F.adaptive_max_pool2d(x[0], (2, 3)), [[1, 5, 5]], values=plane, size=size((2, 3)))
        case("AdaptiveAvgPool2d", lambda x, w: F.adaptive_avg_pool2d(x[0], (2, 3)), [[1, 5, 5]], values=plane, size=size((2, 3)))
        case("GlobalMaxPool", lambda x, w: x[0].amax((2, 3), keepdim=True), [[1, 5, 5]], values=plane)
        case("GlobalAvgPool", lambda x, w: x[0].mean((2, 3), keepdim=True), [[1, 5, 5]], values=plane)


def ties():
    """Windows with several maxima: which of them takes the gradient."""
    for modulus in (1, 2, 3):
        plane = [i * i % 5 % modulus for i in range(30)]
        for kernel, stride, pads in ((2, 1, 0), (3, 2, 1), (3, 1, 1)):
            common = {"kernel": size(kernel), "stride": size(stride), "padding": padding(pads)}
            case("MaxPool2d", lambda x, w: F.max_pool2d(x[0], kernel, stride, pads), [[1, 5, 6]], values=plane, **common)
        case("AdaptiveMaxPool2d", lambda x, w: F.adaptive_max_pool2d(x[0], (2, 4)), [[1, 5, 6]], values=plane, size=size((2, 4)))
        case("GlobalMaxPool", lambda x, w: F.adaptive_max_pool2d(x[0], 1), [[1, 5, 6]], values=plane)
        case("Max", lambda x, w: torch.amax(x[0], 2, True), [[5, 6]], values=plane, axis=1, keepDimension=True)
        case("ReLU", lambda x, w: F.relu(x[0]), [[30]], values=plane)


def backward_forms():
    """Arguments for which a gradient is computed in another way: no sign in the result, more places in a window than a byte has."""
    for op, f, arguments in (("LeakyReLU", lambda x: F.leaky_relu(x, f32(-0.3)), {"slope": -0.3}), ("ELU", lambda x: F.elu(x, f32(-1.7)), {"alpha": -1.7})):
        case(op, lambda x, w: f(x[0]), [[len(EXTREMES)]], values=EXTREMES, **arguments)
        case(op, lambda x, w: f(x[0]), [[3, 5, 7]], batch=3, **arguments)
    for kernel in (16, 17):
        common = {"kernel": size(kernel), "stride": size(2), "padding": padding(1)}
        case("MaxPool2d", lambda x, w: F.max_pool2d(x[0], kernel, 2, 1), [[2, 20, 23]], batch=3, **common)
        case("AdaptiveMaxPool2d", lambda x, w: F.adaptive_max_pool2d(x[0], (1, 2)), [[2, kernel, 31]], batch=3, size=size((1, 2)))
        case("GlobalMaxPool", lambda x, w: F.adaptive_max_pool2d(x[0], 1), [[2, kernel, kernel]], batch=3)


def affine_parameters(shape, affine):
    return [("weight", tuple(shape)), ("bias", tuple(shape))] if affine else []


def instance_norm(op, shape, eps, affine, batch):
    case(
        op, lambda x, w: F.instance_norm(x[0], weight=w.get("weight"), bias=w.get("bias"), eps=f32(eps)), [shape], affine_parameters(shape[:1], affine), batch,
        eps=eps, affine=affine)


def item_norms():
    """Normalisations by an item's own statistics."""
    for shape, groups, eps, affine, batch in (
        ([6, 3, 5], 2, 1e-5, True, 3), ([6, 3, 5], 6, 0.25, True, 1), ([5, 2, 2], 1, 1e-5, False, 3), ([12], 3, 1e-3, True, 3), ([4, 7], 2, 1e-5, True, 3), ([4, 2, 3, 2], 2, 1e-5, True, 1),
    ):
        case(
            "GroupNorm", lambda x, w: F.group_norm(x[0], groups, w.get("weight"), w.get("bias"), f32(eps)), [shape], affine_parameters(shape[:1], affine), batch,
            groups=groups, eps=eps, affine=affine)
    for op, shape, eps, affine, batch in (
        ("InstanceNorm1d", [5, 7], 1e-5, False, 3), ("InstanceNorm1d", [5, 2], 0.5, True, 3), ("InstanceNorm2d", [5, 3, 4], 1e-5, False, 1), ("InstanceNorm2d", [3, 1, 6], 1e-2, True, 3),
    ):
        instance_norm(op, shape, eps, affine, batch)
    for shape, axes, eps, affine, batch in (
        ([13], 1, 1e-5, True, 3), ([5, 7], 1, 1e-5, True, 3), ([5, 7], 2, 1e-2, True, 1), ([4, 3, 5], 3, 1e-5, True, 3), ([4, 3, 5], 2, 1e-5, True, 1), ([4, 3, 5], 1, 1e-5, False, 3), ([5, 1], 1, 1e-5, True, 1),
    ):
        normalized = shape[len(shape) - axes:]
        case(
            "LayerNorm", lambda x, w: F.layer_norm(x[0], normalized, w.get("weight"), w.get("bias"), f32(eps)), [shape], affine_parameters(normalized, affine), batch,
            axes=axes, eps=eps, elementwiseAffine=affine)


def switch_norm(x, w, eps, training):
    """Luo et al., 2018, by the paper's formulas; the statistics of the batch are kept as torch.nn.BatchNorm2d keeps them."""
    means, variances = zip(*((x.mean(axes, keepdim=True), x.var(axes, unbiased=False, keepdim=True)) for axes in ((2, 3), (1, 2, 3), (0, 2, 3))))
    if training:
        with torch.no_grad():
            w["running_mean"].lerp_(means[2].flatten(), f32(0.1))
            w["running_var"].lerp_(x.var((0, 2, 3), unbiased=True), f32(0.1))
    else:
        means, variances = means[:2] + (w["running_mean"].reshape(1, -1, 1, 1),), variances[:2] + (w["running_var"].reshape(1, -1, 1, 1),)
    mean = sum(share * m for share, m in zip(w["mean_weight"].softmax(0), means))
    variance = sum(share * v for share, v in zip(w["var_weight"].softmax(0), variances))
    return (x - mean) / (variance + f32(eps)).sqrt() * w["weight"].reshape(1, -1, 1, 1) + w["bias"].reshape(1, -1, 1, 1)


def switch_norms():
    for shape, eps, batch in (([5, 3, 4], 1e-5, 3), ([3, 1, 7], 0.25, 2), ([17, 2, 2], 1e-3, 1)):
        parameters = [(n, (shape[0],)) for n in ("weight", "bias")] + [("mean_weight", (3,)), ("var_weight", (3,))] + [(n, (shape[0],)) for n in ("running_mean", "running_var")]
        case("SwitchNorm2d", lambda x, w: switch_norm(x[0], w, eps, False), [shape], parameters, batch, eps=eps)
        name = str(len(cases) - 1)
        operands = [torch.from_numpy((formula.uniform(f"{name}/0", batch * math.prod(shape)) * np.float32(2)).astype(np.float64)).reshape(batch, *shape)]
        weights = {n: torch.from_numpy(np.asarray(formula.parameter(f"{name}.{n}", s), np.float64)) for n, s in parameters}
        gradient(name, "train", lambda x, w: switch_norm(x[0], w, eps, True), operands, weights)


def transposed_convolutions():
    for shape, out, kernel, stride, pads, extra, dilation, groups, bias, batch in (
        ([3, 5, 7], 4, 3, 1, 0, 0, 1, 1, True, 3), ([4, 5, 7], 6, 2, 2, 0, 0, 1, 1, True, 1), ([4, 5, 7], 6, 4, 2, 1, 0, 1, 2, False, 3), ([3, 6, 4], 5, 3, 2, 1, 1, 1, 1, True, 3),
        ([6, 4, 5], 6, (3, 2), (1, 3), (1, 0), (0, 2), 1, 6, True, 3), ([2, 4, 3], 3, 1, 3, 0, 2, 1, 1, True, 3), ([2, 5, 6], 4, 3, 2, 2, (1, 0), (2, 3), 2, True, 1),
        ([3, 4, 4], 2, 2, 1, 1, 2, 3, 1, True, 3), ([3, 4, 3], 2, 2, (1, 2), 0, (2, 4), (3, 5), 1, True, 3), ([2, 1, 1], 3, 4, 1, 0, 0, 1, 1, False, 1),
    ):
        parameters = [("weight", (shape[0], out // groups, *pair(kernel)))] + ([("bias", (out,))] if bias else [])
        rows, columns = pair(pads)
        case(
            "ConvTranspose2d",
            lambda x, w: F.conv_transpose2d(x[0], w["weight"], w.get("bias"), pair(stride), pair(pads), pair(extra), groups, pair(dilation)), [shape], parameters, batch,
            outChannels=out, kernel=size(kernel), stride=size(stride), padding=padding((rows, rows, columns, columns)), outputPadding=size(extra), dilation=size(dilation),
            groups=groups, bias=bias)


def sequences():
    for shape, out, kernel, stride, pads, dilation, groups, bias, batch in (
        ([3, 17], 5, 3, 1, 1, 1, 1, True, 3), ([4, 13], 6, 5, 2, 2, 1, 2, False, 3), ([6, 19], 6, 3, 3, 4, 2, 6, True, 1), ([1, 1], 1, 1, 1, 0, 1, 1, True, 1), ([2, 9], 3, 9, 1, 0, 1, 1, True, 3),
    ):
        parameters = [("weight", (out, shape[0] // groups, kernel))] + ([("bias", (out,))] if bias else [])
        case(
            "Conv1d", lambda x, w: F.conv1d(x[0], w["weight"], w.get("bias"), stride, pads, dilation, groups), [shape], parameters, batch,
            outChannels=out, kernel=kernel, stride=stride, padding=pads, dilation=dilation, groups=groups, bias=bias)
    for shape, kernel, stride, pads, dilation, ceil in (([3, 11], 2, None, 0, 1, False), ([2, 12], 3, 2, 1, 1, True), ([2, 13], 4, 3, 2, 1, False), ([1, 14], 3, 2, 1, 3, True), ([5, 1], 1, 1, 0, 1, False)):
        common = {"kernel": kernel, "padding": pads, "ceilMode": ceil} | ({} if stride is None else {"stride": stride})
        case("MaxPool1d", lambda x, w: F.max_pool1d(x[0], kernel, stride, pads, dilation, ceil), [shape], batch=3, dilation=dilation, **common)
        for count in (False, True) if dilation == 1 else ():
            case("AvgPool1d", lambda x, w: F.avg_pool1d(x[0], kernel, stride, pads, ceil, count), [shape], batch=3, countIncludePad=count, **common)


def noise():
    """In inference."""
    for op in ("Dropout2d", "GaussianDropout"):
        case(op, lambda x, w: x[0], [[3, 4, 5]], batch=3, p=0.3)
    case("UniformDropout", lambda x, w: x[0], [[7]], batch=3, beta=0.3)
    for shape, out, bias in (([7], 5, True), ([3, 11], 6, False)):
        parameters = [("weight", (out, shape[-1]))] + ([("bias", (out,))] if bias else [])
        case("DropConnect", lambda x, w: F.linear(x[0], w["weight"], w.get("bias")), [shape], parameters, 3, outFeatures=out, p=0.3, bias=bias)


def comparisons():
    for shape, axis, keep, batch in (([7], 0, False, 3), ([5, 3, 4], 0, True, 3), ([5, 3, 4], -1, False, 1), ([6, 5], 1, False, 3)):
        for eps in (1e-8, 0.5):
            case(
                "CosineSimilarity", lambda x, w: F.cosine_similarity(x[0], x[1], torch_axis(axis), f32(eps)).unsqueeze(torch_axis(axis)) if keep else
                F.cosine_similarity(x[0], x[1], torch_axis(axis), f32(eps)), [shape, shape], batch=batch, axis=axis, eps=eps, keepDimension=keep)
        for eps in (1e-6, 0.25):
            case("EuclideanDistance", lambda x, w: torch.norm(x[0] - x[1] + f32(eps), 2, torch_axis(axis), keep), [shape, shape], batch=batch, axis=axis, eps=eps, keepDimension=keep)
    # Two that are one: the distance has a kink, where PyTorch's gradient is zero.
    case("EuclideanDistance", lambda x, w: F.pairwise_distance(x[0], x[1], eps=0), [[4], [4]], values=[1, -2, 3, 0.5], axis=0, eps=0)
    case("CosineSimilarity", lambda x, w: F.cosine_similarity(x[0], x[1], 1), [[4], [4]], values=[1, -2, 3, 0.5], axis=0)


def lookups():
    for shape, count, features, batch in (([5], 7, 3, 3), ([2, 3], 4, 1, 2), ([1], 1, 6, 1)):
        without_gradient.add(str(len(cases)))
        values = [i * i % count for i in range(batch * math.prod(shape))]
        case("Embedding", lambda x, w: F.embedding(x[0].long(), w["weight"]), [shape], [("weight", (count, features))], batch, values, count=count, features=features)


def padded_lookups():
    for padding_index in (2, -1):
        without_gradient.add(str(len(cases)))
        values = [i * i % 5 for i in range(14)]
        case(
            "Embedding", lambda x, w: F.embedding(x[0].long(), w["weight"], padding_index), [[7]], [("weight", (5, 3))], 2, values, count=5, features=3,
            paddingIndex=padding_index)


RECURRENT = {"LSTM": (torch._VF.lstm, 4), "GRU": (torch._VF.gru, 3), "RNN": (torch._VF.rnn_tanh, 1), "ReLU": (torch._VF.rnn_relu, 1)}


def recurrent(op, shape, hidden, layers, bias, both, batch, states=False, dropout=0):
    """The results are PyTorch's, output and h_n and c_n, an item's states together: operands, too, where they are given."""
    function, rows = RECURRENT[op]
    parameters = []
    for layer, direction in itertools.product(range(layers), ("", "_reverse") if both else ("",)):
        features = shape[1] if layer == 0 else hidden * (1 + both)
        parameters += [(f"weight_ih_l{layer}{direction}", (rows * hidden, features)), (f"weight_hh_l{layer}{direction}", (rows * hidden, hidden))]
        parameters += [(f"bias_{kind}_l{layer}{direction}", (rows * hidden,)) for kind in ("ih", "hh")] if bias else []

    def compute(x, w):
        zero = torch.zeros(layers * (1 + both), batch, hidden, dtype=torch.float64)
        given = [s.transpose(0, 1).contiguous() for s in x[1:]] if states else [zero, zero]
        y, *last = function(x[0], tuple(given[:2]) if op == "LSTM" else given[0], list(w.values()), bias, layers, dropout, False, both, True)
        return [y, *(s.transpose(0, 1) for s in last)]

    arguments = {"hiddenSize": hidden, "layers": layers, "bias": bias, "bidirectional": both} | ({"relu": True} if op == "ReLU" else {}) | ({"dropout": dropout} if dropout else {})
    shapes = [shape] + [[layers * (1 + both), hidden]] * (states * (2 if op == "LSTM" else 1))
    case("RNN" if op == "ReLU" else op, compute, shapes, parameters, batch, **arguments)


def recurrent_layers():
    for sizes in (([5, 3], 4, 1, True, False, 3), ([1, 2], 3, 1, True, False, 1), ([4, 3], 2, 2, False, True, 3), ([6, 5], 3, 3, True, True, 2)):
        for op in RECURRENT:
            recurrent(op, *sizes)


def recurrent_states():
    for sizes in (([5, 3], 4, 1, True, False, 3), ([1, 2], 3, 1, True, True, 2), ([4, 3], 2, 2, False, True, 3)):
        for op in RECURRENT:
            recurrent(op, *sizes, states=True)
    recurrent("LSTM", [4, 3], 5, 3, True, False, 2, dropout=0.25)


def volumes():
    def conv3d(shape, out, kernel, stride=1, pads=0, dilation=1, groups=1, bias=True, batch=1):
        parameters = [("weight", (out, shape[0] // groups, *triple(kernel)))] + ([("bias", (out,))] if bias else [])
        case(
            "Conv3d", lambda x, w: F.conv3d(x[0], w["weight"], w.get("bias"), triple(stride), triple(pads), triple(dilation), groups), [shape], parameters, batch,
            outChannels=out, kernel=size3(kernel), stride=size3(stride), padding=size3(pads), dilation=size3(dilation), groups=groups, bias=bias)

    conv3d([1, 1, 1, 1], 1, 1)
    conv3d([3, 5, 7, 6], 4, 3, 1, 1, batch=2)
    conv3d([3, 5, 7, 6], 4, 3, 2, 1, bias=False)
    conv3d([2, 4, 5, 9], 3, (3, 1, 2), (1, 2, 3), (2, 0, 1), (1, 3, 2), batch=3)
    conv3d([2, 6, 3, 4], 3, (2, 3, 1), (3, 2, 1), (0, 2, 0), (3, 1, 1))
    conv3d([5, 2, 3, 3], 7, 1, (2, 1, 2), batch=2)
    conv3d([4, 1, 2, 2], 6, 3, 1, 2, groups=2, batch=2)
    conv3d([6, 5, 4, 7], 9, (1, 3, 3), 2, 1, groups=3)
    conv3d([7, 4, 5, 6], 7, 3, 1, 1, groups=7, batch=2)
    conv3d([5, 5, 4, 6], 10, (3, 2, 3), (2, 1, 2), (1, 1, 0), 1, groups=5, bias=False)
    for (shape, kernel, stride, p, dilation), ceil in itertools.product((
        ([3, 6, 5, 7], 2, None, 0, 1), ([2, 5, 7, 6], 3, 2, 1, 1), ([2, 4, 9, 5], (1, 3, 2), (1, 2, 3), (0, 1, 1), 1), ([2, 7, 3, 4], (3, 1, 1), (2, 1, 1), (1, 0, 0), 1),
        ([1, 7, 9, 8], 2, 3, 1, (3, 2, 1)), ([3, 2, 3, 2], 1, None, 0, 1), ([2, 5, 4, 6], 1, 2, 0, 1),
    ), (False, True)):
        k, s = triple(kernel), triple(kernel if stride is None else stride)
        common = {"kernel": size3(kernel), "padding": size3(p), "ceilMode": ceil} | ({} if stride is None else {"stride": size3(stride)})
        batch = 3 if ceil else 1
        case("MaxPool3d", lambda x, w: F.max_pool3d(x[0], k, s, triple(p), triple(dilation), ceil), [shape], batch=batch, dilation=size3(dilation), **common)
        for count in (False, True) if dilation == 1 else ():
            case("AvgPool3d", lambda x, w: F.avg_pool3d(x[0], k, s, triple(p), ceil, count), [shape], batch=batch, countIncludePad=count, **common)
    # Windows with several maxima, within a slice and from slice to slice.
    for modulus in (1, 2, 3):
        volume = [i * i % 7 % modulus for i in range(60)]
        for kernel, stride, pads in ((2, 1, 0), (3, 2, 1), (3, 1, 1)):
            common = {"kernel": size3(kernel), "stride": size3(stride), "padding": size3(pads)}
            case("MaxPool3d", lambda x, w: F.max_pool3d(x[0], kernel, stride, pads), [[1, 3, 4, 5]], values=volume, **common)
        case("GlobalMaxPool", lambda x, w: F.adaptive_max_pool3d(x[0], 1), [[1, 3, 4, 5]], values=volume)
    for shape, out, batch in (([3, 4, 7, 5], 1, 3), ([2, 7, 5, 6], (3, 2, 4), 2), ([2, 4, 6, 4], (2, 6, 4), 1), ([1, 3, 5, 4], (3, 2, 4), 1), ([2, 2, 3, 2], (4, 5, 3), 1), ([2, 3, 2, 2], (3, 2, 2), 1)):
        case("AdaptiveAvgPool3d", lambda x, w: F.adaptive_avg_pool3d(x[0], triple(out)), [shape], batch=batch, size=size3(out))
    case("GlobalAvgPool", lambda x, w: x[0].mean((2, 3, 4), keepdim=True), [[5, 3, 4, 2]], batch=3)
    case("GlobalMaxPool", lambda x, w: F.adaptive_max_pool3d(x[0], 1), [[5, 3, 4, 2]], batch=3)
    for values in ([NAN, 1, 2, 3, 0], [INF, -INF, NAN, 1, -1], [-INF, -INF, -INF, -INF, 0]):
        volume = [values[(i + (i // 7)) % 5] if i % 3 == 0 else i % 7 for i in range(60)]
        case("MaxPool3d", lambda x, w: F.max_pool3d(x[0], 2, 1), [[1, 3, 4, 5]], values=volume, kernel=size3(2), stride=size3(1))
    batch_norm("BatchNorm3d", [5, 2, 3, 4], 1e-5, True, 3)
    batch_norm("BatchNorm3d", [4, 3, 2, 2], 1e-3, False, 2)
    instance_norm("InstanceNorm3d", [5, 2, 3, 4], 1e-5, False, 2)
    instance_norm("InstanceNorm3d", [3, 1, 2, 6], 1e-2, True, 3)
    case("Dropout3d", lambda x, w: x[0], [[3, 2, 4, 5]], batch=3, p=0.3)
    for left, right in (([5, 2, 3, 4], [5, 2, 3, 4]), ([5, 2, 3, 4], [5, 1, 1, 1])):
        case("Multiply", lambda x, w: x[0] * x[1], [left, right], batch=3)


def main():
    for family in (convolutions, linears, norms, activations, pools, elementwise, arrangements, non_finite, ties, backward_forms, item_norms, switch_norms, transposed_convolutions, sequences, noise, comparisons, lookups, recurrent_layers, volumes, recurrent_states, padded_lookups):
        family()
    for name, lines in (("cases.jsonl", cases), ("gradients.jsonl", gradients)):
        text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
        path = sys.argv[1 + (lines is gradients)] if len(sys.argv) > 1 else HERE / name
        pathlib.Path(path).write_text(text, encoding="ascii")
        print(f"{name}: {len(lines)} lines, {len(text)} bytes")
    print(f"{len({c['op'] for c in cases})} operators")


main()
