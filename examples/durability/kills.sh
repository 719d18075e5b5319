#!/bin/sh
# Kills processes that write to a decision log, 1,000 or as many as are asked for, and looks whether an entry is lost.
set -eu
cd "$(dirname "$0")/../.."
exec mvn -q -B -ntp -pl pom-rules -am test -Dtest=KilledWritersTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dlog.kills="${1:-1000}" -Dlog.seed="${2:-1}"
