#!/bin/sh
# Changes a log in every way that one byte, one entry or one end can be changed, and looks whether it is seen: a log of 100
# entries, each byte to six other values; then one of 10, each byte to all 255 others.
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -ntp -pl pom-rules -am test -Dtest=TamperedLogTest -Dsurefire.failIfNoSpecifiedTests=false -Dlog.each=1
exec mvn -q -B -ntp -pl pom-rules -am test -Dtest=TamperedLogTest -Dsurefire.failIfNoSpecifiedTests=false -Dlog.each=1 \
  -Dlog.entries=10 -Dlog.values=all
