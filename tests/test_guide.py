"""The guide is replayed step by step, and a step that does not go as it is written is noticed.

The guide itself is replayed by ``docs/guide.py --check``, which ``.ci/run`` does; it takes minutes.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.cli.rules import rules

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).parents[1] / "docs"
STEPS = """\
<!-- write: mine/a.txt -->
```yaml
one
two
```

<!-- edit: mine/a.txt -->
```diff
 one
-two
+three
```

```console
$ cat mine/a.txt
what it printed before
$ echo "1 passed in 0.37s"
```
"""


@pytest.fixture(scope="module")
def guide() -> Any:  # noqa: ANN401 - a script, which no type knows
    """Load the script."""
    spec = importlib.util.spec_from_file_location("guide", DOCS / "guide.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_a_step_prints_is_written_into_the_guide(guide: Any) -> None:  # noqa: ANN401 - as above
    """Files are written and edited, commands run, and times are masked; nothing else changes."""
    console = '$ cat mine/a.txt\none\nthree\n$ echo "1 passed in 0.37s"\n1 passed in 0.00s\n```\n'
    before = STEPS.partition("$ cat")[0]

    assert guide.replayed(STEPS) == before + console
    assert guide.replayed(before + console) == before + console


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("-two\n", "-four\n", "a.txt has this 0 times"),
        ("$ cat mine/a.txt", "$ cat mine/b.txt", "left with 1, not with 0"),
        ("```console\n", "<!-- exit: 1 -->\n```console\n", "left with 0, not with 1"),
    ],
)
def test_a_step_that_goes_otherwise_is_noticed(
    guide: Any,  # noqa: ANN401 - as above
    was: str,
    becomes: str,
    said: str,
) -> None:
    """An edit whose place is not there, and a command that leaves otherwise, stop the replay."""
    with pytest.raises(guide.StaleError, match=re.escape(said)):
        guide.replayed(STEPS.replace(was, becomes))


def test_the_guide_uses_every_command_for_authors() -> None:
    """What proves a rule is shown at work; what only prints about rules has no part in it."""
    names = {
        each.name or each.callback.__name__ for each in rules.registered_commands if each.callback
    }
    text = (DOCS / "guide.md").read_text(encoding="utf-8")
    used = set(re.findall(r"^\$ .*?checker rules (\w+)", text, re.MULTILINE))

    assert used <= names
    assert names - used <= {"list_rules", "matrix", "parameters", "sql", "prove"}
