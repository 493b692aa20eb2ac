"""not_blank.py PICTURE WIDTH HEIGHT: fails unless the picture has this size and shows something."""

import sys

from PySide6.QtGui import QImage


def main() -> None:
    picture, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    image = QImage(picture)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    if (image.width(), image.height()) != (width, height) or len(colours) < 50:
        sys.exit(f"{picture} is {image.width()}x{image.height()} with {len(colours)} colours")
    print(f"{picture}: {image.width()}x{image.height()}, {len(colours)} colours")


if __name__ == "__main__":
    main()
