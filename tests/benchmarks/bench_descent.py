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
    torch_peers = pytest.importorskip("tests.benchmarks.torch_peers", exc_type=ImportError)
    by_hand, weights = torch_peers.by_hand(START, brightness, labels, STEP_SIZE, 50)
    by_hand()
    expected = blackboard_steps(brightness.astype(np.float64), labels, 50)
    assert np.allclose(weights[0], expected[0].weights, atol=1e-4)
    single = single_images(brightness, labels, 50)
    assert np.allclose(single[0][0], expected[0].weights, atol=1e-4)

    def sequential(threads):
        run = torch_peers.sequential(START, brightness, labels, STEP_SIZE, 1500, threads)
        return run, 1500 / EPOCH

    def hand(threads):
        run, _ = torch_peers.by_hand(START, brightness, labels, STEP_SIZE, 3000, threads)
        return run, 3000 / EPOCH

    ratios = in_turn(
        {
            "ours": (lambda: ours(images, labels), 1),
            "PyTorch Sequential, SGD, 1 thread": sequential(1),
            "PyTorch Sequential, SGD, 2 threads": sequential(2),
            "PyTorch by hand, 1 thread": hand(1),
            "PyTorch by hand, 2 threads": hand(2),
            "scikit-learn MLPRegressor": (sklearn_partial_fit(brightness, labels, 1500), 1500 / EPOCH),
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
