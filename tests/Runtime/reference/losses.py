#!/usr/bin/python3
"""Writes fixtures/training/losses.jsonl: what PyTorch (1.13) computes of every loss, in double precision.

A line is {loss, options, inputs, labels?, losses, results}: the inputs as little-endian floats in base64, those that have gradients first; the
losses of the items, and for each reduction its value and the gradients, one after the other, as doubles in base64. What PyTorch does not have
is written here by the paper's formula and differentiated by PyTorch.
"""
import base64
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

lines = []
EPS = 1e-7


def text(array, kind):
    return base64.b64encode(np.ascontiguousarray(array, kind).tobytes()).decode("ascii")


def numbers(name, shape, scale=1.0, shift=0.0):
    return (formula.uniform(name, int(np.prod(shape))) * np.float32(scale) + np.float32(shift)).reshape(shape)


def labels_of(name, count, classes):
    return [int((float(u) + 1) / 2 * classes) for u in formula.uniform(name, count)]


def case(loss, compute, inputs, differentiated=1, labels=None, mean=None, **options):
    """compute(tensors, labels) gives the losses of the items; the mean divides their sum by mean, their number where it is None."""
    tensors = [torch.from_numpy(np.asarray(x, np.float32).astype(np.float64)) for x in inputs]
    for t in tensors[:differentiated]:
        t.requires_grad_()
    target = None if labels is None else torch.as_tensor(labels)
    items = compute(tensors, target)
    results = {}
    for name, divisor in (("Mean", items.numel() if mean is None else mean), ("Sum", 1.0)):
        value = items.sum() / divisor
        gradients = torch.autograd.grad(value, tensors[:differentiated], retain_graph=True)
        assert all(torch.isfinite(g).all() for g in gradients) and torch.isfinite(value), (loss, options)
        results[name] = {"value": value.item(), "gradients": text(np.concatenate([g.numpy().ravel() for g in gradients]), "<f8")}
    line = {"loss": loss, "options": options, "inputs": [text(x, "<f4") for x in inputs]}
    if labels is not None:
        line["labels"] = np.ravel(labels).tolist()
    lines.append({**line, "losses": text(items.detach().numpy().ravel(), "<f8"), "results": results})
    return results


def same(results, official, reduction="Mean"):
    """That the mean over the items is PyTorch's own."""
    assert math.isclose(results[reduction]["value"], official.item(), rel_tol=1e-12, abs_tol=1e-300), (results[reduction]["value"], official.item())


def double(array):
    return torch.from_numpy(np.asarray(array, np.float32).astype(np.float64))


def elementwise():
    x, t = numbers("x", (5, 13), 3), numbers("t", (5, 13), 3)
    x[0, :3] = t[0, :3]
    none = dict(reduction="none")
    case("L1", lambda i, _: F.l1_loss(i[0], i[1], **none), [x, t])
    case("MSE", lambda i, _: F.mse_loss(i[0], i[1], **none), [x, t])
    for beta in (1.0, 0.25, 2.0):
        case("SmoothL1", lambda i, _: F.smooth_l1_loss(i[0], i[1], beta=beta, **none), [x, t], beta=beta)
        case("Huber", lambda i, _: F.huber_loss(i[0], i[1], delta=beta, **none), [x, t], delta=beta)
    for width, epsilon in ((10.0, 2.0), (1.5, 0.5)):
        offset = width - width * math.log(1 + width / epsilon)
        case(
            "Wing", lambda i, _: torch.where((i[0] - i[1]).abs() < width, width * torch.log(1 + (i[0] - i[1]).abs() / epsilon), (i[0] - i[1]).abs() - offset),
            [x, t], width=width, epsilon=epsilon)
    p, soft = numbers("p", (5, 13), 0.5, 0.5), numbers("soft", (5, 13), 0.5, 0.5)
    hard = (soft > 0.5).astype(np.float32)
    for target in (soft, hard):
        case("BCE", lambda i, _: F.binary_cross_entropy(i[0], i[1], **none), [p, target])
    extreme = np.float32([1e4, -1e4, 1e4, -1e4, 80, -80, 700, -700, 0, 1e-30, 30, -30])
    wanted = np.float32([1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0])
    logits = numbers("logits", (5, 13), 8)
    weights = [float(w) for w in numbers("weights", 13, 2, 3)]
    for a, b in ((logits, soft), (logits, hard), (extreme, wanted)):
        case("BCEWithLogits", lambda i, _: F.binary_cross_entropy_with_logits(i[0], i[1], **none), [a, b])
        for alpha, gamma in ((0.25, 2.0), (None, 1.5), (0.6, 0.5), (0.25, 0.0)):
            if a is extreme and gamma < 1:
                continue
            def focal(i, _):
                # torchvision.ops.sigmoid_focal_loss, with 1 − p_t written so that it does not cancel.
                wrong = torch.sigmoid(i[0]) * (1 - i[1]) + torch.sigmoid(-i[0]) * i[1]
                loss = F.binary_cross_entropy_with_logits(i[0], i[1], **none) * wrong ** gamma
                return loss if alpha is None else (alpha * i[1] + (1 - alpha) * (1 - i[1])) * loss
            case("BinaryFocal", focal, [a, b], alpha=alpha, gamma=gamma)
    case(
        "BCEWithLogits", lambda i, _: F.binary_cross_entropy_with_logits(i[0], i[1], pos_weight=torch.tensor(weights, dtype=torch.float64), **none),
        [logits, soft], positiveWeights=weights)
    signs = np.where(hard > 0, 1, -1).astype(np.float32)
    case("Hinge", lambda i, _: F.relu(1 - i[0] * i[1]), [x, signs])


def classification():
    batch, classes = 7, 37
    logits = numbers("ce/logits", (batch, classes), 6)
    labels = labels_of("ce/labels", batch, classes)
    ignored = [-100 if k in (2, 5) else v for k, v in enumerate(labels)]
    weights = [float(w) for w in numbers("ce/weights", classes, 0.5, 1)]
    w = torch.tensor(weights, dtype=torch.float64)
    extreme = np.where(numbers("ce/extreme", (batch, classes)) > 0, np.float32(1e4), np.float32(-1e4))
    extreme[0], extreme[1] = 1e4, -1e4
    extreme[2, 3:] = 0
    for x in (logits, extreme):
        for target in (labels, ignored):
            for weight in (None, w):
                for smoothing in (0.0, 0.1):
                    count = sum((1.0 if weight is None else weights[v]) for v in target if v >= 0)
                    r = case(
                        "CrossEntropy", lambda i, y: F.cross_entropy(i[0], y, weight, label_smoothing=smoothing, reduction="none"), [x], labels=target, mean=count,
                        classes=classes, classWeights=None if weight is None else weights, labelSmoothing=smoothing)
                    same(r, F.cross_entropy(double(x), torch.tensor(target), weight, label_smoothing=smoothing))
    soft = np.exp(numbers("ce/soft", (batch, classes), 3))
    soft = (soft / soft.sum(1, keepdims=True)).astype(np.float32)
    soft[1] = 0
    soft[1, 4] = 1
    for weight in (None, w):
        for smoothing in (0.0, 0.2):
            r = case(
                "SoftCrossEntropy", lambda i, _: F.cross_entropy(i[0], i[1], weight, label_smoothing=smoothing, reduction="none"), [logits, soft],
                classes=classes, classWeights=None if weight is None else weights, labelSmoothing=smoothing)
            same(r, F.cross_entropy(double(logits), double(soft), weight, label_smoothing=smoothing))
    logs = np.log(np.exp(logits) / np.exp(logits).sum(1, keepdims=True)).astype(np.float32)
    for target in (labels, ignored):
        for weight in (None, w):
            count = sum((1.0 if weight is None else weights[v]) for v in target if v >= 0)
            r = case(
                "NLL", lambda i, y: F.nll_loss(i[0], y, weight, reduction="none"), [logs], labels=target, mean=count, classes=classes,
                classWeights=None if weight is None else weights)
            same(r, F.nll_loss(double(logs), torch.tensor(target), weight))
    for x in (logits, extreme):
        for alpha, gamma in ((None, 2.0), (weights, 1.5), (None, 0.0)):
            def focal(i, y):
                logp = F.log_softmax(i[0], 1)
                own = F.one_hot(y.clamp(min=0), classes).bool()
                wrong = logp.exp().masked_fill(own, 0).sum(1)
                a = 1 if alpha is None else w[y.clamp(min=0)]
                return -a * wrong ** gamma * logp[own] * (y >= 0)
            case("Focal", focal, [x], labels=ignored, mean=5, classes=classes, alpha=alpha, gamma=gamma)
    for target in (soft, logs):
        r = case(
            "KLDivergence", lambda i, _: F.kl_div(i[0], i[1], log_target=target is logs, reduction="none"), [np.roll(logs, 1, 0), target], mean=batch, classes=classes,
            logTarget=target is logs)
        same(r, F.kl_div(double(np.roll(logs, 1, 0)), double(target), log_target=target is logs, reduction="batchmean"))
    teacher = numbers("ce/teacher", (batch, classes), 9)
    for student, temperature, alpha in ((logits, 4.0, 0.25), (logits, 1.0, 0.0), (extreme, 2.0, 0.5)):
        def distil(i, y):
            soft = F.kl_div(F.log_softmax(i[0] / temperature, 1), F.log_softmax(i[1] / temperature, 1), log_target=True, reduction="none").sum(1)
            return alpha * F.cross_entropy(i[0], y, reduction="none") + (1 - alpha) * temperature ** 2 * soft
        case("Distillation", distil, [student, teacher], labels=labels, classes=classes, temperature=temperature, alpha=alpha)


def maps():
    """Losses of maps: N×C×H×W with a class for each pixel."""
    shape = (2, 5, 3, 7)
    logits = numbers("maps/logits", shape, 6)
    labels = np.array(labels_of("maps/labels", 42, 5)).reshape(2, 3, 7)
    ignored = np.where(numbers("maps/ignored", (2, 3, 7)) > 0.5, -100, labels)
    weights = [float(w) for w in numbers("maps/weights", 5, 0.5, 1)]
    w = torch.tensor(weights, dtype=torch.float64)
    soft = np.exp(numbers("maps/soft", shape, 3))
    soft = (soft / soft.sum(1, keepdims=True)).astype(np.float32)
    logs = F.log_softmax(double(logits), 1).numpy().astype(np.float32)
    common = dict(classes=5, positions=21)
    for weight in (None, w):
        named = dict(common, classWeights=None if weight is None else weights)
        for target in (labels, ignored):
            count = sum((1.0 if weight is None else weights[v]) for v in target.ravel() if v >= 0)
            for smoothing in (0.0, 0.1):
                r = case(
                    "CrossEntropy", lambda i, y: F.cross_entropy(i[0], y, weight, label_smoothing=smoothing, reduction="none"), [logits], labels=target, mean=count,
                    labelSmoothing=smoothing, **named)
                same(r, F.cross_entropy(double(logits), torch.as_tensor(target), weight, label_smoothing=smoothing))
            r = case("NLL", lambda i, y: F.nll_loss(i[0], y, weight, reduction="none"), [logs], labels=target, mean=count, **named)
            same(r, F.nll_loss(double(logs), torch.as_tensor(target), weight))
        for smoothing in (0.0, 0.2):
            r = case(
                "SoftCrossEntropy", lambda i, _: F.cross_entropy(i[0], i[1], weight, label_smoothing=smoothing, reduction="none"), [logits, soft],
                labelSmoothing=smoothing, **named)
            same(r, F.cross_entropy(double(logits), double(soft), weight, label_smoothing=smoothing))

    def focal(i, y):
        logp = F.log_softmax(i[0], 1)
        own = F.one_hot(y.clamp(min=0), 5).bool().permute(0, 3, 1, 2)
        wrong = logp.exp().masked_fill(own, 0).sum(1)
        return -w[y.clamp(min=0)] * wrong ** 1.5 * logp.masked_fill(~own, 0).sum(1) * (y >= 0)

    case("Focal", focal, [logits], labels=ignored, mean=int((ignored >= 0).sum()), alpha=weights, gamma=1.5, **common)


def vectors():
    a, b, c = (numbers(f"vector/{k}", (9, 6), 1.5) for k in range(3))
    alike = [int(v > 0) for v in formula.uniform("alike", 9)]
    for margin in (0.0, 0.3, -0.2):
        case(
            "CosineEmbedding", lambda i, y: F.cosine_embedding_loss(i[0], i[1], y * 2 - 1, margin, reduction="none"), [a, b], 2, labels=alike, dimensions=6,
            margin=margin)
    for margin in (1.0, 4.0):
        def contrastive(i, y):
            d = (i[0] - i[1]).square().sum(1).sqrt()
            return 0.5 * torch.where(y > 0, d ** 2, F.relu(margin - d) ** 2)
        case("Contrastive", contrastive, [a, b], 2, labels=alike, dimensions=6, margin=margin)
    for margin, swap in ((1.0, False), (0.2, True), (3.0, True)):
        case(
            "Triplet", lambda i, _: F.triplet_margin_loss(i[0], i[1], i[2], margin, swap=swap, reduction="none"), [a, b, c], 3, dimensions=6, margin=margin, swap=swap)
    names = [0, 1, 0, 2, 1, 0, 7, 2, 2]
    for margin in (0.2, 2.0, None):
        def hard(i, y):
            d = (i[0][:, None] - i[0][None]).square().sum(2)
            d = torch.where(d > 0, d, torch.ones_like(d)).sqrt() * (d > 0)
            alike = y[:, None] == y[None]
            near = d.masked_fill(~alike | torch.eye(len(y), dtype=torch.bool), -math.inf).amax(1)
            far = d.masked_fill(alike, math.inf).amin(1)
            both = torch.isfinite(near) & torch.isfinite(far)
            gap = torch.where(both, near, 0) - torch.where(both, far, 0)
            return (F.softplus(gap) if margin is None else F.relu(gap + margin)) * both
        case("BatchHardTriplet", hard, [a], labels=names, mean=8, dimensions=6, margin=margin)
    order = np.where(numbers("order", 54) > 0, 1, -1).astype(np.float32)
    for margin in (0.0, 0.5):
        case("MarginRanking", lambda i, _: F.margin_ranking_loss(i[0], i[1], i[2], margin, reduction="none"), [a.ravel(), b.ravel(), order], 2, margin=margin)
    kinds = [0, 3, 3, 1, 0, 3, 1, 0, 2]
    case("Center", lambda i, y: 0.5 * (i[0] - i[1][y]).square().sum(1), [a, numbers("centers", (5, 6))], labels=kinds, classes=5, dimensions=6)


def sequences():
    batch, steps, classes = 5, 9, 6
    logits = numbers("ctc/logits", (batch, steps, classes), 4)
    words = [[1, 2, 3], [4, 4, 1, 1], [5], [], [2, 3, 2, 3]]
    lengths, flat = [len(word) for word in words], [v for word in words for v in word]
    for counts in ([9] * 5, [7, 8, 3, 4, 9]):
        for x in (logits, np.sign(logits) * np.float32(1e4)):
            def ctc(i, y):
                logp = F.log_softmax(i[0], 2).transpose(0, 1)
                return F.ctc_loss(logp, y, torch.tensor(counts), torch.tensor(lengths), reduction="none")
            if x is logits:
                mean = F.ctc_loss(F.log_softmax(double(x), 2).transpose(0, 1), torch.tensor(flat), torch.tensor(counts), torch.tensor(lengths))
            def weighted(i, y):
                # The mean is over the labels of an item first: kept apart, since the losses of the items are not divided.
                return ctc(i, y) / torch.tensor(lengths).clamp(min=1)
            r = case("CTC", weighted, [x], labels=flat, classes=classes, steps=steps, lengths=lengths, counts=counts)
            if x is logits:
                same(r, mean)
            whole = case("CTC", ctc, [x], labels=flat, classes=classes, steps=steps, lengths=lengths, counts=counts)
            lines.pop()
            first = lines[-1]
            lines[-1] = {**first, "losses": text(ctc([double(x)], torch.tensor(flat)).numpy(), "<f8"), "results": {"Mean": r["Mean"], "Sum": whole["Sum"]}}


def boxes():
    corner, size = numbers("corner", (12, 2), 4, 4), numbers("size", (12, 2), 2, 2.5)
    target = np.concatenate([corner, corner + size], 1)
    shifts = numbers("shift", (12, 4), 1.2)
    shifts[:, 2:] += shifts[:, :2]
    shifts[9:] += 9
    prediction = target + shifts

    def parts(x, t):
        left, top = torch.max(x[:, 0], t[:, 0]), torch.max(x[:, 1], t[:, 1])
        right, bottom = torch.min(x[:, 2], t[:, 2]), torch.min(x[:, 3], t[:, 3])
        common = torch.where((right > left) & (bottom > top), (right - left) * (bottom - top), 0.0)
        union = (x[:, 2] - x[:, 0]) * (x[:, 3] - x[:, 1]) + (t[:, 2] - t[:, 0]) * (t[:, 3] - t[:, 1]) - common
        w = torch.max(x[:, 2], t[:, 2]) - torch.min(x[:, 0], t[:, 0])
        h = torch.max(x[:, 3], t[:, 3]) - torch.min(x[:, 1], t[:, 1])
        centers = ((x[:, :2] + x[:, 2:] - t[:, :2] - t[:, 2:]) / 2).square().sum(1)
        return common / (union + EPS), union, w, h, centers

    # As in torchvision.ops.
    def giou(x, t):
        iou, union, w, h, _ = parts(x, t)
        return 1 - iou + (w * h - union) / (w * h + EPS)

    def diou(x, t):
        iou, _, w, h, centers = parts(x, t)
        return 1 - iou + centers / (w ** 2 + h ** 2 + EPS)

    def ciou(x, t):
        iou = parts(x, t)[0]
        v = 4 / math.pi ** 2 * (torch.atan((t[:, 2] - t[:, 0]) / (t[:, 3] - t[:, 1])) - torch.atan((x[:, 2] - x[:, 0]) / (x[:, 3] - x[:, 1]))) ** 2
        with torch.no_grad():
            alpha = v / (1 - iou + v + EPS)
        return diou(x, t) + alpha * v

    for name, f in (("IoU", lambda x, t: 1 - parts(x, t)[0]), ("GIoU", giou), ("DIoU", diou), ("CIoU", ciou)):
        case(name, lambda i, _: f(i[0], i[1]), [prediction, target])
        case(name, lambda i, _: f(i[0], i[1]), [target, target])


for family in (elementwise, classification, maps, vectors, sequences, boxes):
    family()
with open(HERE / "../fixtures/training/losses.jsonl", "w", encoding="ascii") as file:
    for line in lines:
        file.write(json.dumps(line, separators=(",", ":"), allow_nan=False) + "\n")
print(len(lines), "cases")
