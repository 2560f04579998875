"""Writes the image fixtures with Pillow: 5 wide, 4 high, channel c at (y, x) is (50·c + 13·y + 7·x) mod 256, in 16 bits 257 times that."""
import os

import numpy as np
from PIL import Image

folder = os.path.join(os.path.dirname(__file__), "../fixtures")
y, x, c = np.meshgrid(np.arange(4), np.arange(5), np.arange(3), indexing="ij")
pixels = ((50 * c + 13 * y + 7 * x) % 256).astype(np.uint8)
colour = Image.fromarray(pixels)
colour.save(f"{folder}/colour.ppm")
colour.save(f"{folder}/colour.bmp")
colour.convert("RGBA").save(f"{folder}/alpha.bmp")
Image.fromarray(pixels[:, :, 0]).save(f"{folder}/grey.pgm")
Image.fromarray(pixels[:, :, 0].astype(np.int32) * 257).save(f"{folder}/grey16.pgm")
Image.fromarray(pixels[:, :, 0]).save(f"{folder}/palette.bmp")
