"""Set-up, training and start: what `make` calls.

`prerequisites` and `environments` run on a bare Python 3.10 or newer with nothing installed.
"""
