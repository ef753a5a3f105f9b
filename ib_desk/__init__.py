"""IB Desk: the support files of pupils, kept and used on one machine."""
