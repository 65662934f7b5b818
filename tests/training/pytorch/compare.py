"""
What PyTorch makes, in double precision, of the inputs that it is given: operations and layers by their names in the sweep,
forward and backward, and steps of optimizers. Reads an order as JSON, prints a report as JSON.
"""

import json
import sys

import numpy
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def put(x, *order):
    return x.permute(*order)


def first(x):
    """Channels from the last axis to the second."""
    return x.movedim(-1, 1)


def last(x):
    return x.movedim(1, -1)


def around(sides, size, stride, dilation):
    """TensorFlow's padding `same`, in PyTorch's order: last axis first."""
    pads = []
    for side, window, step, hole in reversed(list(zip(sides, size, stride, dilation))):
        needed = max((-(-side // step) - 1) * step + (window - 1) * hole + 1 - side, 0)
        pads += [needed // 2, needed - needed // 2]
    return pads


def conv(x, f, stride=1, dilation=1, padding="valid", groups=1):
    """`x` with its channels last; `f` as TensorFlow has it: window, in, out."""
    rank = f.dim() - 2
    stride, dilation = [[n] * rank if isinstance(n, int) else n for n in (stride, dilation)]
    data, filters = first(x), f.movedim((-1, -2), (0, 1))
    if padding == "same":
        data = F.pad(data, around(data.shape[2:], f.shape[:rank], stride, dilation))
    run = [F.conv1d, F.conv2d, F.conv3d][rank - 1]
    return last(run(data, filters, stride=stride, dilation=dilation, groups=groups))


def depthwise(x, f, **rest):
    rows, columns, channels, multiplier = f.shape
    return conv(x, f.reshape(rows, columns, 1, channels * multiplier), groups=channels, **rest)


def cell_of_gru(x, h, kernel, recurrent, bias):
    """As Keras has it before `reset_after`: the state is reset before it is multiplied."""
    units = h.shape[-1]
    wz, wr, wh = kernel.split(units, -1)
    uz, ur, uh = recurrent.split(units, -1)
    bz, br, bh = bias.split(units, -1)
    z = F.hardtanh(0.2 * (x @ wz + bz + h @ uz) + 0.5, 0, 1)
    r = F.hardtanh(0.2 * (x @ wr + br + h @ ur) + 0.5, 0, 1)
    return z * h + (1 - z) * torch.tanh(x @ wh + bh + (r * h) @ uh)


def gru(x, kernel, recurrent, bias):
    h = x.new_zeros(x.shape[0], recurrent.shape[0])
    for t in range(x.shape[1]):
        h = cell_of_gru(x[:, t], h, kernel, recurrent, bias)
    return h


def lstm(x, kernel, recurrent, bias):
    """With Keras 2's hard sigmoid in the gates, where PyTorch's own has a sigmoid."""
    h = c = x.new_zeros(x.shape[0], recurrent.shape[0])
    for t in range(x.shape[1]):
        i, f, g, o = (x[:, t] @ kernel + h @ recurrent + bias).chunk(4, -1)
        i, f, o = [F.hardtanh(0.2 * gate + 0.5, 0, 1) for gate in (i, f, o)]
        c = f * c + i * torch.tanh(g)
        h = o * torch.tanh(c)
    return h


def simple_rnn(x, kernel, recurrent, bias, backwards=False):
    series = x.flip(1) if backwards else x
    start = x.new_zeros(1, x.shape[0], recurrent.shape[0])
    weights = [kernel.T, recurrent.T, bias, torch.zeros_like(bias)]
    return torch.rnn_tanh(series, start, weights, True, 1, 0.0, False, False, True)[0]


def lstm_of_pytorch(x, kernel, recurrent, bias):
    start = x.new_zeros(1, x.shape[0], recurrent.shape[0])
    weights = [kernel.T, recurrent.T, bias, torch.zeros_like(bias)]
    return torch.lstm(x, (start, start), weights, True, 1, 0.0, False, False, True)[0][:, -1]


def pool(x, run):
    return last(run(first(x)))


def moments(x):
    return x.mean(0), x.var(0, unbiased=False)


def average_same(x):
    data = F.pad(first(x), around(x.shape[1:3], [3, 3], [2, 2], [1, 1]))
    inside = F.pad(torch.ones_like(first(x)), around(x.shape[1:3], [3, 3], [2, 2], [1, 1]))
    return last(F.avg_pool2d(data, 3, 2) / F.avg_pool2d(inside, 3, 2))


ids = torch.tensor([2, 0, 2])

OPERATIONS = {
    # Of one tensor, value by value.
    "abs": torch.abs,
    "acosh": torch.acosh,
    "asin": torch.asin,
    "asinh": torch.asinh,
    "atanh": torch.atanh,
    "clipByValue": lambda x: x.clamp(-0.7, 0.6),
    "elu": F.elu,
    "erf": torch.erf,
    "expm1": torch.expm1,
    "leakyRelu": lambda x: F.leaky_relu(x, 0.1),
    "log1p": torch.log1p,
    "logSigmoid": F.logsigmoid,
    "relu6": F.relu6,
    "rsqrt": torch.rsqrt,
    "selu": F.selu,
    "sigmoid": torch.sigmoid,
    "softplus": F.softplus,
    "tanh": torch.tanh,
    # Of two that broadcast.
    "atan2 where both repeat": torch.atan2,
    "div by columns": torch.div,
    "maximum by rows": torch.maximum,
    "minimum where both repeat": torch.minimum,
    "pow by rows": torch.pow,
    "prelu by rows": lambda x, slope: torch.where(x > 0, x, 0.3 * slope * x),
    "squaredDifference where both repeat": lambda a, b: (a - b) ** 2,
    "where": lambda a, b: torch.where(torch.tensor([[True, False, False], [True, True, False]]), a, b),
    # Along axes.
    "max along axis 0,2": lambda x: x.amax((0, 2)),
    "logSumExp along axis 2,1": lambda x: torch.logsumexp(x, (1, 2)),
    "norm along axis 0,2": lambda x: torch.linalg.vector_norm(x, dim=(0, 2)),
    "prod with zeros": lambda x: x.prod(1),
    "cumprod with zeros": lambda x: x.cumprod(0),
    "cumsum of [2,3,4] along 0,  ": lambda x: x.cumsum(0),
    "cumsum of [2,3,4] along 1,  reverse": lambda x: x.flip(1).cumsum(1).flip(1),
    "softmax": lambda x: x.softmax(-1),
    "logSoftmax": lambda x: x.log_softmax(-1),
    "topk": lambda x: x.topk(2).values,
    "moments": moments,
    "unsortedSegmentSum": lambda x: torch.zeros(4, 3).index_add(0, torch.tensor([1, 0, 1, 2]), x),
    # Products.
    "matMul transposed by transposed": lambda a, b: a.T @ b.T,
    "matMul where batches both repeat": torch.matmul,
    "einsum bij,bkj->bki": lambda a, b: torch.einsum("bij,bkj->bki", a, b),
    "linalg.qr tall": torch.linalg.qr,
    "rfft": lambda x: torch.fft.rfft(x).abs(),
    # Losses.
    "losses.huberLoss": lambda y, p: F.huber_loss(p, y, delta=0.3),
    "losses.meanSquaredError": lambda y, p: F.mse_loss(p, y),
    "losses.sigmoidCrossEntropy": lambda y, p: F.binary_cross_entropy_with_logits(p, y),
    "losses.softmaxCrossEntropy": lambda y, p: F.cross_entropy(p, y),
    # Windows.
    "conv1d": lambda x, f: conv(x, f, 1, 2, "same"),
    "conv2d stride 2, dilation 1, same": lambda x, f: conv(x, f, 2, 1, "same"),
    "conv2d stride 1, dilation 2, valid": lambda x, f: conv(x, f, 1, 2),
    "conv3d": lambda x, f: conv(x, f, [1, 2, 1], 1, "same"),
    "depthwiseConv2d stride 2, dilation 1, same": lambda x, f: depthwise(x, f, stride=2, padding="same"),
    "avgPool [4,5] by 3, stride 2, 1": lambda x: pool(
        x, lambda data: F.avg_pool2d(data, 3, 2, 1, count_include_pad=False)
    ),
    "avgPool [4,5] by 3, stride 2, same": average_same,
    "maxPool [4,5] by 3, stride 2, 1": lambda x: pool(x, lambda data: F.max_pool2d(data, 3, 2, 1)),
    "batchNorm": lambda x, m, v, o, s: (x - m) / torch.sqrt(v + 1e-3) * s + o,
    # Moving about.
    "gather along 1": lambda x: x.index_select(1, ids),
    "image.resizeBilinear [4,4] to [2,3], half pixels": lambda x: pool(
        x, lambda data: F.interpolate(data, (2, 3), mode="bilinear", align_corners=False)
    ),
    "mirrorPad of unequal sides": lambda x: F.pad(x[None, None], (2, 3, 1, 1), mode="reflect")[0, 0],
}

LAYERS = {
    "layers.dense": lambda x, w, b: torch.sigmoid(F.linear(x, w.T, b)),
    "layers.conv1d": lambda x, f, b: conv(x, f, 1, 2) + b,
    "layers.conv2d": lambda x, f, b: torch.tanh(conv(x, f, padding="same") + b),
    "layers.conv2dTranspose": lambda x, f, b: last(F.conv_transpose2d(first(x), put(f, 3, 2, 0, 1), b, stride=2)),
    "layers.conv3d": lambda x, f, b: conv(x, f) + b,
    "layers.separableConv2d": lambda x, d, p, b: conv(depthwise(x, d), p) + b,
    "layers.depthwiseConv2d": lambda x, f, b: depthwise(x, f) + b,
    "layers.simpleRNN": simple_rnn,
    "layers.gru": gru,
    "layers.lstm": lstm,
    "layers.lstm with sigmoids": lstm_of_pytorch,
    "layers.bidirectional": lambda x, k, r, b, k2, r2, b2: torch.cat(
        [simple_rnn(x, k, r, b)[:, -1], simple_rnn(x, k2, r2, b2, True)[:, -1]], -1
    ),
    "layers.timeDistributed": lambda x, w, b: F.linear(x, w.T, b),
    "layers.batchNormalization": lambda x, s, o: F.batch_norm(x, None, None, s, o, training=True, eps=1e-3),
    "layers.batchNormalization axis 1": lambda x, s, o: F.batch_norm(x, None, None, s, o, training=True, eps=1e-3),
    "layers.layerNormalization": lambda x, s, o: F.layer_norm(x, [3], s, o, eps=1e-3),
    "layers.prelu": lambda x, a: torch.where(x > 0, x, a * x),
    "layers.softmax": lambda x: x.softmax(-1),
    "layers.averagePooling1d, avgPool1d, avgPooling1d": lambda x: last(
        F.avg_pool1d(first(x), 2, ceil_mode=True, count_include_pad=False)
    ),
    "layers.maxPooling2d, maxPool2d": lambda x: pool(x, lambda data: F.max_pool2d(data, 2)),
    "layers.globalAveragePooling2d": lambda x: x.mean((1, 2)),
}

TINY = 1e-15

# Where tfjs adds an epsilon under the root, PyTorch adds one beside it: as small as they are here, it makes no difference.
OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, 0.1),
    "sgd, another rate after 25 steps": lambda p: torch.optim.SGD(p, 0.1),
    "momentum": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9),
    "Nesterov's momentum": lambda p: torch.optim.SGD(p, 0.05, momentum=0.8, nesterov=True),
    "adam": lambda p: torch.optim.Adam(p, 0.02, eps=1e-7),
    "adam with other averages": lambda p: torch.optim.Adam(p, 0.02, (0.7, 0.95), eps=1e-3),
    "adamax": lambda p: torch.optim.Adamax(p, 0.02, eps=TINY),
    # A larger rate makes single precision drift from double in PyTorch alone: by 0.01 in 50 steps.
    "rmsprop": lambda p: torch.optim.RMSprop(p, 0.005, 0.9, TINY),
    "rmsprop with momentum": lambda p: torch.optim.RMSprop(p, 0.003, 0.8, TINY, momentum=0.7),
    "centered rmsprop": lambda p: torch.optim.RMSprop(p, 0.002, 0.9, TINY, centered=True),
    "adagrad": lambda p: torch.optim.Adagrad(p, 0.1, initial_accumulator_value=0.1, eps=TINY),
    "adadelta": lambda p: torch.optim.Adadelta(p, 0.5, 0.9, 1e-6),
}


def flat(tensors):
    return [number for tensor in tensors for number in tensor.detach().reshape(-1).tolist()]


def weights_like(tensor):
    """As in pytorch.test.ts."""
    at = torch.arange(tensor.numel())
    return ((at * 7 % 5).double() / 4 - 0.4).reshape(tensor.shape)


def differentiated(define, inputs):
    given = [torch.tensor(one["values"]).reshape(one["shape"]).requires_grad_() for one in inputs]
    found = define(*given)
    results = list(found) if isinstance(found, tuple) else [found]
    total = sum((weights_like(result) * result).sum() for result in results)
    return {"values": flat(results), "gradients": flat(torch.autograd.grad(total, given))}


def trained(name, make, order):
    parameters = [torch.tensor(one["values"]).reshape(one["shape"]).requires_grad_() for one in order["parameters"]]
    x, y = [torch.tensor(one["values"]).reshape(one["shape"]) for one in order["data"]]
    w1, b1, w2 = parameters
    optimizer = make(parameters)
    for step in range(order["steps"]):
        if step == 25 and "another rate" in name:
            for group in optimizer.param_groups:
                group["lr"] = 0.02
        optimizer.zero_grad()
        F.mse_loss(torch.tanh(x @ w1 + b1) @ w2, y).backward()
        optimizer.step()
    return flat(parameters)


def stepped(make):
    """One weight at 0 after two steps on gradients of 1 and of 0.001."""
    weight = torch.zeros(1, requires_grad=True)
    optimizer = make([weight])
    for gradient in (1.0, 0.001):
        optimizer.zero_grad()
        (weight * gradient).sum().backward()
        optimizer.step()
    return flat([weight])


def gradients(run, *inputs):
    given = [torch.tensor(one, requires_grad=True) for one in inputs]
    return flat(torch.autograd.grad(run(*given).sum(), given))


def reset_after(x, kernel, recurrent, bias):
    """PyTorch's own: update gate and state in another order, the state reset after it was multiplied."""
    units = recurrent.shape[0]
    z, r, n = [[part.split(units, -1)[i] for part in (kernel, recurrent, bias)] for i in range(3)]
    # 1 - sigmoid(x) is sigmoid(-x): what PyTorch keeps is what Keras replaces.
    kernels, states, biases = [torch.cat([r[i], -z[i], n[i]], -1) for i in range(3)]
    start = x.new_zeros(1, x.shape[0], units)
    weights = [kernels.T, states.T, biases, torch.zeros_like(biases)]
    return torch.gru(x, start, weights, True, 1, 0.0, False, False, True)[0][:, -1]


def moving_variance():
    layer = torch.nn.BatchNorm1d(1, momentum=0.25)
    layer(torch.tensor([[0.0], [4.0]]))
    return flat([layer.running_var])


def different(cases):
    """What is done otherwise by definition; the reasons are in pytorch.test.ts."""
    series = [torch.tensor(one["values"]).reshape(one["shape"]) for one in cases["layers.gru"]]
    gates = [torch.tensor(one["values"]).reshape(one["shape"]) for one in cases["layers.lstm"]]
    return {
        "rmsprop": stepped(lambda p: torch.optim.RMSprop(p, 0.1, 0.9, 0.1)),
        "adamax": stepped(lambda p: torch.optim.Adamax(p, 0.1, (0.9, 0.5), 0.2)),
        "maximum": gradients(torch.maximum, [1.0], [1.0]),
        "relu6": gradients(F.relu6, [6.0]),
        "gru": flat([reset_after(*series)]),
        "lstm": flat([lstm_of_pytorch(*gates)]),
        "batchNormalization": moving_variance(),
        "avgPool": flat([F.avg_pool2d(torch.ones(1, 1, 2, 2), 3, 1, 1)]),
    }


def main():
    order = json.load(sys.stdin)
    definitions = {**OPERATIONS, **LAYERS}
    report = {
        "version": torch.__version__,
        "operations": list(OPERATIONS),
        "layers": list(LAYERS),
        "found": {name: differentiated(define, order["cases"][name]) for name, define in definitions.items()},
        "different": different(order["cases"]),
        "trained": {name: trained(name, make, order["training"]) for name, make in OPTIMIZERS.items()},
    }
    json.dump(report, sys.stdout)


main()
