"""`python -m moving_cities` is the command `moving-cities`."""

from moving_cities.operations.command_line import main

if __name__ == "__main__":
    main(prog_name="moving-cities")
