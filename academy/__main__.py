"""`python -m academy` is the `academy` command."""

from academy.cli import main

if __name__ == "__main__":
    main()
