"""A judge: reads submissions one after another, has them run elsewhere, and says what came of each."""

from __future__ import annotations

import time
import traceback
from dataclasses import replace

from autograder.engine.contract.wire import Channel, Closed
from autograder.engine.outside.run import Deserted
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from wording.languages import set_language

__all__ = ["serve"]


def serve(channel: Channel) -> None:
    """The life of a judge: a Setup, then trainees' names; gives a `Graded` for each.

    Ends with the connection, and when no trainee's process can be had any more: another judge grades that submission.
    """
    try:
        setup: Setup = channel.receive_object()
        setup = replace(setup, place=replace(setup.place, ahead=True))
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
                graded = Graded(trainee, reason=f"{type(error).__name__}: {error}"[:300], log=log)
            total = time.perf_counter() - start
            channel.send_object(replace(graded, timings=graded.timings | {"total": total}))
    except Closed:
        return
