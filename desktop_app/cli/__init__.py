"""The command line: the same operations as the window, for scripts and for those who prefer to type.

Every command that prints has ``--json`` (fields in resources/help/json.md). A failure is one sentence on the error
stream and an exit code other than 0. The window is started, and its pages are drawn, by whoever calls ``run``.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from desktop_app import i18n, logs
from desktop_app.cli import (
    batch_commands,
    company,
    demo,
    imports,
    kpis,
    name_commands,
    pay,
    plans,
    read,
    shape_commands,
    targets,
    watch,
    workspace,
)
from desktop_app.cli.demo_files import Render
from desktop_app.cli.output import fail
from desktop_app.domain.errors import Cancelled, UserError
from desktop_app.i18n import N_

StartWindow = Callable[[Path | None], int]
_GROUPS = (
    workspace.COMMANDS,
    read.COMMANDS,
    imports.COMMANDS,
    batch_commands.COMMANDS,
    shape_commands.COMMANDS,
    name_commands.COMMANDS,
    watch.COMMANDS,
    targets.COMMANDS,
    company.COMMANDS,
    kpis.COMMANDS,
    plans.COMMANDS,
    pay.COMMANDS,
)


def run(start_window: StartWindow, arguments: Sequence[str] | None = None, *, render: Render | None = None) -> int:
    """Do what ``arguments`` (default: the process's own) say; the exit code. Without any the window opens."""
    i18n.set_language(i18n.best_language())
    logs.start()
    try:
        result = _program(start_window, render).main(arguments, standalone_mode=False)
    except UserError as error:
        return fail(str(error))
    except (Cancelled, click.Abort):
        return fail(str(UserError(N_("Stopped; nothing was changed."))))
    except click.ClickException as error:
        fail(error.format_message())
        return error.exit_code
    return result if isinstance(result, int) else 0


def _program(start_window: StartWindow, render: Render | None) -> click.Group:
    @click.group(invoke_without_command=True)
    @click.version_option(package_name="quotadesk", prog_name="quotadesk")
    @click.pass_context
    def quotadesk(context: click.Context) -> int:
        """Targets, gauges, quotas and incentive pay for a team, offline, every figure explained."""
        return start_window(None) if context.invoked_subcommand is None else 0

    @quotadesk.command("open")
    @click.argument("file", type=click.Path(path_type=Path))
    def open_window(file: Path) -> int:
        """Open the workspace FILE in the window."""
        workspace.must_open(file)
        return start_window(file)

    for command in (command for group in _GROUPS for command in group):
        quotadesk.add_command(command)
    quotadesk.add_command(demo.command(start_window, render))
    return quotadesk
