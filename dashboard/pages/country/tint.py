"""Tints: a colour on its way to the ground that it stands on."""


def mix(color: str, ground: str, part: float) -> str:
    """`part` of a colour in the ground, both #rrggbb: 1 is the colour itself, 0 the ground."""
    pairs = zip(_split(color), _split(ground), strict=True)
    return "#" + "".join(f"{round(one * part + other * (1 - part)):02x}" for one, other in pairs)


def _split(color: str) -> tuple[int, ...]:
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
