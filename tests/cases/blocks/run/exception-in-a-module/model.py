def share(lamps):
    return 1 / lamps
