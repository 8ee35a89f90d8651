"""Sample intervals: how often the interval of a sample holds the rate of the whole caseload.

A generated caseload is audited whole; then it is cut into samples, and for each question and each
sample the interval that an audit of the sample would print is held against the whole caseload's
rate. Of 95% intervals about 95 in 100 should hold it. Beside that stands the rate that was planted.

    python benchmarks/sample_intervals.py [--samples 200] [--size 300]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow.parquet as pq

from checker.audit.intervals import wilson
from checker.batch.saved import saved
from checker.workshop.generate.profile import bulletin

SEED = 20_181_031
YES, NO = "likely sufficient", "likely insufficient"


def audited(folder: Path, cases: int) -> Path:
    """Generate a caseload and judge it; give the folder of the run."""
    records, run = folder / "cases.parquet", folder / "run"
    checker = [sys.executable, "-m", "checker"]
    made = ["generate", "--cases", str(cases), "--seed", str(SEED), "--output", str(records)]
    subprocess.run([*checker, *made], check=True, capture_output=True)
    judged = ["check", str(records), "--output", str(run), "--shadow", "0"]
    subprocess.run([*checker, *judged], check=False, capture_output=True)
    return run


def held(answers: np.ndarray, size: int) -> tuple[float, float]:
    """Give the rate of all answers, and the share of samples whose interval holds it."""
    whole = (answers == YES).sum() / ((answers == YES) | (answers == NO)).sum()
    inside = []
    for start in range(0, len(answers) - size + 1, size):
        some = answers[start : start + size]
        yes, no = int((some == YES).sum()), int((some == NO).sum())
        found = wilson(yes, yes + no)
        inside.append(found is not None and found.low <= whole <= found.high)
    return float(whole), float(np.mean(inside))


def main() -> None:
    """Print a row for each question."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--size", type=int, default=300)
    asked = parser.parse_args()
    with TemporaryDirectory() as passing:
        run = saved(audited(Path(passing), asked.samples * asked.size))
        table = pq.read_table(run.folder / "judgements.parquet")
        print(f"{asked.samples} samples of {asked.size} cases")
        print("question  planted  whole caseload  intervals that hold it")
        for question in run.catalogue.questions:
            answers = table.column(f"question {question.id}").cast("string").to_numpy()
            whole, share = held(answers, asked.size)
            planted = bulletin().questions[question.id].sufficient
            print(f"{question.id:8}  {planted:7.1%}  {whole:14.1%}  {share:7.1%}")


if __name__ == "__main__":
    main()
