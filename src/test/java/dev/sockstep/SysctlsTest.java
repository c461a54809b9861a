package dev.sockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the kernel has the parameters and tables that the texts name, under those names. */
class SysctlsTest {
  private static final Pattern DOTTED =
      Pattern.compile(
          "\\b(?:net\\.(?:core|ipv4|ipv6|unix)\\.\\w+|(?:kernel|user)\\.[a-z]+_\\w+|fs\\.[a-z]+-\\w+)");

  private static final Pattern FILE = Pattern.compile("/proc/(?:sys|net)/[\\w/]*\\w");

  /** Of distributions' own kernels, of older ones outside of namespaces only, and with IPv6. */
  private static final Set<String> NOT_EVERYWHERE =
      Set.of(
          "/proc/sys/kernel/unprivileged_userns_clone",
          "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
          "/proc/sys/net/core/optmem_max",
          "/proc/net/if_inet6",
          "/proc/net/tcp6");

  @Test
  void everyParameterThatIsNamedIsOneOfTheKernels() {
    assertThat(Texts.found(DOTTED).map(found -> "/proc/sys/" + found.group().replace('.', '/')))
        .hasSizeGreaterThan(30)
        .allSatisfy(SysctlsTest::isThere);
  }

  @Test
  void everyFileOfTheKernelThatIsNamedIsThere() {
    assertThat(Texts.found(FILE).map(MatchResult::group))
        .hasSizeGreaterThan(30)
        .allSatisfy(SysctlsTest::isThere);
  }

  private static void isThere(String file) {
    if (!NOT_EVERYWHERE.contains(file)) {
      assertThat(Files.exists(Path.of(file))).as(file).isTrue();
    }
  }
}
