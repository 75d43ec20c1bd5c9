"""A lamp that burns two millilitres an hour."""


def hours(oil):
    return oil / 2
