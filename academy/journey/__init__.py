"""The trainee's way through a module: where they stand, what comes next, and handing the work in."""
