#!/usr/bin/python3
"""Writes fixtures/training/schedules.jsonl: the rates of PyTorch's schedulers (1.13), and the momenta of its one cycle.

A line is {schedule, options, rates, momenta?, values}; of a plateau also the metrics that it was told. The values are where SGD with a momentum of
0.9 comes to in as many steps, at least 50, from START with the gradient SLOPES·value.
"""
import json
import math
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler as schedulers

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")


START = torch.tensor([1.0, -2.0, 3.0, -4.0, 5.0, -6.0, 7.0], dtype=torch.float64)
SLOPES = torch.tensor([0.125, 0.25, 0.375, 0.5, 0.75, 1.0, 1.5], dtype=torch.float64)


def optimizer(rate):
    return torch.optim.SGD([torch.nn.Parameter(START.clone())], lr=rate, momentum=0.9)


def step(o):
    for p in o.param_groups[0]["params"]:
        p.grad = SLOPES * p.detach()
    o.step()


def values(o):
    return o.param_groups[0]["params"][0].tolist()


def case(schedule, rate, count, make, **options):
    o = optimizer(rate)
    scheduler = make(o)
    rates, momenta = [], []
    for _ in range(count):
        rates.append(o.param_groups[0]["lr"])
        momenta.append(o.param_groups[0]["momentum"])
        step(o)
        scheduler.step()
    line = {"schedule": schedule, "options": {"rate": rate, **options}, "rates": rates, "values": values(o)}
    if schedule == "OneCycle":
        line["momenta"] = momenta
    return line


def plateau(rate, metrics, **options):
    o = optimizer(rate)
    scheduler = schedulers.ReduceLROnPlateau(o, **options)
    rates = []
    for metric in metrics:
        step(o)
        scheduler.step(metric)
        rates.append(o.param_groups[0]["lr"])
    return {"schedule": "Plateau", "options": {"rate": rate, **options}, "metrics": metrics, "rates": rates, "values": values(o)}


def cosine(o):
    return schedulers.CosineAnnealingLR(o, 49, 0.003)


losses = [round(2 * math.exp(-i / 8) + 0.3 * math.sin(i * 1.7), 6) for i in range(60)]
lines = [
    case("Step", 0.1, 50, lambda o: schedulers.StepLR(o, 7, 0.3), interval=7, factor=0.3),
    case("MultiStep", 0.1, 50, lambda o: schedulers.MultiStepLR(o, [5, 11, 30], 0.5), milestones=[5, 11, 30], factor=0.5),
    case("Exponential", 0.1, 60, lambda o: schedulers.ExponentialLR(o, 0.93), factor=0.93),
    case("Cosine", 0.1, 50, cosine, steps=49, minimum=0.003),
    case("WarmRestart", 0.1, 50, lambda o: schedulers.CosineAnnealingWarmRestarts(o, 8, 1, 0.002), period=8, multiplier=1, minimum=0.002),
    case("WarmRestart", 0.1, 60, lambda o: schedulers.CosineAnnealingWarmRestarts(o, 5, 2), period=5, multiplier=2, minimum=0.0),
    case("OneCycle", 0.4, 50, lambda o: schedulers.OneCycleLR(o, 0.4, 50), steps=50, rise=0.3, linear=False, three=False),
    case("OneCycle", 0.4, 53, lambda o: schedulers.OneCycleLR(o, 0.4, 53, pct_start=0.4, anneal_strategy="linear"), steps=53, rise=0.4, linear=True, three=False),
    case("OneCycle", 0.4, 61, lambda o: schedulers.OneCycleLR(o, 0.4, 61, pct_start=0.2, three_phase=True), steps=61, rise=0.2, linear=False, three=True),
    case("Polynomial", 0.1, 50, lambda o: schedulers.PolynomialLR(o, 30, 0.9), steps=30, power=0.9),
    case("Polynomial", 0.1, 60, lambda o: schedulers.PolynomialLR(o, 55, 2.0), steps=55, power=2.0),
    case("WarmUp", 0.1, 50, lambda o: schedulers.LinearLR(o, 0.25, 1.0, 8), steps=8, startFactor=0.25, after="Constant", delay=False),
    case(
        "WarmUp", 0.1, 55, lambda o: schedulers.SequentialLR(o, [schedulers.LinearLR(o, 0.25, 1.0, 6), cosine(o)], [6]),
        steps=6, startFactor=0.25, after="Cosine", delay=True),
    case(
        "WarmUp", 0.1, 50, lambda o: schedulers.ChainedScheduler([schedulers.LinearLR(o, 0.1, 1.0, 6), schedulers.ExponentialLR(o, 0.93)]),
        steps=6, startFactor=0.1, after="Exponential", delay=False),
    plateau(0.1, losses, mode="min", factor=0.5, patience=3),
    plateau(0.1, losses, mode="min", factor=0.3, patience=1, threshold=0.05, threshold_mode="abs", cooldown=2, min_lr=0.002),
    plateau(0.1, [-x for x in losses], mode="max", factor=0.5, patience=2, threshold=0.02, threshold_mode="rel", eps=1e-3),
]
with open(HERE / "../fixtures/training/schedules.jsonl", "w", encoding="ascii") as file:
    for line in lines:
        file.write(json.dumps(line, separators=(",", ":")) + "\n")
