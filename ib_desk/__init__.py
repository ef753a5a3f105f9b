"""IB Desk: the support files of pupils, kept and used on one machine."""

__version__ = "0.1.0"
"""Here and not asked of the installation: from its folder the program runs without one."""
