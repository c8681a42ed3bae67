"""How does everything about one skill read on the terminal? A card: demand, place, needs, what it opens and pays."""

from __future__ import annotations

from pathfinder.model.answers import Need, Why
from pathfinder.rendering.bars import share_bar
from pathfinder.rendering.lines import Line, Look, Span, flow, line, pad, width
from pathfinder.rendering.numbers import count, hours, interval, percent, points
from pathfinder.rendering.style import glyphs, plain
from pathfinder.rendering.words import LEFT_OUT, Namer, effective_text, listed, reason_text, resource_facts

LABEL = 10
BAR = 20
BAR_FROM = 70
"""Below so many columns the bar is half as long."""
MOST_PAYERS = 5


def why_lines(why: Why, role_name: str, name: Namer, look: Look) -> list[Line]:
    """Return the card of one skill under one request."""
    card = _Card(look, name)
    card.head(why)
    card.demand(why, role_name)
    card.place(why)
    card.needs(why)
    card.row("opens", listed([name(skill) for skill in why.opens]) or "nothing by itself")
    card.pays(why)
    card.alternatives(why)
    for number, resource in enumerate(why.learn):
        told = card.marks.dot.join(resource_facts(resource))
        card.row("learn" if number == 0 else "", f"{resource.title} ({told})" if told else resource.title, resource.url)
    return card.lines


class _Card:
    """Rows of a label and flowing parts."""

    def __init__(self, look: Look, name: Namer) -> None:
        self.look, self.name = look, name
        self.marks = glyphs(ascii_only=look.ascii)
        self.lines: list[Line] = []

    def row(self, label: str, *parts: str | Span) -> None:
        """Add a labelled row; parts that do not fit go to lines of their own, a long text is broken at blanks."""
        spans = [part if isinstance(part, Span) else Span(plain(part, ascii_only=self.look.ascii)) for part in parts]
        room = self.look.limit - LABEL
        pieces = [Span(piece, span.style) for span in spans for piece in broken(span.text, room)]
        for number, spans_of_line in enumerate(flow(pieces, room, "  ")):
            self.lines.append(line(Span(pad(label if number == 0 else "", LABEL), "quiet"), *spans_of_line))

    def head(self, why: Why) -> None:
        title = plain(why.name, ascii_only=self.look.ascii)
        likely = f"{hours(why.hours)} ({hours(why.range.low)} to {hours(why.range.high)})"
        parts = [Span(title, "title"), Span(likely)]
        if why.known:
            parts.append(Span(f"{self.marks.have} you have it", "have"))
        self.lines += flow(parts, self.look.limit, self.marks.dot)
        if why.summary:
            text = plain(why.summary, ascii_only=self.look.ascii)
            self.lines += [line(Span(piece, "quiet")) for piece in broken(text, self.look.limit)]

    def demand(self, why: Why, role_name: str) -> None:
        if why.share is None:
            self.row("demand", "not measured: no snapshot looked for it")
            return
        cells = BAR if self.look.room() >= BAR_FROM else BAR // 2
        self.lines.append(
            line(
                Span(pad("demand", LABEL), "quiet"),
                *share_bar(why.share, cells, self.marks),
                f"  {percent(why.share.value)} of listings ",
                Span(f"(95 %: {interval(why.share, self.marks.range)})", "quiet"),
            )
        )
        effective = Span(effective_text(why.share.effective), "quiet")
        self.row("", f"rank {why.rank} for {role_name}", effective)
        if not why.known:
            self.row("", f"as the next step it would meet {points(why.meets_now)} points of match")

    def place(self, why: Why) -> None:
        if why.place is None:
            reason = LEFT_OUT[why.left_out].of_one if why.left_out else "no listing of this role leads to it"
            self.row("place", "known" if why.known else f"not in the plan: {reason}")
            if why.hours_to_reach is not None and not why.known:
                self.row("", f"{hours(why.hours_to_reach)} from here with what it needs: --goal {why.skill}")
            return
        beyond = "" if why.place <= why.cut else f", beyond the cut after {why.cut}"
        self.row("place", f"step {why.place} of {why.steps}{beyond}", f"{hours(why.hours_to_reach or 0.0)} from here")
        if why.step is not None:
            self.row("because", reason_text(why.step, self.name))
        self.row("", *(_move("earlier", why.earlier), _move("later", why.later)))

    def needs(self, why: Why) -> None:
        if not why.needs:
            self.row("needs", "nothing")
        for number, need in enumerate(why.needs):
            self.row("needs" if number == 0 else "", *self._need(need))

    def _need(self, need: Need) -> tuple[Span, ...]:
        mark = Span(self.marks.have if need.met_by else self.marks.later, "have" if need.met_by else "")
        names = [self.name(skill) for skill in (need.met_by or need.skills)]
        text = plain(listed(names, "or"), ascii_only=self.look.ascii)
        because = plain(need.because, ascii_only=self.look.ascii)
        return (Span(f"{mark.text} {text}", mark.style), *([Span(because, "quiet")] if because else []))

    def pays(self, why: Why) -> None:
        """Say whose demand pays for a prerequisite."""
        if why.pays:
            shown = [f"{payer.name} {points(payer.weight)}" for payer in why.pays[:MOST_PAYERS]]
            rest = len(why.pays) - len(shown)
            more = [f"and {count(rest, 'more step')}"] if rest else []
            self.row("leads to", *shown, *more)

    def alternatives(self, why: Why) -> None:
        for number, rival in enumerate(why.alternatives):
            share = percent(rival.share.value) if rival.share else "not measured"
            where = "you have it" if rival.known else f"step {rival.place}" if rival.place else "not in the plan"
            label = "or" if number == 0 else ""
            self.row(label, f"{rival.name}: {share}, {hours(rival.hours)}, {where}")


def _move(direction: str, change: float | None) -> Span:
    if change is None:
        return Span(f"one place {direction}: not possible", "quiet")
    verb = "costs" if change >= 0 else "saves"
    return Span(f"one place {direction} {verb} {abs(change):.2f} match-hours", "quiet")


def broken(text: str, columns: int) -> list[str]:
    """Return the text broken at blanks into pieces of at most so many columns; a longer word stays whole."""
    pieces: list[str] = []
    for word in text.split():
        if pieces and width(pieces[-1]) + 1 + width(word) <= columns:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return pieces
