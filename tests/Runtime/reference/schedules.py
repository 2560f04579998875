#!/usr/bin/python3
"""Writes fixtures/training/schedules.jsonl: the rates of PyTorch's schedulers (1.13), and the momenta of its one cycle.

A line is {schedule, options, rates, momenta?}; of a plateau also the metrics that it was told.
"""
import json
import math
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler as schedulers

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")


def optimizer(rate):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate, momentum=0.9)


def case(schedule, rate, count, make, **options):
    o = optimizer(rate)
    scheduler = make(o)
    rates, momenta = [], []
    for _ in range(count):
        rates.append(o.param_groups[0]["lr"])
        momenta.append(o.param_groups[0]["momentum"])
        o.step()
        scheduler.step()
    line = {"schedule": schedule, "options": {"rate": rate, **options}, "rates": rates}
    if schedule == "OneCycle":
        line["momenta"] = momenta
    return line


def plateau(rate, metrics, **options):
    o = optimizer(rate)
    scheduler = schedulers.ReduceLROnPlateau(o, **options)
    rates = []
    for metric in metrics:
        scheduler.step(metric)
        rates.append(o.param_groups[0]["lr"])
    return {"schedule": "Plateau", "options": {"rate": rate, **options}, "metrics": metrics, "rates": rates}


def cosine(o):
    return schedulers.CosineAnnealingLR(o, 17, 0.003)


losses = [round(2 * math.exp(-i / 8) + 0.3 * math.sin(i * 1.7), 6) for i in range(60)]
lines = [
    case("Step", 0.1, 40, lambda o: schedulers.StepLR(o, 7, 0.3), interval=7, factor=0.3),
    case("MultiStep", 0.1, 40, lambda o: schedulers.MultiStepLR(o, [5, 11, 30], 0.5), milestones=[5, 11, 30], factor=0.5),
    case("Exponential", 0.1, 60, lambda o: schedulers.ExponentialLR(o, 0.93), factor=0.93),
    case("Cosine", 0.1, 18, cosine, steps=17, minimum=0.003),
    case("WarmRestart", 0.1, 50, lambda o: schedulers.CosineAnnealingWarmRestarts(o, 8, 1, 0.002), period=8, multiplier=1, minimum=0.002),
    case("WarmRestart", 0.1, 60, lambda o: schedulers.CosineAnnealingWarmRestarts(o, 5, 2), period=5, multiplier=2, minimum=0.0),
    case("OneCycle", 0.4, 50, lambda o: schedulers.OneCycleLR(o, 0.4, 50), steps=50, rise=0.3, linear=False, three=False),
    case("OneCycle", 0.4, 37, lambda o: schedulers.OneCycleLR(o, 0.4, 37, pct_start=0.4, anneal_strategy="linear"), steps=37, rise=0.4, linear=True, three=False),
    case("OneCycle", 0.4, 45, lambda o: schedulers.OneCycleLR(o, 0.4, 45, pct_start=0.2, three_phase=True), steps=45, rise=0.2, linear=False, three=True),
    case("Polynomial", 0.1, 40, lambda o: schedulers.PolynomialLR(o, 30, 0.9), steps=30, power=0.9),
    case("Polynomial", 0.1, 40, lambda o: schedulers.PolynomialLR(o, 33, 2.0), steps=33, power=2.0),
    case("WarmUp", 0.1, 30, lambda o: schedulers.LinearLR(o, 0.25, 1.0, 8), steps=8, startFactor=0.25, after="Constant", delay=False),
    case(
        "WarmUp", 0.1, 24, lambda o: schedulers.SequentialLR(o, [schedulers.LinearLR(o, 0.25, 1.0, 6), cosine(o)], [6]),
        steps=6, startFactor=0.25, after="Cosine", delay=True),
    case(
        "WarmUp", 0.1, 30, lambda o: schedulers.ChainedScheduler([schedulers.LinearLR(o, 0.1, 1.0, 6), schedulers.ExponentialLR(o, 0.93)]),
        steps=6, startFactor=0.1, after="Exponential", delay=False),
    plateau(0.1, losses, mode="min", factor=0.5, patience=3),
    plateau(0.1, losses, mode="min", factor=0.3, patience=1, threshold=0.05, threshold_mode="abs", cooldown=2, min_lr=0.002),
    plateau(0.1, [-x for x in losses], mode="max", factor=0.5, patience=2, threshold=0.02, threshold_mode="rel", eps=1e-3),
]
with open(HERE / "../fixtures/training/schedules.jsonl", "w", encoding="ascii") as file:
    for line in lines:
        file.write(json.dumps(line, separators=(",", ":")) + "\n")
