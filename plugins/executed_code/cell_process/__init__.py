"""The program that runs the cells of one post, by the standard library alone.

    cells    runs them in their order, and tells what each gave or what went wrong where
    guard    what they must leave alone
    printed  what they print
    show     what they show: tables and files of data
    rows     the rows of those

`execution.py` starts it in a process of its own; nothing here knows the rest of the plugin.
"""
