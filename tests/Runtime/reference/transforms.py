#!/usr/bin/python3
"""Writes fixtures/transforms.jsonl: what torchvision (0.14) makes of small images with given parameters.

A line is {function, channels, height, width, arguments, output}: the input's pixel i is ((i * 37 + (i // 5) * 11) % 256) / 255, the output is
little-endian floats in base64. RandAugment's table of magnitudes is {function: "Magnitudes", ...} for each operation.
"""
import base64
import json
import pathlib

import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode
from torchvision.transforms.autoaugment import _apply_op

lines = []
MODES = {"Nearest": InterpolationMode.NEAREST, "Bilinear": InterpolationMode.BILINEAR}


def image(channels, height, width):
    i = torch.arange(channels * height * width)
    return ((i * 37 + torch.div(i, 5, rounding_mode="floor") * 11) % 256).to(torch.uint8).reshape(channels, height, width)


def case(function, compute, channels=3, height=9, width=11, as_bytes=False, **arguments):
    pixels = image(channels, height, width)
    result = compute(pixels).float() / 255 if as_bytes else compute(pixels.float() / 255)
    lines.append({
        "function": function, "channels": channels, "height": height, "width": width, "arguments": arguments,
        "output": base64.b64encode(result.contiguous().numpy().astype("<f4").tobytes()).decode("ascii"),
    })


case("FlipHorizontally", F.hflip)
case("FlipVertically", F.vflip)
for height, width in [(4, 5), (9, 11), (13, 6), (12, 20)]:
    case("CenterCrop", lambda x: F.center_crop(x, [height, width]), newHeight=height, newWidth=width)
case("Crop", lambda x: F.crop(F.pad(x, [4, 4], 0.5), 1, 6, 8, 9), top=-3, left=2, newHeight=8, newWidth=9, fill=0.5)

for antialias in [False, True]:
    for height, width in [(4, 5), (9, 11), (18, 22), (20, 7), (1, 1), (3, 40)]:
        case("Resize", lambda x: F.resize(x, [height, width], antialias=antialias), newHeight=height, newWidth=width, antialias=antialias)
    case("ResizeShorter", lambda x: F.resize(x, 6, antialias=antialias), size=6, antialias=antialias)
    case("ResizeShorter", lambda x: F.resize(x, 6, antialias=antialias), height=17, width=8, size=6, antialias=antialias)

# Angles at which no pixel lies in the middle between two, where rounding alone would decide.
affine = [(33, 0, 0, 1, 0, 0), (0, 2, -3, 1, 0, 0), (0, 0, 0, 1.4, 0, 0), (0, 0, 0, 0.6, 0, 0), (0, 0, 0, 1, 12, 0), (0, 0, 0, 1, 0, -15), (-20, 1, 2, 1.2, 7, 9)]
for mode in MODES:
    for degrees, move_x, move_y, scale, shear_x, shear_y in affine:
        case("Affine", lambda x: F.affine(x, degrees, [move_x, move_y], scale, [shear_x, shear_y], MODES[mode]),
             degrees=degrees, moveX=move_x, moveY=move_y, scale=scale, shearX=shear_x, shearY=shear_y, interpolation=mode, fill=0)
    case("Affine", lambda x: F.rotate(x, 25, MODES[mode]), degrees=-25, moveX=0, moveY=0, scale=1, shearX=0, shearY=0, interpolation=mode, fill=0)
case("Affine", lambda x: F.affine(x, 40, [1, 0], 1, [0, 0], fill=[0.25]),
     degrees=40, moveX=1, moveY=0, scale=1, shearX=0, shearY=0, interpolation="Nearest", fill=0.25)

for channels in [1, 3]:
    for factor in [0, 0.4, 1, 1.7]:
        case("AdjustBrightness", lambda x: F.adjust_brightness(x, factor), channels, factor=factor)
        case("AdjustContrast", lambda x: F.adjust_contrast(x, factor), channels, factor=factor)
        case("AdjustSaturation", lambda x: F.adjust_saturation(x, factor), channels, factor=factor)
        case("AdjustSharpness", lambda x: F.adjust_sharpness(x, factor), channels, factor=factor)
    for factor in [-0.5, -0.2, 0, 0.1, 0.37, 0.5]:
        case("AdjustHue", lambda x: F.adjust_hue(x, factor), channels, factor=factor)
    case("Invert", F.invert, channels)
    case("Solarize", lambda x: F.solarize(x, 0.4), channels, threshold=0.4)
    for bits in [0, 1, 4, 8]:
        case("Posterize", lambda x: F.posterize(x, bits), channels, as_bytes=True, bits=bits)
    case("AutoContrast", lambda x: F.autocontrast(x * 0.5 + 0.2), channels)
    case("Equalize", F.equalize, channels, as_bytes=True)
    case("Equalize", F.equalize, channels, 20, 26, as_bytes=True)

# The operations and magnitudes of RandAugment.
for height, width in [(32, 40), (9, 11)]:
    for bins in [31, 10]:
        for name, (magnitudes, signed) in T.RandAugment()._augmentation_space(bins, (height, width)).items():
            lines.append({"function": "Magnitudes", "height": height, "width": width, "operation": name, "signed": signed,
                          "magnitudes": [float(m) for m in magnitudes] if magnitudes.ndim else [0.0] * bins})
for name, (magnitudes, signed) in T.RandAugment()._augmentation_space(31, (9, 11)).items():
    for sign in [1, -1] if signed else [1]:
        magnitude = sign * float(magnitudes[17]) if magnitudes.ndim else 0.0
        as_bytes = name in ("Posterize", "Equalize")
        value = magnitude / 255 if name == "Solarize" else magnitude
        case("Augment", lambda x: _apply_op(x, name, value, InterpolationMode.NEAREST, None), as_bytes=as_bytes, operation=name, value=magnitude)

path = pathlib.Path(__file__).parents[1] / "fixtures/transforms.jsonl"
path.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines))
print(len(lines), path.stat().st_size)
