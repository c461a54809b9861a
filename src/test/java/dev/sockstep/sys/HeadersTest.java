package dev.sockstep.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Has the C compiler confirm every constant and every layout against the system's headers. */
class HeadersTest {
  private static final String LIBC_HEADERS =
      """
      #define _GNU_SOURCE
      #include <stddef.h>
      #include <fcntl.h>
      #include <netdb.h>
      #include <poll.h>
      #include <sched.h>
      #include <signal.h>
      #include <netinet/in.h>
      #include <netinet/tcp.h>
      #include <sys/ioctl.h>
      #include <sys/mman.h>
      #include <sys/socket.h>
      #include <sys/un.h>
      #include <net/if_arp.h>
      #include <linux/filter.h>
      #include <linux/if_ether.h>
      #include <linux/if_packet.h>
      #include <net/if.h>
      #include <linux/inet_diag.h>
      #include <linux/unix_diag.h>
      #include <linux/netlink.h>
      #include <linux/rtnetlink.h>
      #include <linux/veth.h>
      #include <linux/sock_diag.h>
      #include <linux/sockios.h>
      """;

  /** The kernel's tcp_info, which goes on where glibc's ends; the two can't meet in one file. */
  private static final String KERNEL_HEADERS =
      """
      #include <stddef.h>
      #include <linux/tcp.h>
      #include <linux/version.h>
      """;

  /** Fields that came after the oldest headers we compile with, and the kernel they came with. */
  private static final Map<String, String> SINCE =
      Map.of(
          "tcpi_rcv_wnd", "6,2,0",
          "tcpi_rehash", "6,2,0",
          "tcpi_total_rto", "6,7,0",
          "tcpi_total_rto_recoveries", "6,7,0",
          "tcpi_total_rto_time", "6,7,0");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"cc", "aarch64-linux-gnu-gcc"})
  void everyConstantHasTheValueOfTheHeaders(String compiler) throws Exception {
    Needs.program(compiler, "a C compiler");
    List<String> source = new ArrayList<>();
    for (Class<?> constants :
        List.of(
            SocketConstants.class,
            InetConstants.class,
            FileConstants.class,
            NetlinkConstants.class,
            Namespaces.class,
            Gai.class,
            PacketConstants.class,
            Signals.class)) {
      for (Field field : constantsOf(constants)) {
        if (!field.getName().equals("INTERRUPT")) { // ours, not the headers'
          source.add(assertion(field.getName(), field.getLong(null)));
        }
      }
    }

    assertThat(source).hasSizeGreaterThan(200);
    assertThat(complaints(compiler, LIBC_HEADERS, source)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cc", "aarch64-linux-gnu-gcc"})
  void everyFieldLiesWhereTheHeadersPutIt(String compiler) throws Exception {
    Needs.program(compiler, "a C compiler");
    List<String> source = new ArrayList<>();
    for (Class<?> layout : Layouts.class.getDeclaredClasses()) {
      String struct = "struct " + layout.getSimpleName();
      for (Field field : constantsOf(layout)) {
        String expression =
            field.getName().equals("SIZEOF")
                ? "sizeof(" + struct + ")"
                : "offsetof(" + struct + ", " + field.getName() + ")";
        source.add(assertion(expression, field.getInt(null)));
      }
    }

    assertThat(source).hasSizeGreaterThan(30);
    assertThat(complaints(compiler, LIBC_HEADERS, source)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cc", "aarch64-linux-gnu-gcc"})
  void everyFieldOfTcpInfoLiesWhereTheKernelPutsIt(String compiler) throws Exception {
    Needs.program(compiler, "a C compiler");
    TcpInfo numbered = new TcpInfo(eachByteItsOwnOffset());
    List<String> source = new ArrayList<>();
    // Bit-fields have no offset: they are the byte after the options.
    source.add(assertion("offsetof(struct tcp_info, tcpi_options)", 5));
    source.add(assertion("offsetof(struct tcp_info, tcpi_rto)", 8));
    for (Method accessor : fieldsOfTcpInfo()) {
      String name = accessor.getName();
      long value = (long) accessor.invoke(numbered);
      String since = SINCE.getOrDefault(name, "0,0,0");
      source.add("#if LINUX_VERSION_CODE >= KERNEL_VERSION(" + since + ")");
      source.add(assertion("offsetof(struct tcp_info, " + name + ")", offset(value)));
      source.add(assertion("sizeof(((struct tcp_info *)0)->" + name + ")", size(value)));
      source.add("#endif");
    }

    assertThat(source).hasSizeGreaterThan(200);
    assertThat(complaints(compiler, KERNEL_HEADERS, source)).isEmpty();
  }

  /** What holds also for the fields that the headers at hand don't have yet. */
  @Test
  void theFieldsOfTcpInfoFollowOneAnotherWithoutAGapOrAnOverlap() throws Exception {
    TcpInfo numbered = new TcpInfo(eachByteItsOwnOffset());
    Map<Long, Integer> sizes = new TreeMap<>();
    sizes.put(6L, 2); // the two bytes of bit-fields
    for (Method accessor : fieldsOfTcpInfo()) {
      long value = (long) accessor.invoke(numbered);
      assertThat(sizes.put(offset(value), size(value))).as(accessor.getName()).isNull();
    }

    long end = 0;
    for (Map.Entry<Long, Integer> field : sizes.entrySet()) {
      assertThat(field.getKey()).isEqualTo(end);
      end += field.getValue();
    }
    assertThat(end).isEqualTo(TcpInfo.SIZEOF);
  }

  @Test
  void aWrongValueIsComplainedOf() throws Exception {
    Needs.program("cc", "a C compiler");

    assertThat(complaints("cc", LIBC_HEADERS, List.of(assertion("AF_INET", 3))))
        .contains("static assertion failed: \"AF_INET\"");
  }

  private static List<Method> fieldsOfTcpInfo() {
    return Arrays.stream(TcpInfo.class.getDeclaredMethods())
        .filter(method -> method.getName().startsWith("tcpi_"))
        .filter(method -> !method.getName().endsWith("_wscale"))
        .toList();
  }

  private static List<Field> constantsOf(Class<?> holder) {
    return Arrays.stream(holder.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .sorted(Comparator.comparing(Field::getName))
        .toList();
  }

  private static String assertion(String expression, long value) {
    return "_Static_assert((" + expression + ") == (" + value + "), \"" + expression + "\");";
  }

  private String complaints(String compiler, String headers, List<String> source)
      throws IOException, InterruptedException {
    Path file = directory.resolve("headers.c");
    Files.writeString(file, headers + String.join("\n", source) + "\n");
    Process process =
        new ProcessBuilder(compiler, "-std=c11", "-fsyntax-only", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : output;
  }

  /** A structure of which each field tells where it lies, and how long it is. */
  private static byte[] eachByteItsOwnOffset() {
    byte[] bytes = new byte[TcpInfo.SIZEOF];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static int size(long value) {
    int size = 1;
    while (size < Long.BYTES && value >>> 8 * size != 0) {
      size++;
    }
    return size;
  }

  /** The lowest of the field's bytes. */
  private static long offset(long value) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return value >>> (little ? 0 : 8 * (size(value) - 1)) & 0xff;
  }
}
