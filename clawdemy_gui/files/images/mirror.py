"""Fetches one official file from one mirror into a folder, or says in a few words why it could not."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from clawdemy_gui.files.images.checksum import Arrival
from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.images.mnist import Archive
from clawdemy_gui.files.whole_file import commit

_MOST_REDIRECTS = 3
_READ = 1 << 18
"""Bytes looked at in one go: unpacking and summing them up takes a few ms."""

_OK = 200

_Error = QNetworkReply.NetworkError


class Fetch(QObject):
    """One file on its way. It is written only as far as its known length and kept only if it is right."""

    arrived = Signal(int)
    """Bytes so far."""
    ended = Signal(str)
    """What went wrong, or nothing at all."""

    def __init__(
        self,
        network: QNetworkAccessManager,
        archive: Archive,
        mirror: str,
        folder: Path,
        patience_ms: int,
        parent: QObject,
    ) -> None:
        """Ask `mirror` at once. Raises DataError if the folder cannot be written."""
        file = _writable(folder, archive.name)
        super().__init__(parent)
        self._file = file
        self._arrival = Arrival(archive)
        self._wrong = ""
        request = QNetworkRequest(QUrl(mirror + archive.name))
        request.setTransferTimeout(patience_ms)
        request.setMaximumRedirectsAllowed(_MOST_REDIRECTS)
        # Asked for as it is, or Qt would unpack on the way what a mirror declares to be gzip.
        request.setRawHeader(b"Accept-Encoding", b"identity")
        self._reply = network.get(request)
        self._reply.setParent(self)
        self._reply.setReadBufferSize(_READ)
        self._reply.readyRead.connect(self._read)
        self._reply.finished.connect(self._end)

    def cancel(self) -> None:
        """Stop at once, leave no half file, and send no signal."""
        self._reply.readyRead.disconnect(self._read)
        self._reply.finished.disconnect(self._end)
        self._reply.abort()
        self._file.cancelWriting()
        self._file.commit()

    def _read(self) -> None:
        if self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) != _OK:
            return  # The page that comes with an error is not the file, and the error is still to come.
        self._take()
        if self._wrong:
            self._reply.abort()
        else:
            self.arrived.emit(self._arrival.size)

    def _take(self) -> None:
        """Look at what has arrived before it is written."""
        piece = bytes(self._reply.read(_READ).data())
        try:
            self._arrival.take(piece)
        except DataError as error:
            self._wrong = error.wrong
        else:
            self._file.write(piece)

    def _end(self) -> None:
        self._wrong = self._wrong or _trouble(self._reply)
        while not self._wrong and self._reply.bytesAvailable():
            self._take()
        wrong = self._wrong or self._incomplete()
        if wrong:
            self._file.cancelWriting()
        if commit(self._file) and not wrong:
            wrong = _unwritable(Path(self._file.fileName()))
        self.ended.emit(wrong)

    def _incomplete(self) -> str:
        try:
            self._arrival.check_whole()
        except DataError as error:
            return error.wrong
        return ""


def _writable(folder: Path, name: str) -> QSaveFile:
    file = QSaveFile(str(folder / name))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise DataError(_unwritable(folder)) from None
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise DataError(_unwritable(folder))
    return file


def _unwritable(path: Path) -> str:
    return translate("Data", "{path} cannot be written").format(path=path)


def _trouble(reply: QNetworkReply) -> str:
    """The connection's error in plain words, nothing if there was none."""
    if reply.error() == _Error.NoError:
        return ""
    sentences = {
        _Error.HostNotFoundError: translate("Data", "{host} cannot be found (is this computer online?)"),
        _Error.ConnectionRefusedError: translate("Data", "{host} refuses the connection"),
        _Error.RemoteHostClosedError: translate("Data", "{host} broke the connection off"),
        _Error.OperationCanceledError: translate("Data", "{host} stopped answering"),
        _Error.TimeoutError: translate("Data", "{host} stopped answering"),
        _Error.TooManyRedirectsError: translate("Data", "{host} only points elsewhere"),
        _Error.InsecureRedirectError: translate("Data", "{host} points to an unsafe place"),
        _Error.SslHandshakeFailedError: translate("Data", "no safe connection to {host} is possible"),
        _Error.ContentNotFoundError: translate("Data", "{host} does not have the file"),
        _Error.ContentAccessDenied: translate("Data", "{host} does not give the file away"),
        _Error.ProxyNotFoundError: translate("Data", "the proxy of this computer cannot be found"),
        _Error.ProxyConnectionRefusedError: translate("Data", "the proxy of this computer refuses us"),
        _Error.ProxyAuthenticationRequiredError: translate(
            "Data", "the proxy of this computer wants a password"
        ),
    }
    other = translate("Data", "{host} answers with an error")
    return sentences.get(reply.error(), other).format(host=reply.request().url().host())
