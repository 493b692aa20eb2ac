"""Rebuilds digits.npz from scikit-learn's copy of the UCI set: python resources/digits/rebuild.py

The split is part of the file, so that it never depends on a random generator's version: with seed 0, each
digit's images are shuffled and a fifth of them (36 of each, 360 in all) becomes the test set.
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

TEST_IMAGES_PER_DIGIT = 36


def main() -> None:
    source = load_digits()
    labels = source.target.astype(np.uint8)
    is_test = np.zeros(len(labels), dtype=bool)
    random = np.random.default_rng(0)
    for digit in range(10):
        of_digit = random.permutation(np.flatnonzero(labels == digit))
        is_test[of_digit[:TEST_IMAGES_PER_DIGIT]] = True
    np.savez_compressed(
        Path(__file__).with_name("digits.npz"),
        images=source.images.astype(np.uint8),
        labels=labels,
        is_test=is_test,
    )


if __name__ == "__main__":
    main()
