"""The trainings of the benchmark in PyTorch on one thread: takes the same order as the other contenders, prints the same report."""

import json
import os
import sys
import time

import numpy
import torch
import torch.nn.functional as F

started = time.process_time()
torch.set_num_threads(1)


def read(folder, job):
    with open(f"{folder}/{job}.json") as file:
        listing = json.load(file)
    values = numpy.fromfile(f"{folder}/{job}.f32", dtype="<f4")
    named, at = {}, 0
    for entry in listing["tensors"]:
        length = int(numpy.prod(entry["shape"], dtype=int))
        named[entry["name"]] = torch.from_numpy(values[at : at + length].reshape(entry["shape"]).copy())
        at += length
    return listing, named


def j1(v, mask):
    return torch.optim.SGD(v.values(), lr=5e-4), lambda x, y: F.mse_loss(x @ v["w"], y)


def j2(v, mask):
    def loss(x, y):
        hidden = torch.tanh(torch.tanh(x @ v["w1"] + v["b1"]) @ v["w2"] + v["b2"])
        return F.binary_cross_entropy_with_logits(hidden @ v["w3"] + v["b3"], y)

    # tfjs adds this much where PyTorch's default adds 1e-8.
    return torch.optim.Adam(v.values(), lr=0.01, eps=1e-7), loss


def j3(v, mask):
    def loss(x, y):
        hidden = torch.relu(torch.relu(x @ v["w1"] + v["b1"]) @ v["w2"] + v["b2"])
        return F.cross_entropy(hidden @ v["w3"] + v["b3"], y)

    return torch.optim.SGD(v.values(), lr=0.1), loss


def j4(v, mask):
    return torch.optim.SGD(v.values(), lr=2e-4), lambda x, y: ((v["w1"] @ v["w2"] @ v["w3"] - y) * mask).square().sum()


def j5(v, mask):
    def loss(x, y):
        first = F.max_pool2d(torch.relu(F.conv2d(x, v["k1"], v["c1"], padding=1)), 2)
        second = F.max_pool2d(torch.relu(F.conv2d(first, v["k2"], v["c2"], padding=1)), 2)
        return F.cross_entropy(second.flatten(1) @ v["w3"] + v["b3"], y)

    return torch.optim.SGD(v.values(), lr=0.1), loss


def channels_first(named):
    """The same network with PyTorch's order of axes: images [n, c, h, w], filters [out, in, h, w]."""
    named["x"] = named["x"].permute(0, 3, 1, 2).contiguous()
    named["k1"] = named["k1"].permute(3, 2, 0, 1).contiguous()
    named["k2"] = named["k2"].permute(3, 2, 0, 1).contiguous()
    named["w3"] = named["w3"].reshape(7, 7, 16, 10).permute(2, 0, 1, 3).reshape(784, 10).contiguous()
    return named


def blas():
    """Debian's libblas3 is the reference implementation, some 25 times slower than libopenblas0-pthread."""
    try:
        with open("/proc/self/maps") as maps:
            files = {os.path.basename(os.path.realpath(line.split()[-1])) for line in maps if "blas" in line.split()[-1]}
    except OSError:
        return None
    return ", ".join(sorted(files)) or None


def main():
    order = json.loads(sys.argv[1])
    job = order["job"]
    listing, named = read(order["folder"], job)
    if job == "J5":
        named = channels_first(named)
    x, y, mask = named.pop("x"), named.pop("y"), named.pop("mask", None)
    if job in ("J3", "J5"):
        y = y.argmax(1)
    samples, batch = listing["samples"], listing["batch"]
    per_epoch = -(-samples // batch)
    report = {"startMs": (time.process_time() - started) * 1000, "cpuMs": [], "losses": []}
    report["blas"] = blas()
    for steps in order["runs"]:
        variables = {name: value.clone().requires_grad_() for name, value in named.items()}
        optimizer, loss_of = {"J1": j1, "J2": j2, "J3": j3, "J4": j4, "J5": j5}[job](variables, mask)
        before = time.process_time()
        for step in range(steps):
            at = step % per_epoch * batch
            optimizer.zero_grad()
            loss = loss_of(x, y) if batch == samples else loss_of(x[at : at + batch], y[at : at + batch])
            loss.backward()
            optimizer.step()
        report["cpuMs"].append((time.process_time() - before) * 1000)
        with torch.no_grad():
            count = min(listing["lossRows"], samples)
            report["losses"].append({"steps": steps, "loss": float(loss_of(x[:count], y[:count]))})
    print(json.dumps(report))


main()
