"""What ./inv serve is made of.

watching     a save -> its path, also while a build runs
stem         processes that have imported beforehand what a build needs
builder      asks them for a build
live_site    what is shown: the folder of a build, or its problems
server       sends that to browsers, which it tells of the next build
answers      an address -> what is sent
byte_range   the part of a file that a browser asks for
error_page   problems as a page
hosts        where the site can be opened, also on a phone
"""
