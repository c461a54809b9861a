# The launcher reads this for --lab: it leaves in $lab the words that start a program in a network
# of its own. Such a network begins empty, cannot reach the machine's, and ends with the program.

# Tells why there can be no such network, from what the system says, and what would allow it.
refuse() {
  {
    printf 'sockstep: --lab needs a private network (a network namespace), and cannot have one:\n'
    printf '  %s\n' "$@"
  } >&2
  exit 2
}

# Prints the value of a sysctl; nothing where this kernel has none of that name.
setting() {
  [ -r "/proc/sys/$1" ] && read -r value < "/proc/sys/$1" && printf '%s' "$value"
}

# Adds a line to what is told.
advise() {
  advice="$advice${advice:+
  }$1"
}

explain() {
  if [ "$(setting kernel/unprivileged_userns_clone)" = 0 ]; then
    advise 'kernel.unprivileged_userns_clone is 0. To allow it:'
    advise '  sudo sysctl -w kernel.unprivileged_userns_clone=1'
  fi
  if [ "$(setting kernel/apparmor_restrict_unprivileged_userns)" = 1 ]; then
    advise 'kernel.apparmor_restrict_unprivileged_userns is 1. To allow it:'
    advise '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
  fi
  for kind in user net; do
    if [ "$(setting "user/max_${kind}_namespaces")" = 0 ]; then
      advise "user.max_${kind}_namespaces is 0. To allow it:"
      advise "  sudo sysctl -w user.max_${kind}_namespaces=10000"
    fi
  done
  while read -r key value; do
    if [ "$key $value" = 'Seccomp: 2' ]; then
      advise 'A seccomp filter is in force, as in most containers, and may be what forbids it:'
      advise '  start the container with --cap-add SYS_ADMIN'
    fi
  done < /proc/self/status
  advise 'Or as root, where root may: sudo sockstep --lab'
}

command -v unshare > /dev/null ||
  refuse 'the program unshare is not on the PATH. It is in the package util-linux.'

# Root needs no namespace of users, and keeps all its rights on files without one. Each way is tried
# on `true`, for once the launcher has become unshare, it can explain nothing any more.
said=
for lab in 'unshare -n --' 'unshare -Urn --'; do
  if answer=$(LC_ALL=C $lab true 2>&1); then
    return
  fi
  said="$said${said:+
  }${lab% --}: ${answer#unshare: }"
done
advice=
explain
refuse "$said" "$advice"
