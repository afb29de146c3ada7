"""Made-up figures whose names try to break out of a picture, or to bring something into it."""

from made_up_figures import HEIGHT, WIDTH, make_axis, make_figure, make_note, make_trace

from dashboard.picture import draw

HOSTILE = (
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "<b onclick=alert(1)>x</b>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "]]><!-- <![CDATA[ ?> &xxe; &#0; &#xD800; &#x110000; &lt;script&gt;",
    "</title></desc></style><img src=x onerror=alert(1)>",
    "שלום \u202e evil \u202c عربى",
    "\x00\x01\x08\x0b\x1f\x7f\x9f\ud800\ufffe\uffff",
    "tab\tand\nline\r\nend",
    "<b><b></b></b></b><b>",
    "a very long title " * 500,
    "𝕒🇺🇳\u0300" * 50,
)  # fmt: skip
# All that a picture is made of.
SHOWN = {"svg", "title", "desc", "g", "path", "text", "tspan"}


def draw_names(name: str) -> str:
    """A picture that says a name wherever a figure can say one."""
    names = [name, f"{name}."]
    text = {"textposition": "middle right", "textfont": {"size": 12}, "text": names, "hovertext": names}
    figure = make_figure(
        make_trace(mode="markers+text", x=[1, 2], y=names, **text),
        font={"family": name, "size": 13, "color": "#000000"},
        annotations=[make_note(name, 5, 1), make_note(f"<b>{name}</b>", 5, 0, font={"family": f"{name}!"})],
        yaxis=make_axis(type="category", categoryarray=names, tickvals=names, range=[-0.5, 1.5]),
        xaxis=make_axis(range=[0, 10], tickvals=[1, 2], ticktext=names, ticksuffix=name),
    )
    return draw(figure, WIDTH, HEIGHT, label=name, description=name)
