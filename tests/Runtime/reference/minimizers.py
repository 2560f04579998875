#!/usr/bin/python3
"""Writes fixtures/training/minimizers.jsonl: the points that torch.optim.LBFGS (1.13) with strong_wolfe reaches after 1, 2, 3 … steps, in double
precision. A line is {problem, history, points, evaluations}; the problems stand in MinimizerTests.cs as well."""
import json
import pathlib

import torch

HERE = pathlib.Path(__file__).parent


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def logistic(x):
    t = torch.arange(24, dtype=torch.float64)
    features = torch.stack([torch.ones(24, dtype=torch.float64), torch.sin(t), torch.cos(1.7 * t), t / 12 - 1])
    signs = torch.where(torch.sin(3 * t) + t / 12 > 1, 1.0, -1.0)
    return torch.nn.functional.softplus(-signs * (x @ features)).sum() + 0.05 * (x ** 2).sum()


with open(HERE / "../fixtures/training/minimizers.jsonl", "w", encoding="ascii") as file:
    for name, problem, start, count in (("rosenbrock", rosenbrock, [-1.2, 1.0, -0.7, 1.3], 50), ("logistic", logistic, [0.5, -2.0, 1.0, 3.0], 12)):
        for history in (3, 10):
            points, evaluations = [], []
            for steps in range(1, count + 1):
                x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
                optimizer = torch.optim.LBFGS([x], lr=1, max_iter=steps, max_eval=10000, history_size=history, line_search_fn="strong_wolfe")

                def closure():
                    optimizer.zero_grad()
                    loss = problem(x)
                    loss.backward()
                    return loss

                optimizer.step(closure)
                points.append(x.tolist())
                evaluations.append(optimizer.state[x]["func_evals"])
            file.write(json.dumps({"problem": name, "history": history, "points": points, "evaluations": evaluations}, separators=(",", ":")) + "\n")
