"""Says in a few short sentences what was opened and what was done to it on the way."""

from clawdemy_gui.files.images.dataset import DataSet, Report, translate


def opening_sentence(name: str, data: DataSet) -> str:
    """What is open under this name: how many images, what was left out, turned, evened out and centred."""
    count = _read_from_sheets(name, data) if data.report.sheets else _count(name, data)
    return " ".join([count, *filter(None, _done(data))])


def _read_from_sheets(name: str, data: DataSet) -> str:
    """How many digits people wrote into the boxes, and how many boxes they left empty."""
    report = data.report
    digits = translate("Data", "{count:,} digits were read from the sheet").format(count=len(data))
    if len(data) == 1:
        digits = translate("Data", "one digit was read from the sheet")
    if report.sheets > 1:
        words = translate("Data", "{count:,} digits were read from {sheets:,} sheets")
        digits = words.format(count=len(data), sheets=report.sheets)
    boxes = translate("Data", "{count:,} boxes were empty").format(count=report.empty)
    if report.empty == 1:
        boxes = translate("Data", "one box was empty")
    told = translate("Data", "{name}: {digits}; {boxes}.").format(name=name, digits=digits, boxes=boxes)
    if not report.unclear:
        return told
    words = translate("Data", "Boxes left out because they show more than one digit: {count:,}.")
    return f"{told} {words.format(count=report.unclear)}"


def _count(name: str, data: DataSet) -> str:
    parts = {
        "training": translate("Data", "{name}: {count:,} training images are open."),
        "test": translate("Data", "{name}: {count:,} test images are open."),
        "whole": translate("Data", "{name}: {count:,} images are open."),
    }
    words = parts[data.part] if len(data) > 1 else translate("Data", "{name}: one image is open.")
    return words.format(name=name, count=len(data))


def _done(data: DataSet) -> list[str]:
    report = data.report
    prepared = {
        "": "",
        "mnist": translate("Data", "Each digit was found, cut, scaled and centred as MNIST’s makers did."),
        "digits": translate(
            "Data", "Each digit was found, cut, scaled and centred as the embedded digits’ makers did."
        ),
    }
    levelled = translate("Data", "The paper was evened out.")
    as_it_is = translate("Data", "Each picture was taken as it is.")
    scale = translate("Data", "Brightness was written as {scale}.").format(scale=report.scale)
    return [
        _left_out(report),
        scale if report.scale else "",
        _turned(report),
        levelled if report.levelled and not report.prepared else "",
        prepared[report.prepared],
        as_it_is if data.are_pictures and not (report.prepared or report.levelled) else "",
        report.note,
    ]


def _turned(report: Report) -> str:
    if report.by_hand and report.turned:
        return translate("Data", "Light and dark were turned, as you wanted.")
    if report.by_hand:
        return translate("Data", "Light and dark were left as they are in the file, as you wanted.")
    if report.turned:
        return translate("Data", "They lie on a light ground, so light and dark were turned.")
    return ""


def _left_out(report: Report) -> str:
    if not report.left_out:
        return ""
    one = translate("Data", "One file was left out: {reason}.")
    more = translate("Data", "{count:,} files were left out; the first: {reason}.")
    words = one if report.left_out == 1 else more
    return words.format(count=report.left_out, reason=report.reasons[0] if report.reasons else "…")
