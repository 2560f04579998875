"""Steps of training of a torchvision network, one for each line of the input: prints the seconds of each.

    python3 peer.py resnet18 224 8 1
"""
import sys
import time

import torch
import torchvision

name, size, batch, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)
torch.manual_seed(0)
net = torchvision.models.__dict__[name](num_classes=1000)
net.train()
optimizer = torch.optim.SGD(net.parameters(), lr=1e-3, momentum=0.9)
criterion = torch.nn.CrossEntropyLoss()
images = torch.randn(batch, 3, size, size)
labels = torch.arange(batch) % 1000
print(f"PyTorch {torch.__version__}", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    optimizer.zero_grad()
    loss = criterion(net(images), labels)
    loss.backward()
    optimizer.step()
    print(time.perf_counter() - start, flush=True)
