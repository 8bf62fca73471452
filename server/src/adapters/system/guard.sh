#!/bin/sh
# Outlives its parent by seconds: when the parent is gone, however it went, nothing that it started stays.
#
# Standard input: lines `+ PID SIGNAL` and `- PID`, of process groups that began and ended. The parent alone holds the
# other end of the pipe, so the end of the input is the end of the parent.

groups=""
while read -r change pid signal; do
  case $change in
    +) groups="$groups $pid:$signal" ;;
    -)
      rest=""
      for group in $groups; do
        [ "${group%:*}" = "$pid" ] || rest="$rest $group"
      done
      groups=$rest
      ;;
  esac
done

for group in $groups; do
  kill -s "${group#*:}" -- "-${group%:*}" 2>/dev/null
done

# Five seconds to finish what is begun, then by force.
tenths=0
while [ "$tenths" -lt 50 ]; do
  alive=""
  for group in $groups; do
    kill -s 0 -- "-${group%:*}" 2>/dev/null && alive="$alive $group"
  done
  [ -z "$alive" ] && exit 0
  sleep 0.1
  tenths=$((tenths + 1))
done

for group in $groups; do
  kill -s KILL -- "-${group%:*}" 2>/dev/null
done
