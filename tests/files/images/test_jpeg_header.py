"""A JPEG that claims to be larger than its bytes can hold is refused before any memory is taken for it."""

import struct

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QImageWriter

from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.images.jpeg_header import blocks, claims_too_much
from clawdemy_gui.files.images.picture_file import decoded
from tests.files.test_mutations import Peak

GREY, COLOURS = QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32


def jpeg(width, height, kind=COLOURS, progressive=False, quality=75):
    image = QImage(width, height, kind)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpg")
    writer.setProgressiveScanWrite(progressive)
    writer.setOptimizedWrite(True)
    writer.setQuality(quality)
    assert writer.write(image)
    return bytes(buffer.data().data())


def claiming(content, width, height):
    start = max(content.find(b"\xff\xc0"), content.find(b"\xff\xc2"))
    return content[: start + 5] + struct.pack(">HH", height, width) + content[start + 9 :]


@pytest.mark.parametrize("progressive", [False, True])
def test_the_blocks_of_all_components_are_counted(qapp, progressive):
    assert blocks(jpeg(17, 9, GREY, progressive)) == 3 * 2
    halved = jpeg(32, 24, COLOURS, progressive)
    assert blocks(halved) == 4 * 3 + 2 * (2 * 2), "both colours at half the resolution"
    frame = max(halved.find(b"\xff\xc0"), halved.find(b"\xff\xc2"))
    whole = halved[: frame + 11] + b"\x11" + halved[frame + 12 :]
    assert blocks(whole) == 3 * (4 * 3), "at the whole one"


def test_what_lies_between_the_segments_is_skipped(qapp):
    whole = jpeg(17, 9, GREY)
    assert blocks(whole[:2] + b"\xff\xff\x00ab\xff\xd0" + whole[2:]) == 6
    assert blocks(whole[: whole.find(b"\xff\xc0")]) == 0
    assert blocks(whole[: whole.find(b"\xff\xc0") + 7]) == 0
    assert blocks(b"\xff\xd8" + whole[whole.find(b"\xff\xda") :] + whole) == 0


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("size", [(4000, 3000), (1, 1), (3, 2000)])
def test_an_empty_picture_claims_no_more_than_it_holds(qapp, size, progressive):
    for quality in (1, 75, 100):
        assert not claims_too_much(jpeg(*size, progressive=progressive, quality=quality))


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("progressive", [False, True])
def test_a_claim_takes_no_memory(qapp, tmp_path, progressive):
    path = tmp_path / "a.jpg"
    path.write_bytes(claiming(jpeg(420, 594, progressive=progressive), 5000, 5000))
    peak = Peak()
    peak.start()
    with pytest.raises(DataError, match="not a whole"):
        decoded(path, 2000)
    assert peak.bytes() < 4 << 20
    peak.stop()
