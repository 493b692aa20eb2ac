"""What networks and sets of images are called."""

from clawdemy_gui.pages.subject.words import images_text


def test_one_image_is_not_called_images():
    assert (images_text(1), images_text(2), images_text(60_000)) == ("1 image", "2 images", "60,000 images")
