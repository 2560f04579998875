"""Writes the .npy and .npz fixtures with NumPy. Every array holds f(i) = i·7 mod 11 − 3 in C order (its absolute value where unsigned)."""
import os

import numpy as np
from numpy.lib import format as npy

folder = os.path.join(os.path.dirname(__file__), "../fixtures")


def array(shape, dtype):
    values = np.arange(int(np.prod(shape))) * 7 % 11 - 3
    if np.dtype(dtype).kind in "ub":
        values = abs(values)
    return values.reshape(shape).astype(dtype)


for dtype in ["<f4", ">f4", "<f8", ">f8", "<f2", "|i1", "|u1", "<i2", ">i2", "<u2", "<i4", "<u4", "<i8", ">i8", "<u8", "|b1"]:
    name = dtype.replace("<", "le-").replace(">", "be-").replace("|", "")
    np.save(f"{folder}/{name}.npy", array((2, 3, 5), dtype))
np.save(f"{folder}/fortran.npy", np.asfortranarray(array((2, 3, 5), "<f4")))
np.save(f"{folder}/scalar.npy", array((), "<f4"))
np.save(f"{folder}/vector.npy", array((7,), "<f4"))
np.save(f"{folder}/empty.npy", array((0, 3), "<f4"))
for version in [(2, 0), (3, 0)]:
    with open(f"{folder}/version{version[0]}.npy", "wb") as file:
        npy.write_array(file, array((2, 3), "<f4"), version=version)
np.save(f"{folder}/object.npy", np.array([{}], dtype=object), allow_pickle=True)
np.save(f"{folder}/structure.npy", np.zeros(2, dtype=[("a", "<f4")]))
np.save(f"{folder}/complex.npy", np.zeros(2, dtype="<c8"))
np.savez(f"{folder}/stored.npz", **{"fc.weight": array((2, 3), "<f4"), "fc.bias": array((2,), "<f8")})
np.savez_compressed(f"{folder}/compressed.npz", **{"fc.weight": array((2, 3), "<f4"), "fc.bias": array((2,), "<f8")})
