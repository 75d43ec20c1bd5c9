"""What ./inv serve is made of.

watching           which files were saved, also while a build runs
showing            what is shown after a save: pages of texts at once, then all of the site
builder            asks the processes that build for that, and ends them
stem               those processes, which have imported beforehand what a build needs
builds             one build in such a process
single_pages       the pages of single texts, rendered again after a build
live_site          what is shown: the folder of a build, or its problems
server             sends that to browsers, with reload.js in each page
byte_range         the part of a file that a browser asks for
error_page         problems as a page
hosts              where the site can be opened, on a phone, too
"""
