"""Paper: one room for type and blocks, and a module for each print.

`Prints` (in `prints`) is the way in. A new print adds its texts to `resources/reports`, a module
that turns a `WholeFile` into blocks, and a line in `prints.py`.
"""
