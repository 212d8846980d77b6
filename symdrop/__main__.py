"""`python -m symdrop` is the command `symdrop`."""

from symdrop.cli import main

if __name__ == "__main__":
    main(prog_name="symdrop")
