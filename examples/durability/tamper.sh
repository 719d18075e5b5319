#!/bin/sh
# Changes a log of 100 entries in every way that one byte, one entry or one end can be changed, and looks whether it is seen.
set -eu
cd "$(dirname "$0")/../.."
exec mvn -q -B -ntp -pl pom-rules -am test -Dtest=TamperedLogTest -Dsurefire.failIfNoSpecifiedTests=false -Dlog.each=1
