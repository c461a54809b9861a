# The launcher reads this for --lab: it leaves in $lab the words that start a program in a network
# of its own. Such a network begins empty, cannot reach the machine's, and ends with the program.

# Tells why there can be no such network, from what the system says, and what would allow it.
refuse() {
  {
    printf 'sockstep: --lab needs a network namespace of its own, and cannot have one:\n'
    printf '  %s\n' "$@"
  } >&2
  exit 2
}

# Whether a sysctl of that name has that value, of one digit: a shell reads byte by byte, and /proc/sys
# gives no more than the first that way.
is() {
  digit=
  [ ! -r "/proc/sys/$1" ] || read -r digit < "/proc/sys/$1" || :
  [ "$digit" = "$2" ]
}

# Adds a line to what is told.
advise() {
  advice="$advice${advice:+
  }$1"
}

explain() {
  if is kernel/unprivileged_userns_clone 0; then
    advise 'kernel.unprivileged_userns_clone is 0. To allow it:'
    advise '  sudo sysctl -w kernel.unprivileged_userns_clone=1'
  fi
  if is kernel/apparmor_restrict_unprivileged_userns 1; then
    advise 'kernel.apparmor_restrict_unprivileged_userns is 1. To allow it:'
    advise '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
  fi
  for kind in user net; do
    if is "user/max_${kind}_namespaces" 0; then
      advise "user.max_${kind}_namespaces is 0. To allow it:"
      advise "  sudo sysctl -w user.max_${kind}_namespaces=10000"
    fi
  done
  while read -r key value; do
    case $key in
      Uid:) user=${value%%[!0-9]*} ;;
      Seccomp:) filtered=${value%[!2]} ;; # 2: SECCOMP_MODE_FILTER (prctl(2))
    esac
  done < /proc/self/status
  if [ -n "$filtered" ]; then
    advise 'A seccomp filter is in force, as in most containers. If that forbids it:'
    advise '  start the container with --cap-add SYS_ADMIN'
  elif [ "$user" != 0 ]; then
    advise 'Root needs no user namespace: sudo sockstep --lab'
  elif [ -z "$advice" ]; then
    advise 'This root lacks the capability CAP_SYS_ADMIN, as in most containers:'
    advise '  start the container with --cap-add SYS_ADMIN'
  fi
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
