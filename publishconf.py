"""What differs when the site is published."""

from pelicanconf import *  # noqa: F403 - Pelican reads the names of this module

DRAFT_SAVE_AS = ""  # drafts are for ./inv serve only

PUBLISH_FOLDER = "published"  # ./inv publish keeps its releases here
