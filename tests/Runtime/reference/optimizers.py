#!/usr/bin/python3
"""Writes fixtures/training/optimizers.jsonl: where PyTorch's optimizers (1.13) go, in double precision, on a problem that is a formula.

A line is {optimizer, options, rate_decay?, clip_norm?, clip_value?, groups?, samples}: the values of all parameters after each of the steps
SNAPSHOTS, as little-endian doubles in base64. Parameter NAME starts as the formula tensor NAME; at step t its gradient is NAME/t + value/2.
What PyTorch does not have is composed here from its papers' update rules.
"""
import base64
import json
import pathlib
import sys

import numpy as np
import torch

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "reference"))
import formula  # noqa: E402

PARAMETERS = {"conv.weight": (5, 3, 2, 2), "conv.bias": (5,), "norm.weight": (5,), "fc.weight": (3, 11)}
STEPS = 50
SNAPSHOTS = (1, 2, 6, 13, 20, STEPS)


class Classical(torch.optim.Optimizer):
    """Sutskever et al. (2013), equations 1, 2 and 3: with Nesterov's step, the gradient is taken where the parameters are."""

    def __init__(self, params, lr, momentum, nesterov=False):
        super().__init__(params, dict(lr=lr, momentum=momentum, nesterov=nesterov))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                v = self.state[p].setdefault("v", torch.zeros_like(p))
                v.mul_(group["momentum"]).sub_(group["lr"] * p.grad)
                p.add_(group["momentum"] * v - group["lr"] * p.grad if group["nesterov"] else v)


class Lookahead:
    """Zhang et al. (2019), algorithm 1."""

    def __init__(self, fast, interval, alpha):
        self.fast, self.interval, self.alpha, self.count = fast, interval, alpha, 0
        self.param_groups = fast.param_groups
        self.slow = [[p.detach().clone() for p in g["params"]] for g in fast.param_groups]

    @torch.no_grad()
    def step(self):
        self.fast.step()
        self.count += 1
        if self.count % self.interval:
            return
        for group, slow in zip(self.fast.param_groups, self.slow):
            for p, s in zip(group["params"], slow):
                s.add_(self.alpha * (p - s))
                p.copy_(s)


def make(name, groups, options):
    options = dict(options)
    betas = {"betas": (options.pop("beta1", 0.9), options.pop("beta2", 0.999))} if "beta1" in options or "beta2" in options else {}
    if options.pop("classical", False):
        return Classical(groups, **options)
    if name in ("Lookahead", "Ranger"):
        interval, alpha = options.pop("interval"), options.pop("alpha")
        inner = torch.optim.RAdam(groups, eps=1e-5, betas=(0.95, 0.999), **options) if name == "Ranger" else torch.optim.SGD(groups, **options)
        return Lookahead(inner, interval, alpha)
    if name == "NAdam":
        # The other implementation multiplies by one momentum twice in 1.13; later versions do not, and this one never did.
        options["foreach"] = True
    return getattr(torch.optim, name)(groups, **betas, **options)


def trajectory(name, options, rate_decay=1.0, clip_norm=None, clip_value=None, groups=False):
    values = {n: torch.from_numpy(formula.uniform(n, int(np.prod(s))).astype(np.float64)).requires_grad_() for n, s in PARAMETERS.items()}
    lists = [{"params": list(values.values())}]
    if groups:
        decay = options["weight_decay"]
        lists = [
            {"params": [values["conv.weight"]], "lr": options["lr"] * 0.25, "weight_decay": decay},
            {"params": [values["conv.bias"], values["norm.weight"]], "weight_decay": 0.0},
            {"params": []},
        ]
        values["fc.weight"].requires_grad_(False)
    optimizer = make(name, lists, options)
    snapshots = []
    for t in range(1, STEPS + 1):
        for n, p in values.items():
            p.grad = torch.from_numpy(formula.uniform(f"{n}/{t}", p.numel()).astype(np.float64)) + p.detach() / 2
        trained = [p for g in optimizer.param_groups for p in g["params"]]
        if clip_norm is not None:
            torch.nn.utils.clip_grad_norm_(trained, clip_norm)
        if clip_value is not None:
            torch.nn.utils.clip_grad_value_(trained, clip_value)
        optimizer.step()
        for g in optimizer.param_groups:
            g["lr"] *= rate_decay
        if t in SNAPSHOTS:
            snapshots += [p.detach().numpy().copy() for p in values.values()]
    settings = {k: v for k, v in dict(rate_decay=rate_decay, clip_norm=clip_norm, clip_value=clip_value, groups=groups).items() if v is not None and v is not False and (k, v) != ("rate_decay", 1.0)}
    samples = base64.b64encode(np.concatenate(snapshots).astype("<f8").tobytes()).decode("ascii")
    return {"optimizer": name, "options": options, **settings, "samples": samples}


CASES = [
    ("SGD", dict(lr=0.1)),
    ("SGD", dict(lr=0.1, weight_decay=0.01), dict(clip_norm=1.5)),
    ("SGD", dict(lr=0.1, momentum=0.9), dict(rate_decay=0.9)),
    ("SGD", dict(lr=0.05, momentum=0.8, dampening=0.3, weight_decay=0.05)),
    ("SGD", dict(lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01), dict(clip_value=0.4)),
    ("SGD", dict(lr=0.05, momentum=0.9, weight_decay=0.1), dict(groups=True)),
    ("SGD", dict(lr=0.05, momentum=0.9, classical=True), dict(rate_decay=0.9)),
    ("SGD", dict(lr=0.05, momentum=0.9, classical=True, nesterov=True)),
    ("Adagrad", dict(lr=0.1)),
    ("Adagrad", dict(lr=0.1, lr_decay=0.05, weight_decay=0.02, initial_accumulator_value=0.3, eps=1e-6)),
    ("RMSprop", dict(lr=0.01)),
    ("RMSprop", dict(lr=0.02, alpha=0.9, centered=True, weight_decay=0.01, eps=1e-3)),
    ("RMSprop", dict(lr=0.02, alpha=0.9, momentum=0.9), dict(rate_decay=0.95)),
    ("RMSprop", dict(lr=0.02, alpha=0.95, momentum=0.8, centered=True, eps=1e-2)),
    ("Adam", dict(lr=0.01)),
    ("Adam", dict(lr=0.05, beta1=0.8, beta2=0.95, eps=1e-4, weight_decay=0.1), dict(rate_decay=0.9)),
    ("Adam", dict(lr=0.05, beta2=0.6, amsgrad=True), dict(clip_norm=2.0)),
    ("AdamW", dict(lr=0.01)),
    ("AdamW", dict(lr=0.05, weight_decay=0.3, amsgrad=True, beta1=0.7), dict(rate_decay=0.9)),
    ("AdamW", dict(lr=0.05, weight_decay=0.3), dict(groups=True, clip_norm=1.0)),
    ("NAdam", dict(lr=0.01)),
    ("NAdam", dict(lr=0.03, beta1=0.8, beta2=0.97, weight_decay=0.1, momentum_decay=0.05, eps=1e-5), dict(rate_decay=0.9)),
    ("RAdam", dict(lr=0.01)),
    ("RAdam", dict(lr=0.05, beta1=0.8, beta2=0.9, weight_decay=0.1, eps=1e-5), dict(rate_decay=0.95)),
    ("RAdam", dict(lr=0.05, beta2=0.5)),
    ("Lookahead", dict(lr=0.1, momentum=0.9, interval=5, alpha=0.8), dict(rate_decay=0.95)),
    ("Lookahead", dict(lr=0.05, momentum=0.9, interval=3, alpha=0.5, weight_decay=0.1), dict(groups=True)),
    ("Ranger", dict(lr=0.05, interval=6, alpha=0.5, weight_decay=0.01)),
]

with open(HERE / "../fixtures/training/optimizers.jsonl", "w", encoding="ascii") as file:
    for name, options, *settings in CASES:
        file.write(json.dumps(trajectory(name, options, **(settings[0] if settings else {})), separators=(",", ":")) + "\n")
