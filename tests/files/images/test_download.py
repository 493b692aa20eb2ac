"""Downloading, against a mirror on this computer that misbehaves in every way mirrors do."""

import contextlib
import gzip
import hashlib
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.download import MnistDownload
from clawdemy_gui.files.images.mnist import Archive

PATIENCE_MS, LITTLE_PATIENCE_MS = 1_500, 300
"""The little is for mirrors that never answer in time."""


def archive(name, content):
    packed = gzip.compress(content, mtime=0)
    sums = hashlib.sha256(packed).hexdigest(), hashlib.sha256(content).hexdigest()
    return Archive(name, len(packed), sums[0], len(content), sums[1]), packed


CONTENTS = {f"{number}.gz": bytes(range(256)) * 40 * (number + 1) + b"end" for number in range(4)}
ARCHIVES, PACKED = zip(*(archive(name, content) for name, content in CONTENTS.items()), strict=True)
FILES = dict(zip(CONTENTS, PACKED, strict=True))


class Mirror(BaseHTTPRequestHandler):
    """Answers /behaviour/file."""

    def do_GET(self):
        self.server.asked.append(self.path)
        _, behaviour, name = self.path.removeprefix("http://mnist.test").split("/")
        content = FILES[name] if name in FILES else (self.server.folder / name).read_bytes()
        with contextlib.suppress(ConnectionError):  # We hang up on a mirror that sends something wrong.
            getattr(self, behaviour)(content)

    def answer(self, content, status=200, length=None, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def good(self, content):
        self.answer(content)

    def declared(self, content):
        """Right bytes that the mirror calls a gzip-encoded text."""
        self.answer(content, Content_Encoding="gzip")

    def repacked(self, content):
        self.answer(gzip.compress(gzip.decompress(content), mtime=1))

    def truncated(self, content):
        self.answer(content[:-9])

    def broken_off(self, content):
        self.answer(content[:20], length=len(content))

    def corrupted(self, content):
        self.answer(content[:30] + b"?" + content[31:])

    def other(self, content):
        """A well-formed gzip file of the right length with something else in it."""
        self.answer(gzip.compress(gzip.decompress(content)[::-1], mtime=0))

    def longer(self, content):
        self.answer(content + bytes(5_000_000))

    def bomb(self, content):
        self.answer(gzip.compress(bytes(20_000_000))[: len(content)])

    def page(self, content):
        """A hotel's sign-in page instead of the file."""
        self.answer(b"<html>Welcome! Please sign in.</html>")

    def nothing(self, content):
        self.answer(b"")

    def missing(self, content):
        self.answer(b"gone", 404)

    def failing(self, content):
        self.answer(b"sorry", 503)

    def circle(self, content):
        self.answer(b"", 302, Location=self.path)

    def elsewhere(self, content):
        self.answer(b"", 302, Location="/good/" + self.path.split("/")[-1])

    def silent(self, content):
        self.server.closing.wait(5)

    def stalling(self, content):
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:50])
        self.wfile.flush()
        self.server.closing.wait(5)

    def log_message(self, *_):
        pass


@pytest.fixture
def mirror(monkeypatch):
    """A server on this computer; `mirror.at("good")` is the address of its good side."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    server.daemon_threads = True
    server.asked = []
    server.closing = threading.Event()
    server.at = lambda behaviour: f"http://127.0.0.1:{server.server_port}/{behaviour}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def download(tmp_path, qapp):
    """A download of the four small files from these mirrors."""
    made = []

    def make(*mirrors, patience=PATIENCE_MS):
        made.append(MnistDownload(tmp_path / "user" / "mnist", ARCHIVES, mirrors, patience))
        return made[-1]

    yield make
    for one in made:
        one.cancel()


def stored(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@pytest.mark.parametrize("behaviour", ["good", "declared", "elsewhere"])
def test_the_four_files_arrive(qtbot, mirror, download, behaviour):
    job = download(mirror.at(behaviour))
    shown = []
    job.progress.connect(lambda done, total: shown.append((done, total)))
    with qtbot.waitSignal(job.finished, timeout=20_000) as done:
        job.start()
        assert job.is_running
    assert done.args == [str(job.folder)]
    assert stored(job.folder) == FILES
    total = sum(map(len, PACKED))
    assert shown == sorted(shown)
    assert shown[-1] == (total, total)
    assert not job.is_running


def test_the_same_bytes_packed_anew_are_accepted(qtbot, mirror, download):
    job = download(mirror.at("repacked"))
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert {name: gzip.decompress(packed) for name, packed in stored(job.folder).items()} == CONTENTS


TROUBLES = {
    "truncated": "0.gz arrived damaged or is not the official file",
    "broken_off": "broke the connection off",
    "corrupted": "arrived damaged",
    "other": "is not the official file",
    "longer": "arrived damaged",
    "bomb": "arrived damaged",
    "page": "is not the official file",
    "nothing": "is not the official file",
    "missing": "does not have the file",
    "failing": "answers with an error",
    "circle": "only points elsewhere",
    "silent": "stopped answering",
    "stalling": "stopped answering",
}


@pytest.mark.parametrize("behaviour", TROUBLES)
def test_the_second_mirror_helps_out(qtbot, mirror, download, behaviour):
    job = download(mirror.at(behaviour), mirror.at("good"))
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert mirror.asked[0] == f"/{behaviour}/0.gz"
    assert mirror.asked[-4:] == [f"/good/{name}" for name in FILES]
    assert stored(job.folder) == FILES


@pytest.mark.parametrize("behaviour", TROUBLES)
def test_without_help_one_sentence_says_why_and_what_to_do(qtbot, mirror, download, behaviour):
    is_slow = behaviour in ("silent", "stalling")
    job = download(mirror.at(behaviour), patience=LITTLE_PATIENCE_MS if is_slow else PATIENCE_MS)
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        job.start()
    sentence = failed.args[0]
    assert TROUBLES[behaviour] in sentence
    for words in ("0.gz, 1.gz, 2.gz, 3.gz", mirror.at(behaviour), str(job.folder)):
        assert words in sentence
    assert sentence.endswith("; nothing has changed.")
    assert stored(job.folder) == {}
    assert not job.is_running


def test_a_mirror_that_is_not_there(qtbot, mirror, download):
    port = mirror.server_port
    mirror.shutdown()
    mirror.socket.close()
    job = download(f"http://127.0.0.1:{port}/good/")
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        job.start()
    assert "refuses the connection" in failed.args[0]


def test_cancel_leaves_nothing_and_the_next_start_is_clean(qtbot, mirror, download):
    job = download(mirror.at("stalling"), mirror.at("good"))
    ends = []
    job.failed.connect(ends.append)
    job.finished.connect(ends.append)
    with qtbot.waitSignal(job.progress, timeout=20_000):
        job.start()
    job.cancel()
    assert not job.is_running
    assert stored(job.folder) == {}
    qtbot.wait(PATIENCE_MS + LITTLE_PATIENCE_MS)
    assert ends == []
    assert mirror.asked == ["/stalling/0.gz"]
    job.start()
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    assert ends == [str(job.folder)]
    assert stored(job.folder) == FILES


@pytest.mark.parametrize("file", range(4))
def test_cancel_from_within_progress(qtbot, mirror, download, file):
    """A progress dialog lets the person cancel while it shows the progress."""
    job = download(mirror.at("good"))
    ends = []
    job.failed.connect(ends.append)
    job.finished.connect(ends.append)
    job.progress.connect(
        lambda done, total: job.cancel() if done >= sum(map(len, PACKED[: file + 1])) else None
    )
    job.start()
    qtbot.waitUntil(lambda: not job.is_running, timeout=20_000)
    qtbot.wait(30)
    assert ends == []
    assert len(mirror.asked) == file + 1
    assert set(stored(job.folder)) <= set(list(FILES)[: file + 1])


def test_a_second_start_keeps_what_is_right_and_replaces_what_is_not(qtbot, mirror, download):
    job = download(mirror.at("good"))
    job.folder.mkdir(parents=True)
    (job.folder / "0.gz").write_bytes(FILES["0.gz"])
    (job.folder / "1.gz").write_bytes(bytes(len(FILES["1.gz"])))
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert stored(job.folder) == FILES
    assert mirror.asked == ["/good/1.gz", "/good/2.gz", "/good/3.gz"]
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert len(mirror.asked) == 3


def test_a_failure_leaves_the_old_file(qtbot, mirror, download):
    job = download(mirror.at("corrupted"))
    job.folder.mkdir(parents=True)
    (job.folder / "0.gz").write_bytes(b"put here by hand")
    with qtbot.waitSignal(job.failed, timeout=20_000):
        job.start()
    assert stored(job.folder) == {"0.gz": b"put here by hand"}


def test_a_folder_that_cannot_be_written(qtbot, mirror, download, tmp_path):
    (tmp_path / "user").write_text("a file where the folder should be")
    job = download(mirror.at("good"))
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        job.start()
    assert "cannot be written" in failed.args[0]
    assert mirror.asked == []


def test_the_proxy_of_this_computer_is_used(qtbot, mirror, download, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{mirror.server_port}")
    monkeypatch.delenv("no_proxy", raising=False)
    job = download("http://mnist.test/good/")
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert mirror.asked[0] == "http://mnist.test/good/0.gz"
    assert stored(job.folder) == FILES


def test_the_real_files_are_recognised(qtbot, mirror, tmp_path):
    """11 MB in many pieces; the copy at hand is packed anew, so the unpacked sum decides."""
    if not os.environ.get(mnist.VARIABLE):
        pytest.skip(f"needs MNIST: {mnist.VARIABLE} names no folder")
    mirror.folder = Path(os.environ[mnist.VARIABLE])
    job = MnistDownload(tmp_path, mirrors=[mirror.at("good")])
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert mnist.is_complete(tmp_path)
    for archive in mnist.ARCHIVES:
        assert (tmp_path / archive.name).read_bytes() == (mirror.folder / archive.name).read_bytes()
