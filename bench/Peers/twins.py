"""A network in PyTorch with formula weights, for whoever is compared: as files, or as a process that answers.

    python3 twins.py files ResNet18 DIRECTORY       # ResNet18.onnx, .safetensors, .npy (an input) and .expected.npy
    python3 twins.py serve ResNet18 DIRECTORY 1     # on one thread: for each line of the input, a number of runs, prints the seconds of a run

The networks and the formula are those of the tests.
"""
import json
import pathlib
import sys
import time

import numpy as np
import torch

TESTS = pathlib.Path(__file__).resolve().parents[2] / "tests"
sys.path += [str(TESTS / "reference"), str(TESTS / "Networks" / "reference")]
import formula  # noqa: E402
from networks import NETWORKS  # noqa: E402

OPSET = 16


def twin(name):
    make, inputs, _ = NETWORKS[name]
    ((key, shape),) = inputs.items()
    return formula.fill(make()).float().eval(), torch.from_numpy(formula.input(key, (1, *shape)))


def write_safetensors(path, tensors):
    header, end = {}, 0
    for key, tensor in tensors.items():
        header[key] = {"dtype": {"float32": "F32", "int64": "I64"}[str(tensor.dtype)], "shape": list(tensor.shape), "data_offsets": [end, end + tensor.nbytes]}
        end += tensor.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for tensor in tensors.values():
            file.write(np.ascontiguousarray(tensor).tobytes())


def files(name, directory):
    network, x = twin(name)
    with torch.no_grad():
        np.save(directory / f"{name}.expected.npy", network.double()(x.double()).float().numpy())
        network.float()
        torch.onnx.export(network, x, str(directory / f"{name}.onnx"), input_names=["x"], output_names=["y"], opset_version=OPSET)
    np.save(directory / f"{name}.npy", x.numpy())
    write_safetensors(directory / f"{name}.safetensors", {key: value.numpy() for key, value in network.state_dict().items()})


def serve(name, directory, threads):
    torch.set_num_threads(threads)
    network, x = twin(name)
    with torch.no_grad():
        network = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(network, x)))
        np.save(directory / f"{name}.pytorch.npy", network(x).numpy())
        print(f"PyTorch {torch.__version__}", flush=True)
        for line in sys.stdin:
            start = time.perf_counter()
            for _ in range(int(line)):
                network(x)
            print((time.perf_counter() - start) / int(line), flush=True)


def main():
    what, name, directory = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    if what == "files":
        files(name, directory)
    else:
        serve(name, directory, int(sys.argv[4]))


main()
