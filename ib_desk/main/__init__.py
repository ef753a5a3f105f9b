"""Composition root: the only package that knows all others; nothing knows it."""

from ib_desk.main.arguments import run

__all__ = ["run"]
