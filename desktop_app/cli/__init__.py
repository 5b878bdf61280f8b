"""The command line: the same operations as the window, for scripts and for those who prefer to type.

Every command that prints has ``--json`` (fields in resources/help/json.md). A failure is one sentence on the error
stream and an exit code other than 0. The window is started, and its pages are drawn, by whoever calls ``run``.
"""

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from desktop_app import i18n, logs
from desktop_app.cli.output import fail
from desktop_app.domain.errors import Cancelled, UserError
from desktop_app.i18n import N_

StartWindow = Callable[[Path | None], int]
Render = Callable[[Path, Path], Sequence[Path]]
# Where each command lives. A module is loaded when its command is asked for: all of them together take longer than
# most commands do.
_MODULES: Final = {
    "analyse": "record_analyses",
    "office-hours": "record_analyses",
    "customer-classes": "customer_classes",
    "new": "workspace",
    "check": "workspace",
    "backup": "workspace",
    "restore": "workspace",
    "read": "read",
    "import": "imports",
    "batches": "batch_commands",
    "take-back": "batch_commands",
    "records": "record_commands",
    "shapes": "shape_commands",
    "name": "name_commands",
    "watch": "watch",
    "target": "targets",
    "absence": "days",
    "rate": "worth",
    "calendar": "days",
    "balance": "worth",
    "kpi-value": "kpi_values",
    "kpi": "kpis",
    "kpis": "kpi_choices",
    "signals": "signals",
    "signal": "signals",
    "annotation": "signals",
    "action": "actions",
    "observation": "observations",
    "feedback": "opinions",
    "one-on-one": "one_on_one",
    "plan": "plans",
    "evaluate": "pay",
    "statement": "pay",
    "adjust": "pay_records",
    "query": "pay_records",
    "decide": "pay_records",
    "compare": "pay_records",
    "register": "pay_records",
    "carried": "pay_records",
    "pay": "pay_lists",
    "review": "reviews",
    "performance-review": "performance_reviews",
    "playbook": "playbook",
    "team-pack": "team_packs",
    "training": "trainings",
}


class _Commands(click.Group):
    """Knows every command by name and loads the one that is asked for."""

    demo: Callable[[], click.Command]

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*_MODULES, "demo", *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "demo":
            return self.demo()
        if cmd_name not in _MODULES:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"desktop_app.cli.{_MODULES[cmd_name]}")
        commands: tuple[click.Command, ...] = module.COMMANDS
        return next(command for command in commands if command.name == cmd_name)


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
    @click.group(cls=_Commands, invoke_without_command=True)
    @click.version_option(package_name="quotadesk", prog_name="quotadesk")
    @click.pass_context
    def quotadesk(context: click.Context) -> int:
        """Targets, gauges, quotas and incentive pay for a team, offline, every figure explained."""
        return start_window(None) if context.invoked_subcommand is None else 0

    @quotadesk.command("open")
    @click.argument("file", type=click.Path(path_type=Path))
    def open_window(file: Path) -> int:
        """Open the workspace FILE in the window."""
        from desktop_app.cli import workspace  # noqa: PLC0415 - as every command, when it is asked for

        workspace.must_open(file)
        return start_window(file)

    def demo() -> click.Command:
        from desktop_app.cli import demo  # noqa: PLC0415 - as every command, when it is asked for

        return demo.command(start_window, render)

    quotadesk.demo = demo
    return quotadesk
