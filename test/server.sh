#!/usr/bin/env bash
# A PostgreSQL 17 with pgvector for tests, on this machine alone: Debian's packages, in a root of their own that
# debootstrap makes, so that Debian 12 has them too. As root. Prints the address for DATABASE_URL.
#   test/server.sh start [FOLDER]    test/server.sh stop [FOLDER]    test/server.sh restart [FOLDER [fast|immediate]]
# SETTINGS="-c shared_buffers=4GB -c maintenance_work_mem=2GB" is for a million passages.
#   test/server.sh replica [FOLDER]  makes and starts a replica beside it, and prints its address
set -euo pipefail
root="${2:-/var/tmp/isnad-postgres}"
port="${PORT:-5417}"
bin=/usr/lib/postgresql/17/bin
settings="-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c dynamic_shared_memory_type=mmap -c shared_buffers=512MB -c maintenance_work_mem=256MB ${SETTINGS:-}"
inside() { chroot "$root" setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }

case "${1:-}" in
  start)
    if [ ! -x "$root$bin/postgres" ]; then
      command -v debootstrap > /dev/null || apt-get install -y debootstrap >&2
      debootstrap --variant=minbase --include=postgresql-17,postgresql-17-pgvector trixie "$root" http://deb.debian.org/debian >&2
    fi
    for device in "null 1 3" "urandom 1 9"; do
      set -- $device
      [ -e "$root/dev/$1" ] || mknod -m 666 "$root/dev/$1" c "$2" "$3"
    done
    mkdir -p "$root/data"
    chroot "$root" chown postgres /data
    # shm of a chroot is not there: files stand in for it.
    [ -e "$root/data/PG_VERSION" ] || inside "$bin/initdb" -D /data -U postgres -A trust -E UTF8 --locale=C.UTF-8 >&2
    inside "$bin/pg_ctl" -D /data status > /dev/null || inside "$bin/pg_ctl" -D /data -l /data/log -w start -o "-p $port $settings" >&2
    echo "postgres://postgres@127.0.0.1:$port/postgres"
    ;;
  restart) inside "$bin/pg_ctl" -D /data -l /data/log -m "${3:-fast}" -w restart >&2 ;;
  replica)
    [ ! -e "$root/replica/PG_VERSION" ] || inside "$bin/pg_ctl" -D /replica -m fast stop >&2 || true
    rm -rf "$root/replica" && mkdir "$root/replica" && chroot "$root" chown postgres /replica && chmod 700 "$root/replica"
    inside "$bin/pg_basebackup" -h 127.0.0.1 -p "$port" -U postgres -D /replica -R -X stream >&2
    inside "$bin/pg_ctl" -D /replica -l /replica/log -w start -o "-p $((port + 1)) $settings" >&2
    echo "postgres://postgres@127.0.0.1:$((port + 1))/postgres"
    ;;
  stop) for data in /data /replica; do [ ! -e "$root$data/postmaster.pid" ] || inside "$bin/pg_ctl" -D "$data" -m fast stop >&2; done ;;
  *) echo "Usage: $0 start|stop|restart|replica [FOLDER]" >&2; exit 2 ;;
esac
