"""The networks in PyTorch: torchvision's models, and twins of those that only these tests have."""
import numpy as np
import torch
import torchvision.models as models
from torch import nn
from torch.nn import functional as F
from torchvision.models.resnet import BasicBlock as TorchBasicBlock


class MnistCnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2, self.conv3 = nn.Conv2d(1, 8, 3), nn.Conv2d(8, 16, 3), nn.Conv2d(16, 24, 3)
        self.norm1 = nn.BatchNorm2d(24)
        self.fc1, self.fc2 = nn.Linear(24 * 22 * 22, 32), nn.Linear(32, 10)
        self.norm2 = nn.BatchNorm1d(10)

    def forward(self, x):
        x = self.conv3(self.conv2(self.conv1(x).relu()).relu()).relu()
        x = self.fc1(self.norm1(x).flatten(1)).relu()
        return self.norm2(self.fc2(x)).log_softmax(1)


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = F.avg_pool2d(self.conv1(x).tanh(), 2)
        x = F.avg_pool2d(self.conv2(x).tanh(), 2).flatten(1)
        return self.fc3(self.fc2(self.fc1(x).tanh()).tanh())


def basic_block(inputs, width, stride):
    shortcut = None if stride == 1 else nn.Sequential(nn.Conv2d(inputs, width, 1, stride, bias=False), nn.BatchNorm2d(width))
    return TorchBasicBlock(inputs, width, stride, shortcut)


def conv_norm(inputs, width, activation):
    return nn.Sequential(nn.Conv2d(inputs, width, 3, 2, 1, bias=False), nn.BatchNorm2d(width), activation)


class L2Norm(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.weight = nn.Parameter(torch.full((channels,), 20.0))

    def forward(self, x):
        return self.weight.view(1, -1, 1, 1) * x / (x.pow(2).sum(1, keepdim=True).sqrt() + 1e-10)


class SmallSsd(nn.Module):
    CLASSES, ANCHORS, MAPS = 5, (4, 6, 4), (32, 32, 24)

    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(basic_block(3, 16, 2), basic_block(16, 32, 2))
        self.norm = L2Norm(32)
        self.extras = nn.Sequential(basic_block(32, 32, 2), conv_norm(32, 24, nn.ReLU()))
        self.loc = nn.ModuleList(nn.Conv2d(c, 4 * a, 3, padding=1) for c, a in zip(self.MAPS, self.ANCHORS))
        self.conf = nn.ModuleList(nn.Conv2d(c, self.CLASSES * a, 3, padding=1) for c, a in zip(self.MAPS, self.ANCHORS))

    def forward(self, image):
        maps = [self.backbone(image)]
        for layer in self.extras:
            maps.append(layer(maps[-1]))
        maps[0] = self.norm(maps[0])
        rows = lambda y, n: y.permute(0, 2, 3, 1).reshape(y.shape[0], -1, n)
        boxes = torch.cat([rows(layer(m), 4) for layer, m in zip(self.loc, maps)], 1)
        scores = torch.cat([rows(layer(m), self.CLASSES) for layer, m in zip(self.conf, maps)], 1)
        return boxes, scores.softmax(-1)


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.branch = nn.Sequential(
            nn.Conv2d(1, 8, 5), nn.PReLU(8), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.PReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 32), nn.Sigmoid())
        self.score = nn.Linear(32, 1)

    def forward(self, left, right):
        return self.score((self.branch(left) - self.branch(right)) ** 2).sigmoid()


class DoubleConv(nn.Module):
    def __init__(self, inputs, width):
        super().__init__()
        half = lambda c: [nn.Conv2d(c, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(0.1)]
        self.layers = nn.Sequential(*half(inputs), *half(width))

    def forward(self, x):
        return self.layers(x)


class SmallUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.ModuleList([DoubleConv(1, 8), DoubleConv(8, 16)])
        self.bottom = DoubleConv(16, 32)
        self.up = nn.ModuleList([DoubleConv(48, 16), DoubleConv(24, 8)])
        self.head = nn.Conv2d(8, 2, 1)

    def forward(self, x):
        first = self.down[0](x)
        second = self.down[1](F.max_pool2d(first, 2))
        x = self.bottom(F.max_pool2d(second, 2))
        x = self.up[0](torch.cat([second, F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)], 1))
        x = self.up[1](torch.cat([first, F.interpolate(x, scale_factor=2, mode="nearest")], 1))
        return self.head(x)


class SqueezeExcitation(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.fc1, self.fc2 = nn.Conv2d(channels, squeezed, 1), nn.Conv2d(squeezed, channels, 1)

    def forward(self, x):
        return x * F.hardsigmoid(self.fc2(self.fc1(x.mean((2, 3), keepdim=True)).relu()))


class Gated(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = conv_norm(3, 16, nn.SiLU())
        self.squeeze = SqueezeExcitation(16, 4)
        self.mlp = nn.Sequential(nn.Conv2d(16, 4, 1), nn.ReLU(), nn.Conv2d(4, 16, 1))
        self.spatial = nn.Conv2d(2, 1, 7, padding=3, bias=False)
        self.fc = nn.Linear(16, 7)

    def forward(self, x):
        x = self.squeeze(self.stem(x))
        x = x * (self.mlp(x.mean((2, 3), keepdim=True)) + self.mlp(x.amax((2, 3), keepdim=True))).sigmoid()
        x = x * self.spatial(torch.cat([x.amax(1, keepdim=True), x.mean(1, keepdim=True)], 1)).sigmoid()
        return self.fc(x.mean((2, 3)))


class NonLocal(nn.Module):
    SCALE = float(np.float32(1) / np.sqrt(np.float32(8)))

    def __init__(self):
        super().__init__()
        self.stem = conv_norm(3, 16, nn.GELU())
        self.theta, self.phi, self.g, self.widen = nn.Conv2d(16, 8, 1), nn.Conv2d(16, 8, 1), nn.Conv2d(16, 8, 1), nn.Conv2d(8, 16, 1)
        self.fc = nn.Linear(16, 5)

    def forward(self, x):
        x = self.stem(x)
        query, key, value = self.theta(x).flatten(2).transpose(1, 2), self.phi(x).flatten(2), self.g(x).flatten(2).transpose(1, 2)
        attention = (query @ key * self.SCALE).softmax(-1)
        seen = (attention @ value).transpose(1, 2).reshape(x.shape[0], 8, x.shape[2], x.shape[3])
        return self.fc((x + self.widen(seen)).amax((2, 3))).log_softmax(1)


class SmallDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem, self.last = nn.Conv2d(3, 16, 3, 2, 1), nn.Conv2d(8, 3, 1)
        self.groups = nn.GroupNorm(4, 16)
        self.up, self.odd = nn.ConvTranspose2d(16, 12, 4, 2, 1), nn.ConvTranspose2d(12, 8, 3, 2, 1, 1, groups=4, bias=False)
        self.instance = nn.InstanceNorm2d(12, affine=True)

    def forward(self, x):
        x = self.instance(self.up(self.groups(self.stem(x)).relu()))
        return self.last(self.odd(F.leaky_relu(x, float(np.float32(0.2))))).tanh()


class SmallTagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.norm = nn.Conv1d(5, 12, 3, padding=1, bias=False), nn.BatchNorm1d(12)
        self.lstm, self.rows = nn.LSTM(12, 9, 2, batch_first=True, bidirectional=True), nn.LayerNorm(18)
        self.gru, self.fc = nn.GRU(18, 6, batch_first=True), nn.Linear(6, 4)

    def forward(self, x):
        x = F.max_pool1d(self.norm(self.conv(x)).relu(), 2).transpose(1, 2)
        return self.fc(self.gru(self.rows(self.lstm(x)[0]))[0])


def round_arguments(network):
    """Arguments such as a normalisation's eps are single-precision numbers in NetGen."""
    for module in network.modules():
        for name in ("eps", "negative_slope"):
            if hasattr(module, name):
                setattr(module, name, float(np.float32(getattr(module, name))))
    return network


# By our names: how to make it, the inputs by name, and the receptive field at the last map that has an extent over 1, as size/stride/padding.
NETWORKS = {
    "MnistCnn": (MnistCnn, {"x": (1, 28, 28)}, "7/1/0"),
    "LeNet5": (LeNet5, {"x": (1, 28, 28)}, "16/4/2"),
    "AlexNet": (models.alexnet, {"x": (3, 224, 224)}, "195/32/66"),
    "Vgg16": (models.vgg16, {"x": (3, 224, 224)}, "212/32/90"),
    "Vgg16BN": (models.vgg16_bn, {"x": (3, 224, 224)}, "212/32/90"),
    "Vgg19": (models.vgg19, {"x": (3, 224, 224)}, "268/32/118"),
    "ResNet18": (models.resnet18, {"x": (3, 224, 224)}, "435/32/217"),
    "ResNet34": (models.resnet34, {"x": (3, 224, 224)}, "899/32/449"),
    "ResNet50": (models.resnet50, {"x": (3, 224, 224)}, "427/32/213"),
    "ResNet101": (models.resnet101, {"x": (3, 224, 224)}, "971/32/485"),
    "ResNet152": (models.resnet152, {"x": (3, 224, 224)}, "1451/32/725"),
    "ResNeXt50": (models.resnext50_32x4d, {"x": (3, 224, 224)}, "427/32/213"),
    "DenseNet121": (models.densenet121, {"x": (3, 224, 224)}, "2071/32/1021"),
    "MobileNetV2": (models.mobilenet_v2, {"x": (3, 224, 224)}, "491/32/245"),
    "MobileNetV3Large": (models.mobilenet_v3_large, {"x": (3, 224, 224)}, "595/32/297"),
    "MobileNetV3Small": (models.mobilenet_v3_small, {"x": (3, 224, 224)}, "639/32/319"),
    "ShuffleNetV2": (models.shufflenet_v2_x1_0, {"x": (3, 224, 224)}, "527/32/263"),
    "SqueezeNet": (models.squeezenet1_0, {"x": (3, 224, 224)}, "155/16/60"),
    "InceptionV3": (lambda: models.inception_v3(aux_logits=False, init_weights=False), {"x": (3, 299, 299)}, "1311/32/618"),
    "ResNet18At32": (models.resnet18, {"x": (3, 32, 32)}, "-"),
    "SmallSsd": (SmallSsd, {"image": (3, 72, 56)}, "-"),
    "Siamese": (Siamese, {"left": (1, 28, 28), "right": (1, 28, 28)}, "12/4/0"),
    "SmallUNet": (SmallUNet, {"x": (1, 24, 36)}, "-"),
    "Gated": (Gated, {"x": (3, 33, 41)}, "15/2/7"),
    "NonLocal": (NonLocal, {"x": (3, 18, 26)}, "3/2/1"),
    "SmallDecoder": (SmallDecoder, {"x": (3, 11, 13)}, "-"),
    "SmallTagger": (SmallTagger, {"x": (5, 24)}, "-"),
}
