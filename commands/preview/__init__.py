"""What ./inv serve is made of.

watching           which files were saved, also while a build runs
builder            asks the processes that build for a build, and ends them
stem               those processes, which have imported beforehand what a build needs
builds             one build in such a process
lasting_templates  compiled templates that outlive changes of code and settings
live_site          what is shown: the folder of a build, or its problems
server             sends that to browsers, with reload.js in each page
byte_range         the part of a file that a browser asks for
error_page         problems as a page
hosts              where the site can be opened, on a phone, too
"""
