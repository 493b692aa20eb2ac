"""Watches the bytes of one archive arrive and says whether they are the official ones."""

import hashlib
import zlib

from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.images.mnist import Archive

_GZIP_FORMAT = 31


class Arrival:
    """Sums up an archive while it arrives, packed and unpacked, so that nothing is left to do at its end."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.size = 0
        """Bytes that have arrived."""
        self._packed_sum = hashlib.sha256()
        self._unpacked_sum = hashlib.sha256()
        self._unpacked_size = 0
        self._gzip = zlib.decompressobj(_GZIP_FORMAT)

    def take(self, piece: bytes) -> None:
        """Look at the next bytes. Raises DataError as soon as they cannot be part of the official archive."""
        self.size += len(piece)
        if self.size > self.archive.size:
            raise self._wrong()
        self._packed_sum.update(piece)
        try:
            unpacked = self._gzip.decompress(piece, self.archive.unpacked_size - self._unpacked_size + 1)
        except zlib.error:
            raise self._wrong() from None
        self._unpacked_size += len(unpacked)
        self._unpacked_sum.update(unpacked)
        if self._unpacked_size > self.archive.unpacked_size or self._gzip.unused_data:
            raise self._wrong()

    def check_whole(self) -> None:
        """Raise DataError unless the official archive, or the same bytes packed anew, arrived whole."""
        official = self._packed_sum.hexdigest() == self.archive.sha256
        same_inside = self._gzip.eof and self._unpacked_sum.hexdigest() == self.archive.unpacked_sha256
        if not (official or same_inside):
            raise self._wrong()

    def _wrong(self) -> DataError:
        wrong = translate("Data", "{file} arrived damaged or is not the official file")
        return DataError(wrong.format(file=self.archive.name))
