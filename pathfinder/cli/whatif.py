"""`pathfinder whatif`: what would another request change?"""

from __future__ import annotations

import typer

from pathfinder.cli import terminal
from pathfinder.cli.asking import Asked, words
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@asks
def whatif(setting: Setting) -> None:
    """Put your plan beside the one that these options make: hours, match, dates, steps in and out.

    Skills without a sign in --have belong to both plans; +a and -b are the change.

    Examples:
      pathfinder whatif --have +docker --skip aws
      pathfinder whatif --have python,sql,+docker
    """
    from pathfinder.planning.explain import what_if

    typed = words(setting.asked.have)
    both = ",".join(word for word in typed if word[0] not in "+-")
    before, after = setting.request(Asked(have=both or None)), setting.request()
    answer = what_if(setting.plan(before), setting.plan(after))
    name = setting.curriculum.name_of
    if setting.as_json:
        from pathfinder.rendering.answers_json import whatif_json

        terminal.write_json(whatif_json(answer, name))
        return
    from pathfinder.rendering.compare_text import whatif_lines

    setting.show(lambda look: whatif_lines(answer, name, look))
