"""One epoch of descent on MNIST, 10 images a step, against PyTorch, scikit-learn and one image at a time."""

import warnings

import numpy as np
import pytest

from clawdemy_gui.core import blackboard
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import Network, evaluate
from tests.benchmarks.conftest import goal

START = Network.random(1)
STEP_SIZE, BATCH = 1.5, 10
EPOCH = 6000
DESIRED = np.eye(10, dtype=np.float32)


def ours(images, labels):
    return next(descend(START, images, labels, STEP_SIZE, BATCH, 1, every=EPOCH))


def shuffled(images, steps):
    """(steps, BATCH) numbers of images: every contender shuffles and fetches its images, as an epoch does."""
    return np.random.default_rng(1).permutation(images)[: steps * BATCH].reshape(steps, BATCH)


def blackboard_steps(brightness, labels, steps):
    layers = START.matrices
    for batch in shuffled(len(labels), steps):
        layers = blackboard.step_downhill(layers, brightness[batch], DESIRED[labels[batch]], STEP_SIZE)
    return layers


def single_images(brightness, labels, steps):
    """As in Nielsen's network.py: columns, one image at a time, slopes added up over the batch."""
    layers = [[weights.astype(float), biases[:, None].astype(float)] for weights, biases in START.matrices]
    for batch in shuffled(len(labels), steps):
        sums = [[np.zeros_like(weights), np.zeros_like(biases)] for weights, biases in layers]
        for number in batch:
            activations = [brightness[number][:, None]]
            for weights, biases in layers:
                activations.append(blackboard.sigmoid(weights @ activations[-1] + biases))
            blame = 2 * (activations[-1] - DESIRED[labels[number]][:, None])
            for layer in (2, 1, 0):
                blame = blame * activations[layer + 1] * (1 - activations[layer + 1])
                sums[layer][0] += blame @ activations[layer].T
                sums[layer][1] += blame
                blame = layers[layer][0].T @ blame
        for layer, slopes in zip(layers, sums, strict=True):
            layer[0] -= STEP_SIZE / BATCH * slopes[0]
            layer[1] -= STEP_SIZE / BATCH * slopes[1]
    return layers


def torch_sequential(brightness, labels, steps, threads):
    torch = pytest.importorskip("torch", reason="PyTorch is the peer to beat, not a dependency")
    model = torch.nn.Sequential()
    for weights, biases in START.matrices:
        linear = torch.nn.Linear(*weights.T.shape)
        linear.weight.data, linear.bias.data = torch.tensor(weights), torch.tensor(biases)
        model.extend([linear, torch.nn.Sigmoid()])
    images, desired = torch.from_numpy(brightness), torch.from_numpy(DESIRED[labels])
    descent = torch.optim.SGD(model.parameters(), lr=STEP_SIZE)

    def run():
        torch.set_num_threads(threads)
        for batch in torch.from_numpy(shuffled(len(images), steps)):
            descent.zero_grad()
            cost = ((model(images[batch]) - desired[batch]) ** 2).sum(dim=1).mean()
            cost.backward()
            descent.step()

    return run


def torch_by_hand(brightness, labels, steps, threads):
    """The best PyTorch step we could write: no autograd, every result into memory that is already there."""
    torch = pytest.importorskip("torch", reason="PyTorch is the peer to beat, not a dependency")
    weights = [torch.tensor(layer.weights) for layer in START.matrices]
    biases = [torch.tensor(layer.biases) for layer in START.matrices]
    sums = [torch.empty(BATCH, len(bias)) for bias in biases]
    blames = [torch.empty_like(part) for part in sums]
    curves = [torch.empty_like(part) for part in sums]
    images, desired = torch.from_numpy(brightness), torch.from_numpy(DESIRED[labels])
    pixels, wanted = torch.empty(BATCH, 784), torch.empty(BATCH, 10)
    scale = -STEP_SIZE * 2 / BATCH

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


def sklearn_partial_fit(brightness, labels, steps):
    neural = pytest.importorskip("sklearn.neural_network", reason="scikit-learn is a peer, not a dependency")
    model = neural.MLPRegressor(
        hidden_layer_sizes=(16, 16), activation="logistic", solver="sgd", batch_size=BATCH, momentum=0
    )
    desired = DESIRED[labels]

    def run():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.partial_fit(brightness[: steps * BATCH], desired[: steps * BATCH])

    return run


def test_an_epoch_of_ten_images_a_step(mnist_training, in_turn):
    images, labels = mnist_training
    brightness = pixels(images, np.float32)
    by_hand, weights = torch_by_hand(brightness, labels, 50, 1)
    by_hand()
    expected = blackboard_steps(brightness.astype(np.float64), labels, 50)
    assert np.allclose(weights[0], expected[0].weights, atol=1e-4)
    single = single_images(brightness, labels, 50)
    assert np.allclose(single[0][0], expected[0].weights, atol=1e-4)

    def peer(make, steps, *threads):
        return make(brightness, labels, steps, *threads), steps / EPOCH

    ratios = in_turn(
        {
            "ours": (lambda: ours(images, labels), 1),
            "PyTorch Sequential, SGD, 1 thread": peer(torch_sequential, 1500, 1),
            "PyTorch Sequential, SGD, 2 threads": peer(torch_sequential, 1500, 2),
            "PyTorch by hand, 1 thread": (torch_by_hand(brightness, labels, 3000, 1)[0], 0.5),
            "PyTorch by hand, 2 threads": (torch_by_hand(brightness, labels, 3000, 2)[0], 0.5),
            "scikit-learn MLPRegressor": peer(sklearn_partial_fit, 1500),
            "blackboard, float32": (lambda: blackboard_steps(brightness, labels, 3000), 0.5),
            "one image at a time": (lambda: single_images(brightness, labels, 300), 0.05),
        },
        calls=1,
    )
    assert min(ratio for name, ratio in ratios.items() if "Sequential" in name) >= goal(12, 10)
    assert min(ratio for name, ratio in ratios.items() if "by hand" in name) >= goal(2.4, 2)
    assert ratios["one image at a time"] >= 20
    assert ratios["scikit-learn MLPRegressor"] >= 6


def test_thirty_epochs_reach_93_percent(benchmark, mnist_training, mnist_test, say):
    def learn():
        run = descend(START, *mnist_training, STEP_SIZE, BATCH, 1, every=EPOCH)
        return next(moment.network for moment in run if moment.step >= 30 * EPOCH)

    test = evaluate(benchmark.pedantic(learn, rounds=1), *mnist_test)
    say(f"accuracy {test.accuracy:.4f}, cost {test.cost:.4f} on the test set")
    assert test.accuracy >= 0.93
