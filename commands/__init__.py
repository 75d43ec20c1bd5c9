"""What the tasks in tasks.py do, one module for each, and what those share.

build               content and theme -> a folder of pages
compiled_templates  compiled templates, which outlive changes of code, and commands
pelican_problems    all that Pelican reports -> one error
gate                a folder of pages -> what is wrong with it
site_check          builds, and tells what the gate finds
problem_report      what the gate finds -> each fault once, with the line to edit
origins             pages and links -> lines of content
publish             checks, builds, passes the gate, then hands the folder to the targets
releases            what was published: listed, brought back, read back
targets             a folder, a branch of git, a folder on another machine
site_files          the files of a site, and which of them are pages
comparison          what was built, beside what is published: new, changed and gone
lost_addresses      what would be gone that others may link to, and what to write
feed_ids            entries of feeds that their readers would get a second time
serve               the site while it is being written
preview             its processes, its pages, and what it watches
run                 the code of posts -> what is kept of it in content/_freeze/
new                 a new post or news entry
drafts              what is not out yet, and when it will be
post_check          reads one post through
post_files          the file of a post, by its path or its name
post_rules          what one text breaks by itself: summary, headings, code
record_tasks        the tasks that add records, with their flags
paper               papers from elsewhere -> publications.bib and people.yaml
paper_sources       files, DOIs and arXiv, where those come from
talk                a new talk
person              a new person
records             adds to the files of content/data, what they would hold read first
yaml_records        records as text of such a file
asking              questions on the terminal
review              what the owner should look at, as a table and a page
inspect             what machines make of one page
links               where the links of the site lead
external_links      whether the addresses of other sites are still there
checks              all the checks and tests
debian              packages of Debian that the tests need
npm                 packages of npm that the tests run
programs            what else of Debian tests run
browser             the Chromium that tests and pictures are made with, and a server for it
bench               how long things take, and how much memory they need
lock                pyproject.toml -> requirements.txt and requirements-dev.txt
schema              the JSON Schemas of the YAML files, for editors
fonts               the subsets of the web fonts
picture             the picture in README
gallery             pictures of every kind of page
clean               removes what can be made again
project             where things stand
steps               what is being done, and how long it took
errors              the one exception that a command shows as a message, and how several are one
__main__            the tasks on the command line
"""
