#!/bin/sh
# Runs a short session of the real program, and leaves what the JVM learned from it in the image.
#
#   train.sh IMAGE INPUT      IMAGE: the image's folder, without a cache yet; INPUT: what is typed
set -eu
image=$1
input=$2

work=$image/../training
rm -rf "$work" "$image/lib/sockstep.aot"
mkdir -p "$work"

# The launcher itself, writing the cache instead of reading it: a cache fits only the options that
# it was made with.
sed 's/-XX:AOTCache=/-XX:AOTCacheOutput=/' "$image/bin/sockstep" > "$image/bin/train"
chmod +x "$image/bin/train"
trap 'rm -f "$image/bin/train"' EXIT

# A student's own history and settings stay out of it.
export HOME="$work" XDG_STATE_HOME="$work" XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work"
export TERM=xterm-256color LC_ALL=C.UTF-8
unset NO_COLOR SOCKSTEP_JAVA_OPTIONS || :

# In a private network, where that can be had, what it takes to be there is trained too; and so is the
# capture, which else only root has.
lab=
if unshare -Urn true 2> /dev/null; then
  lab=--lab
fi

# An option is given, so that what reads them is trained: `sockstep run` and the like need it.
#
# On a terminal the line editor is trained too; `script` makes one where it is installed.
status=0
if command -v script > /dev/null; then
  SOCKSTEP_TRAIN=$image/bin/train SOCKSTEP_LAB=$lab SHELL=/bin/sh \
    timeout 120 script -qec 'stty rows 24 cols 80; "$SOCKSTEP_TRAIN" $SOCKSTEP_LAB --feedback normal' /dev/null \
    < "$input" > "$work/session.log" 2>&1 || status=$?
else
  timeout 120 "$image/bin/train" $lab --feedback normal < "$input" > "$work/session.log" 2>&1 || status=$?
fi

if [ "$status" -ne 0 ] || [ ! -s "$image/lib/sockstep.aot" ]; then
  echo "The training session of the image failed (status $status). It was:" >&2
  cat "$work/session.log" >&2
  exit 1
fi
