# What runs on the host of an ssh target: a POSIX sh reads it, and a call of one of its functions.
# All of it stands between braces, so that a part of it, after a cut connection, does nothing.

incoming=releases/.incoming-ssh # what has no release's name yet; flock says whether it is written to

LC_ALL=C
export LC_ALL
umask 022

fail() {
    printf '%s\n' "problem: $1" >&2
    exit 1
}

printf '\001' # what comes before is said by what this user lets shells do first

for program in rsync flock sha256sum find sort readlink date mv; do
    command -v "$program" >/dev/null || fail "$program is not on HOST (install it there)"
done

# Enter the folder, which is there, and holds nothing but what publishing makes.
enter() {
    [ -d "$1" ] || fail "is no folder (name a folder of its own)"
    cd "$1" || exit
    found=$([ -d releases ] || others | sort | head -n 3 | paste -s -d , | sed 's/,/, /g')
    [ -z "$found" ] || fail "holds what ./inv publish did not make: $found (name a folder of its own, or move that away)"
    if [ -e current ] && [ ! -L current ]; then
        fail "current is not the link that publishing makes: move it away, then publish again"
    fi
}

# The names of what publishing has not made in the folder.
others() {
    find . -mindepth 1 -maxdepth 1 ! -name .lock ! -name .current ! -name current \
        ! -name releases ! -name manifests ! -name assets | sed 's|^\./||'
}

# Whether one may write in the folder, or may make it; neither is done.
ready() {
    above=$1
    while [ ! -e "$above" ]; do
        above=$(dirname -- "$above")
    done
    if [ "$above" = "$1" ]; then
        enter "$1"
        writable
    else
        [ -w "$above" ] || fail "$(id -un) may not write in $above (let it own that)"
    fi
}

writable() {
    [ -w . ] || fail "$(id -un) may not write there (let it own the folder)"
}

# Hold the folder alone. The system lets go of it where this shell, or rsync, ends.
alone() {
    writable
    exec 9>.lock || exit
    flock --wait "$patience" 9 || fail "$busy"
}

# The id of the release that a link leads to; nothing where it leads to none.
linked() {
    if [ -d "$1" ]; then
        target=$(readlink "$1")
        printf '%s' "${target##*/}"
    fi
}

# The ids of the releases, oldest first.
by_age() {
    find releases -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sed 's|.*/||' |
        grep -E '^[0-9]{8}T[0-9]{6}Z(-[0-9]+)?$' | sort -t - -k 1,1 -k 2,2n
}

# The SHA-256 and the name of each file of a folder.
hashes() {
    (cd "$1" && find . -type f -exec sha256sum {} +)
}

# One hash of all of that.
digest() {
    hashes "$1" | sort | sha256sum | cut -d ' ' -f 1
}

# Make a release current, in one step.
swap() {
    rm -f .current && ln -s "releases/$1" .current && mv -T .current current && sync . || exit
}

# The release that the current one replaced.
replaced() {
    sed -n '2s/.*"replaced": "\(.*\)".*/\1/p' "manifests/$(linked current).json" 2>/dev/null
}

# The files of a folder that are named by what they hold.
named_by_content() {
    (cd "$1" && find . -mindepth 2 -maxdepth 2 -type f -regextype posix-extended -regex "$named")
}

# Add those of a release to those of all.
share() {
    mkdir -p assets || exit
    named_by_content "releases/$1" | while read -r file; do
        [ -e "assets/$file" ] && continue
        mkdir -p "assets/${file%/*}" || exit
        ln "releases/$1/$file" "assets/$file" 2>/dev/null ||
            cp "releases/$1/$file" "assets/$file" || exit
    done || exit
}

# Remove those that no release has.
unshare() {
    [ -d assets ] || return 0
    named_by_content assets | while read -r file; do
        set -- releases/*/"$file"
        [ -e "$1" ] || rm -f "assets/$file"
    done
}

# Make the folder where it is missing, and say what is current in it.
begin() {
    [ -e "$1" ] || mkdir -p "$1" || exit
    enter "$1"
    alone
    mkdir -p releases manifests || exit
    tell
}

# Give what has arrived a release's name, and make it current, if it is what was sent.
finish() {
    enter "$1"
    alone
    [ "$(digest $incoming 2>/dev/null)" = "$2" ] ||
        fail "what has arrived is not what was sent, for another publish came between: try again"
    # On the disk before it is current, or a power cut could leave empty files.
    find $incoming '(' -type d -o -links 1 ')' -exec sync {} + || exit
    current=$(linked current)
    # Later than any other, whatever the clock says, or within the same second.
    newest=$(by_age | tail -n 1)
    time=$(printf '%s\n' "$(date -u +%Y%m%dT%H%M%SZ)" "${newest%-*}" | sort | tail -n 1)
    number=1
    case $newest in
        "$time") number=2 ;;
        "$time"-*) number=$((${newest#*-} + 1)) ;;
    esac
    release=$time
    [ "$number" = 1 ] || release=$time-$number
    printf '{\n "replaced": %s,\n%s\n' "${current:+\"}${current:-null}${current:+\"}" "$3" \
        >"manifests/.$release" && sync "manifests/.$release" &&
        mv -T "manifests/.$release" "manifests/$release.json" || exit
    mv -T $incoming "releases/$release" || exit
    sync releases manifests || exit
    share "$release"
    swap "$release"
    clean
    printf '%s\n' "$release"
}

# Remove all but the newest releases, and what killed publishes have left.
clean() {
    rm -rf releases/.incoming-* manifests/.[0-9]*
    count=$(by_age | wc -l)
    for old in $(by_age); do
        [ "$count" -gt "$kept" ] || break
        count=$((count - 1))
        # What is half removed must not pass for a release.
        if [ "$old" != "$(linked current)" ] && [ "$old" != "$(replaced)" ]; then
            mv -T "releases/$old" "releases/.incoming-$old" && rm -rf "releases/.incoming-$old"
        fi
    done
    for manifest in manifests/*.json; do
        name=${manifest##*/}
        [ -d "releases/${name%.json}" ] || rm -f "$manifest"
    done
    unshare
}

# Make room again on a full disk.
abandon() {
    enter "$1"
    alone
    rm -rf $incoming
}

# Make a release current again.
restore() {
    enter "$1"
    alone
    [ -d "releases/$2" ] || fail "$2 is gone (./inv publish history)"
    swap "$2"
}

# Say, a NUL after the first two: which release is current, its manifest, the hashes of its files.
tell() {
    current=$(linked current)
    [ -n "$current" ] || exit 0
    printf '%s\0' "$current"
    cat "manifests/$current.json" 2>/dev/null
    printf '\0'
    hashes "releases/$current"
}

# The same, where the folder may be missing.
current() {
    [ -e "$1" ] || exit 0
    enter "$1"
    tell
}

# Say, a NUL after each: which release is current; of each its id, its pages and its manifest.
inventory() {
    [ -e "$1" ] || exit 0
    enter "$1"
    printf '%s\0' "$(linked current)"
    for release in $(by_age); do
        printf '%s\0%s\0' "$release" "$(find "releases/$release" -name '*.html' -o -name '*.htm' | wc -l)"
        cat "manifests/$release.json" 2>/dev/null
        printf '\0'
    done
}
