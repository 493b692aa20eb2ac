"""What is said of a neuron and of a line in the drawing of a network, with the numbers of one image."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.forward_pass import Blame, ForwardPass, Term
from clawdemy_gui.number_text import change_text, plain_text, short_text
from clawdemy_gui.pages.page import Table
from clawdemy_gui.widgets.network.drawing import Spot
from clawdemy_gui.widgets.network.paint import NetworkWords

translate = QCoreApplication.translate


def drawing_words() -> NetworkWords:
    """The names in the drawing."""
    return NetworkWords(
        image=translate("network", "784 pixels"),
        layer=translate("network", "layer {number}"),
        outputs=translate("network", "outputs"),
        by_hand=translate("network", "yours"),
        weights=translate("network", "its weights"),
        too_many=translate("network", "{sizes}: too many neurons to draw"),
    )


def neuron_name(walked: ForwardPass, layer: int, neuron: int) -> str:
    """Output 3; neuron 5 of layer 2; pixel (row 4, column 7)."""
    if layer == 0:
        row, column = divmod(neuron, 28)
        return translate("network", "pixel (row {row}, column {column})").format(row=row, column=column)
    if layer == len(walked.network.layers) - 1:
        return translate("network", "output {number}").format(number=neuron)
    return translate("network", "neuron {number} of layer {layer}").format(number=neuron, layer=layer)


def opening_sentence(walked: ForwardPass) -> str:
    """What the drawing shows, and how it is read."""
    hidden = walked.network.layers[1:-1]
    return translate(
        "network",
        "784 pixels light up {neurons} neurons, and these the ten outputs. A full disc is an activation "
        "of 1. Point at a neuron, or walk there with the arrow keys.",
    ).format(neurons=" + ".join(str(count) for count in hidden) if hidden else 0)


def spot_sentence(walked: ForwardPass, spot: Spot, blame: Blame | None) -> str:
    """The neuron's sum as a line of arithmetic, or what the line is and how much it matters."""
    return _neuron(walked, spot, blame) if spot.source is None else _line(walked, spot, blame)


def _neuron(walked: ForwardPass, spot: Spot, blame: Blame | None) -> str:
    told = walked.weighted_sum(spot.layer, spot.neuron)
    name = neuron_name(walked, spot.layer, spot.neuron)
    words = translate("network", "<b>{name}</b>: {sum} = {total}. {curve} = <b>{activation}</b>.")
    text = words.format(
        name=name[0].upper() + name[1:],
        sum=sum_text(walked, spot),
        total=plain_text(told.total),
        curve=_curve(walked, spot, told.total),
        activation=short_text(told.activation),
    )
    return text if blame is None else f"{text} {_wish(walked, spot, blame)}"


def sum_text(walked: ForwardPass, spot: Spot) -> str:
    """1.35 × 0.98 (5) − 2.10 × 0.40 (7) + 0.31 (13 others) − 1.20 (bias): the weighted sum in numbers."""
    told = walked.weighted_sum(spot.layer, spot.neuron)
    parts = [_signed(_term(term, spot.layer), term.weight) for term in told.largest]
    if told.others:
        others = translate("network", "{sum} ({count} others)")
        parts.append(_signed(others.format(sum=plain_text(abs(told.rest)), count=told.others), told.rest))
    bias = translate("network", "{bias} (bias)").format(bias=plain_text(abs(told.bias)))
    line = " ".join([*parts, _signed(bias, told.bias)])
    return line[2:] if line.startswith("+ ") else "−" + line[2:]


def _signed(size: str, number: float) -> str:
    return f"{'−' if number < 0 else '+'} {size}"


def _term(term: Term, layer: int) -> str:
    row, column = divmod(term.source, 28)
    source = f"{row}, {column}" if layer == 1 else str(term.source)
    return f"{plain_text(abs(term.weight))} × {short_text(term.activation)} ({source})"


def _curve(walked: ForwardPass, spot: Spot, total: float) -> str:
    is_output = spot.layer == len(walked.network.layers) - 1
    kind = "sigmoid" if is_output else walked.network.hidden
    return {
        "sigmoid": "σ({sum})",
        "relu": translate("network", "ReLU({sum})"),
        "step": translate("network", "on/off({sum})"),
    }[kind].format(sum=plain_text(total))


def _wish(walked: ForwardPass, spot: Spot, blame: Blame) -> str:
    slope = float(blame.of_activations[spot.layer - 1][spot.neuron])
    if spot.layer < len(walked.network.layers) - 1:
        words = translate("network", "Passed back to it: a slope of {slope}: {way}.")
        return words.format(slope=plain_text(slope), way=_way(slope))
    output = float(walked.outputs[spot.neuron])
    return translate("network", "Its slope is 2 × ({output} − {desired}) = {slope}: {way}.").format(
        output=plain_text(output),
        desired=round(output - slope / 2),
        slope=plain_text(slope),
        way=_way(slope),
    )


def _way(slope: float) -> str:
    if slope == 0:
        return translate("network", "the cost does not mind")
    lower = translate("network", "lower would cost less")
    return lower if slope > 0 else translate("network", "higher would cost less")


def _line(walked: ForwardPass, spot: Spot, blame: Blame | None) -> str:
    source = spot.source or 0
    network = walked.network
    number = network.index(spot.layer, spot.neuron, source)
    text = translate(
        "network", "<b>Weight {value}</b>, dial {number:,} of {count:,}: from {source} to {to}."
    ).format(
        value=plain_text(float(network.parameters[number])),
        number=number,
        count=network.parameter_count,
        source=neuron_name(walked, spot.layer - 1, source),
        to=neuron_name(walked, spot.layer, spot.neuron),
    )
    if blame is not None:
        slope = walked.slope(blame, spot.layer, spot.neuron, source)
        words = translate("network", "This image’s cost changes by {slope} for each unit it is turned up.")
        text = f"{text} {words.format(slope=change_text(slope))}"
    return f"{text} {translate('network', 'A click, or Enter, takes it into the hand.')}"


def network_table(walked: ForwardPass) -> Table:
    """Every neuron with its weighted sum and its activation, layer by layer."""
    rows: list[list[str | float | int]] = [
        [neuron_name(walked, layer, neuron), float(total), float(activation)]
        for layer, (sums, activations) in enumerate(zip(walked.sums, walked.activations[1:], strict=True), 1)
        for neuron, (total, activation) in enumerate(zip(sums, activations, strict=True))
    ]
    header = [
        translate("network", "neuron"),
        translate("network", "weighted sum"),
        translate("network", "activation"),
    ]
    return Table(translate("network", "Network"), header, rows)
