#!/usr/bin/env bash
# A private PostgreSQL for one test run, apart from any server of the machine's own:
#   postgres.sh start DIR   new cluster in the new folder DIR; prints TEST_DATABASE_URL=…
#   postgres.sh stop DIR    stops it and removes DIR
# On the loopback port alone, with a random password: the path of a socket may have 107 bytes and no quotation mark. Nothing is synced to disk: the data does not outlive the run.
source "$(dirname "$0")/lib.sh"

[[ $# == 2 ]] || die "postgres.sh was called without a command and a folder" "scripts/postgres.sh start|stop DIR"
command=$1
dir=$2
owner=$(id -un)
as_owner=()

# PostgreSQL refuses to run as root, so root lends it an account that owns nothing else here.
if [[ $(id -u) == 0 ]]; then
    owner=nobody
    if id postgres >/dev/null 2>&1; then owner=postgres; fi
    as_owner=(runuser -u "$owner" --)
fi

# Debian keeps the server's programs off PATH, one folder per version.
bin=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort -V | tail -n 1)
bin=${bin:-$(command -v initdb || true)}
[[ -n $bin ]] || die "PostgreSQL's server programs (initdb) are missing" "apt-get install postgresql-15"
bin=$(dirname "$bin")

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

start() {
    local port password
    mkdir -m 700 "$dir"
    password=$(node -p 'require("crypto").randomBytes(16).toString("hex")')
    printf '%s\n' "$password" >"$dir/password"
    chown -R "$owner" "$dir"
    "${as_owner[@]}" "$bin/initdb" -D "$dir/data" -U kizuki --pwfile="$dir/password" --no-sync \
        --encoding=UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=scram-sha-256 >"$dir/initdb.log" 2>&1 ||
        die "PostgreSQL could not make a cluster: $(tail -n 3 "$dir/initdb.log")" "see the message; is the disk full?"
    cat >>"$dir/data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
SETTINGS
    # Somebody may take the free port before PostgreSQL does, hence another try.
    for _ in 1 2 3; do
        port=$(free_port)
        if "${as_owner[@]}" "$bin/pg_ctl" start -D "$dir/data" -w -t 60 -l "$dir/server.log" -o "-p $port" >/dev/null; then
            say "TEST_DATABASE_URL=postgres://kizuki:$password@127.0.0.1:$port/postgres"
            return
        fi
    done
    die "PostgreSQL did not start: $(tail -n 3 "$dir/server.log")" "see the message; the whole log is $dir/server.log"
}

stop() {
    local pid
    # Only ever a folder that start() made.
    [[ -f $dir/password ]] || die "$dir is no folder of postgres.sh start" "give the folder that was given to start"
    if [[ -f $dir/data/postmaster.pid ]]; then
        pid=$(head -n 1 "$dir/data/postmaster.pid")
        kill -QUIT "$pid" 2>/dev/null || true
        while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    fi
    rm -rf "$dir"
}

case $command in
start) start ;;
stop) stop ;;
*) die "postgres.sh knows 'start' and 'stop', not '$command'" "scripts/postgres.sh start|stop DIR" ;;
esac
