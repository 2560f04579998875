"""Writes fixtures/initialization.txt by the specification of NetGen.Runtime.Numerics.Initialization.

A line each: name, seed, bound, the bits of the first nine floats, and the SHA-256 of the first 4096, little-endian.
"""
import hashlib
import os
import struct

MASK = 0xFFFFFFFF


def philox(key, counter):
    c = [counter >> (32 * i) & MASK for i in range(4)]
    k = [key & MASK, key >> 32]
    for _ in range(10):
        p, q = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(q >> 32) ^ c[1] ^ k[0], q & MASK, (p >> 32) ^ c[3] ^ k[1], p & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def fnv1a(name):
    h = 0xCBF29CE484222325
    for b in name.encode():
        h = (h ^ b) * 0x100000001B3 & (1 << 64) - 1
    return h


def value(seed, name, index, bound):
    word = philox(seed, index // 4 | fnv1a(name) << 64)[index % 4]
    return (2 * (word + 0.5) / 2**32 - 1) * bound


with open(os.path.join(os.path.dirname(__file__), "../fixtures/initialization.txt"), "w") as file:
    for name, seed, bound in [("fc.weight", 0, 0.5), ("fc.weight", 1, 0.5), ("λ.bias", 2**64 - 1, 1.0), ("layer1.0.conv1.weight", 42, 0.0416)]:
        floats = [struct.pack("<f", value(seed, name, index, bound)) for index in range(4096)]
        bits = " ".join(f"{struct.unpack('<I', f)[0]:08x}" for f in floats[:9])
        file.write(f"{name} {seed} {bound} {bits} {hashlib.sha256(b''.join(floats)).hexdigest()}\n")
