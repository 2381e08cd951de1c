"""A judge's process: read submissions one after another, have them run in other processes, return the results."""

from __future__ import annotations

import time
import traceback
from dataclasses import replace

from autograder.engine.contract.wire import Channel, Closed
from autograder.engine.outside.outcome import Deserted
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from autograder.notes import Note
from wording.languages import set_language

__all__ = ["serve"]


def serve(channel: Channel) -> None:
    """Receive a Setup and then trainees' names; send a `Graded` for each.

    Returns when the connection closes or the warm process is gone. Another judge then grades the current submission.
    """
    try:
        setup: Setup = channel.receive_object()
        setup = replace(setup, process_source=replace(setup.process_source, ahead=True))
        set_language(setup.lang)
        from autograder.grading.one_submission import grade_submission

        channel.send_object("ready")
        while True:
            trainee = channel.receive_object()
            start = time.perf_counter()
            try:
                graded = grade_submission(setup, trainee)
            except Deserted:
                return
            except Exception as error:
                log = traceback.format_exc()
                graded = Graded(trainee, reason=Note("text", text=f"{type(error).__name__}: {error}"[:300]), log=log)
            total = time.perf_counter() - start
            channel.send_object(replace(graded, timings=graded.timings | {"total": total}))
    except Closed:
        return
