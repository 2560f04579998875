#!/usr/bin/python3
"""Writes frozen.json: what PyTorch (1.13) makes of a network in 20 steps with layers that are frozen, in double precision.

conv1 and bn1 do not learn (requires_grad False) and bn1 keeps its statistics (eval); bn2 learns and keeps its statistics; bn3 is trained as usual.
"""
import json
import pathlib
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "reference"))
import formula  # noqa: E402


class Tail(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(2, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6)
        self.conv2, self.bn2 = nn.Conv2d(6, 8, 3), nn.BatchNorm2d(8)
        self.conv3, self.bn3 = nn.Conv2d(8, 4, 1), nn.BatchNorm2d(4)
        self.fc = nn.Linear(4, 3)

    def forward(self, x):
        x = torch.sigmoid(self.bn1(self.conv1(x)))
        x = torch.sigmoid(self.bn2(self.conv2(x)))
        x = torch.sigmoid(self.bn3(self.conv3(x)))
        return self.fc(x.mean((2, 3)))


torch.set_num_threads(1)
net = formula.fill(Tail()).double()
for parameter in (*net.conv1.parameters(), *net.bn1.parameters()):
    parameter.requires_grad = False
net.train()
net.bn1.eval()
net.bn2.eval()
optimizer = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9, weight_decay=0.01)
x = torch.from_numpy(formula.input("x", (4, 2, 9, 7))).double()
labels = torch.tensor([0, 2, 1, 2])
losses = []
for _ in range(20):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), labels)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
result = {"losses": losses, **{name: [round(v, 9) for v in tensor.double().ravel().tolist()] for name, tensor in net.state_dict().items()}}
(HERE / "frozen.json").write_text(json.dumps(result, separators=(",", ":")) + "\n", encoding="ascii")
print(losses[0], losses[-1])
