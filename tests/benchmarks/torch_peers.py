"""PyTorch's forms of our jobs: the usual one, and the best that we could write. Needs torch to import.

They take images as floats from 0 to 1, which they have before the clock starts; ours are bytes.
"""

import numpy as np
import torch

from clawdemy_gui.core.network import Network

DESIRED = np.eye(10, dtype=np.float32)
CHUNKS = 1000, 4000, 60_000
BATCH = 10


def model_of(network):
    """The network as anybody would write it, with its own weights."""
    model = torch.nn.Sequential()
    for weights, biases in network.matrices:
        linear = torch.nn.Linear(*weights.T.shape)
        linear.weight.data, linear.bias.data = torch.tensor(weights), torch.tensor(biases)
        model.extend([linear, torch.nn.Sigmoid()])
    return model


def evaluations(network, brightness, labels, threads=1):
    """{name: function of nothing → (cost, accuracy)}, for several numbers of images at a time."""
    model, images = model_of(network), torch.from_numpy(brightness)
    targets, desired = torch.from_numpy(labels.astype(np.int64)), torch.from_numpy(DESIRED[labels])

    def form(chunk):
        def evaluate():
            torch.set_num_threads(threads)
            cost, right = 0.0, 0
            with torch.inference_mode():
                for start in range(0, len(images), chunk):
                    here = slice(start, start + chunk)
                    outputs = model(images[here])
                    cost += float(((outputs - desired[here]) ** 2).sum())
                    right += int((outputs.argmax(dim=1) == targets[here]).sum())
            return cost / len(images), right / len(images)

        return evaluate

    return {_named("PyTorch", chunk, threads): form(chunk) for chunk in _useful(len(images))}


def total_costs(network, brightness, labels, threads=2):
    """{name: function of nothing → cost}."""
    model, images = model_of(network), torch.from_numpy(brightness)
    desired = torch.from_numpy(DESIRED[labels])

    def form(chunk):
        def cost():
            torch.set_num_threads(threads)
            with torch.inference_mode():
                total = 0.0
                for start in range(0, len(images), chunk):
                    outputs = model(images[start : start + chunk])
                    total += float(((outputs - desired[start : start + chunk]) ** 2).sum())
                return total / len(images)

        return cost

    return {_named("PyTorch Sequential", chunk, threads): form(chunk) for chunk in _useful(len(images))}


def gradients(network, brightness, labels, threads=2):
    """{name: function of nothing → the slope in every dial}, by autograd."""
    model, images = model_of(network), torch.from_numpy(brightness)
    desired = torch.from_numpy(DESIRED[labels])

    def form(chunk):
        def gradient():
            torch.set_num_threads(threads)
            model.zero_grad(set_to_none=True)
            for start in range(0, len(images), chunk):
                outputs = model(images[start : start + chunk])
                cost = ((outputs - desired[start : start + chunk]) ** 2).sum() / len(images)
                cost.backward()
            return np.concatenate([part.grad.numpy().ravel() for part in model.parameters()])

        return gradient

    return {_named("PyTorch autograd", chunk, threads): form(chunk) for chunk in _useful(len(images))}


def _useful(images):
    """Chunks that differ for so many images."""
    smaller = [chunk for chunk in CHUNKS if chunk < images]
    return [*smaller, *CHUNKS[len(smaller) : len(smaller) + 1]]


def _named(what, chunk, threads):
    return f"{what}, {chunk:,} at a time, {threads} thread{'s' * (threads > 1)}"


def shuffled(images, steps):
    """(steps, BATCH) numbers of images: every contender shuffles and fetches its images, as an epoch does."""
    return np.random.default_rng(1).permutation(images)[: steps * BATCH].reshape(steps, BATCH)


def sequential(network, brightness, labels, step_size, steps, threads=1):
    """So many steps of descent with Sequential and SGD, as in every tutorial."""
    model, images = model_of(network), torch.from_numpy(brightness)
    desired = torch.from_numpy(DESIRED[labels])
    descent = torch.optim.SGD(model.parameters(), lr=step_size)

    def run():
        torch.set_num_threads(threads)
        for batch in torch.from_numpy(shuffled(len(images), steps)):
            descent.zero_grad()
            cost = ((model(images[batch]) - desired[batch]) ** 2).sum(dim=1).mean()
            cost.backward()
            descent.step()

    return run


def by_hand(network, brightness, labels, step_size, steps, threads=1):
    """The best PyTorch step we could write: no autograd, every result into memory that is already there.

    Returns the function and the weights that it changes.
    """
    weights = [torch.tensor(layer.weights) for layer in network.matrices]
    biases = [torch.tensor(layer.biases) for layer in network.matrices]
    sums = [torch.empty(BATCH, len(bias)) for bias in biases]
    blames = [torch.empty_like(part) for part in sums]
    curves = [torch.empty_like(part) for part in sums]
    images, desired = torch.from_numpy(brightness), torch.from_numpy(DESIRED[labels])
    pixels, wanted = torch.empty(BATCH, 784), torch.empty(BATCH, 10)
    scale = -step_size * 2 / BATCH

    @torch.inference_mode()
    def run():
        torch.set_num_threads(threads)
        inputs = [pixels, *sums]
        for batch in torch.from_numpy(shuffled(len(images), steps)):
            torch.index_select(images, 0, batch, out=pixels)
            torch.index_select(desired, 0, batch, out=wanted)
            for layer in range(3):
                torch.addmm(biases[layer], inputs[layer], weights[layer].t(), out=sums[layer]).sigmoid_()
            torch.sub(sums[2], wanted, out=blames[2])
            for layer in (2, 1, 0):
                torch.mul(sums[layer], sums[layer], out=curves[layer])
                torch.sub(sums[layer], curves[layer], out=curves[layer])
                blames[layer].mul_(curves[layer])
                if layer:
                    torch.mm(blames[layer], weights[layer], out=blames[layer - 1])
                weights[layer].addmm_(blames[layer].t(), inputs[layer], alpha=scale)
                biases[layer].add_(blames[layer].sum(dim=0), alpha=scale)

    return run, weights


def planes(network, directions, values, brightness, labels, threads=1):
    """{"point by point" or "linear": function of the rows to do} → (rows, values, 2): cost and accuracy.

    “linear” uses our own trick: along a direction the first layer's sums are linear.
    """
    images = torch.from_numpy(brightness)
    targets, desired = torch.from_numpy(labels.astype(np.int64)), torch.from_numpy(DESIRED[labels])
    start, first, second = (
        torch.tensor(vector, dtype=torch.float32) for vector in (network.parameters, *directions)
    )

    def judged(sums, layers):
        for weights, biases in layers:
            sums = torch.addmm(biases, torch.sigmoid(sums), weights.T)
        cost = ((torch.sigmoid(sums) - desired) ** 2).sum().item() / len(images)
        return cost, (sums.argmax(dim=1) == targets).sum().item() / len(images)

    def point_by_point(a, b):
        (weights, biases), *layers = _split(network, start + a * first + b * second)
        return judged(torch.addmm(biases, images, weights.T), layers)

    vectors = (_split(network, vector)[0] for vector in (start, first, second))
    firsts = [torch.addmm(biases, images, weights.T) for weights, biases in vectors]

    def linear(a, b):
        sums = firsts[0] + a * firsts[1] + b * firsts[2]
        return judged(sums, _split(network, start + a * first + b * second)[1:])

    def form(point):
        def rows(some):
            torch.set_num_threads(threads)
            with torch.inference_mode():
                return np.array([[point(float(a), float(b)) for b in values] for a in some])

        return rows

    return {"point by point": form(point_by_point), "linear": form(linear)}


def _split(network: Network, vector):
    """The weights and biases of each layer, views into the vector."""
    parts, begun = [], 0
    for inputs, outputs in zip(network.layers, network.layers[1:], strict=False):
        weights = vector[begun : begun + inputs * outputs].view(outputs, inputs)
        begun += inputs * outputs
        parts.append((weights, vector[begun : begun + outputs]))
        begun += outputs
    return parts
