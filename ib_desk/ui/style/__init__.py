"""The style room: the only place of the window that knows colours, sizes and fonts.

`theme.Theme` is built once by the program; everything else asks `theme.current_theme()`.
"""
