"""What differs when the site is published."""

from pelicanconf import *  # noqa: F403 - Pelican reads the names of this module

DRAFT_SAVE_AS = ""  # drafts are for ./inv serve only
RUNS_CHANGED_CODE = False  # what is published is what its author has seen, and committed

# Where ./inv publish puts the site; README says which targets there are.
PUBLISH_TO = [{"target": "folder", "path": "published"}]
