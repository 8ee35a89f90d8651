"""Main: ``python -m checker`` is ``checker``."""

from checker.cli import main

if __name__ == "__main__":
    main()
