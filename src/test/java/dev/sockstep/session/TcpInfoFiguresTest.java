package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.sys.TcpInfo;
import org.junit.jupiter.api.Test;

/** Each figure is the field of struct tcp_info that it names as its source. */
class TcpInfoFiguresTest {
  /** Each byte another, so that no two fields are alike. */
  private static TcpInfo distinct() {
    byte[] bytes = new byte[TcpInfo.SIZEOF];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    bytes[5] = 0xf;
    bytes[6] = (byte) 0xa7;
    return new TcpInfo(bytes);
  }

  @Test
  void eachIsTheFieldThatItNames() throws Exception {
    TcpInfo info = distinct();
    FigureList list = new FigureList();
    TcpInfoFigures.queues(info, list);
    TcpInfoFigures.timers(info, list);
    TcpInfoFigures.path(info, list);
    TcpInfoFigures.traffic(info, list);

    assertThat(list.figures()).hasSizeGreaterThan(20);
    for (Figure figure : list.figures()) {
      assertThat(figure.source()).startsWith("TCP_INFO tcpi_");
      Object field =
          TcpInfo.class.getMethod(figure.source().substring("TCP_INFO ".length())).invoke(info);
      if (figure.unit() != Unit.TEXT) {
        assertThat(figure.value()).as(figure.key()).isEqualTo(field.toString());
      }
    }
  }

  @Test
  void whatWasAgreedInTheSynIsTheBitsOfTheOptions() {
    FigureList list = new FigureList();
    TcpInfoFigures.path(distinct(), list);

    assertThat(list.figures())
        .filteredOn(figure -> figure.unit() == Unit.TEXT)
        .extracting(Figure::value)
        .containsExactly("timestamps, SACK, window scale 7, 10, ECN");
  }
}
