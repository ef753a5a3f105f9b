"""What runs in a child only: files of strangers are opened here and nowhere else.

A child gets one job and the bytes on its standard input, and answers in frames. It knows no path,
no key and no vault, and nothing of the rest of the program: a file that breaks it breaks nothing.
"""
