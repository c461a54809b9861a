package dev.sockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EndpointPropertyTest {
  @Property
  void inet4HostReadBackByTheJdkIsTheSameAddress(@ForAll int address) throws UnknownHostException {
    byte[] bytes = InetAddress.getByName(new Endpoint.Inet4(address, 0).host()).getAddress();
    assertThat(ByteBuffer.wrap(bytes).getInt()).isEqualTo(address);
  }

  @Property
  void inet6HostReadBackByTheJdkIsTheSameAddress(@ForAll long high, @ForAll long low)
      throws UnknownHostException {
    Endpoint.Inet6 endpoint = new Endpoint.Inet6(high, low, 0, 0);
    if (endpoint.isMapped()) {
      return; // The JDK reads ::ffff:1.2.3.4 as an IPv4 address.
    }
    ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(endpoint.host()).getAddress());
    assertThat(bytes.getLong()).isEqualTo(high);
    assertThat(bytes.getLong()).isEqualTo(low);
  }
}
