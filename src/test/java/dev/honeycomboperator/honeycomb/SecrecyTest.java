package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.Fault;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret reaches a message, a log or a printed object, whatever is done to get it there. */
final class SecrecyTest {

  private static final String SECRET = ScriptedHoneycomb.CREDENTIAL.secret().reveal();
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String ULID = "01j1824es7n4evcmv81cn392jb";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t\n",
        " s3cr3t",
        "\r\ns3cr3t\t ",
        "\u2003s3cr3t",
      })
  void blanks_around_a_management_key_are_dropped(String secret) {
    var key = ManagementKey.parse(" hcamk_1\n", secret);

    assertThat(key).contains(new ManagementKey("hcamk_1", Sensitive.of("s3cr3t")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "s3cr3t s3cr3t",
        "s3cr3t\nHost: evil",
        "s\u00e9cr3t",
        "s3cr3t:",
        "\u0000"
      })
  void what_fits_no_header_is_no_management_key(String secret) {
    var key = ManagementKey.parse("hcamk_1", secret);

    assertThat(key).isEmpty();
  }

  @Test
  void a_management_key_cannot_be_made_of_what_fits_no_header() {
    assertThatThrownBy(() -> new ManagementKey("hcamk_1", Sensitive.of("s3cr3t\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cr3t\n", "s3cr3t s3cr3t", "s\u00e9cr3t", "", "s3cr3t\r\nX: y"})
  void a_value_that_fits_no_header_is_not_sent(String value) {
    try (var honeycomb = ScriptedHoneycomb.saying(200, "text/plain", "")) {
      var failure = failure(() -> honeycomb.client().introspect(Sensitive.of(value)));

      assertThat(failure.problem()).isInstanceOf(Problem.Unauthorized.class);
      assertThat(printed(failure)).doesNotContain("cr3t");
      assertThat(honeycomb.allRequests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "404", "409", "422", "429", "500", "502", "200"})
  void a_reply_that_echoes_the_credential_is_not_quoted_with_it(int status) {
    var echo =
        "You sent Bearer %s:%s, or %s..., or hcaik_%s%s, or x%sx"
            .formatted(
                ScriptedHoneycomb.CREDENTIAL.id(),
                SECRET,
                SECRET.substring(0, 12),
                ULID,
                SECRET,
                SECRET);
    for (var body :
        List.of(
            "{\"error\":\"" + echo + "\"}",
            "{\"errors\":[{\"code\":\"x\",\"title\":\""
                + echo
                + "\",\"detail\":\""
                + echo
                + "\",\"source\":{\"pointer\":\""
                + echo
                + "\"}}]}",
            "<html>" + echo + "</html>")) {
      try (var honeycomb = ScriptedHoneycomb.saying(status, "application/json", body)) {
        var failure = failure(() -> honeycomb.client().keys());

        assertThat(printed(failure)).doesNotContain(SECRET.substring(0, 12));
      }
    }
  }

  @Test
  void a_reply_that_echoes_the_value_of_a_key_is_not_quoted_with_it() {
    var value = "hcaik_" + ULID + "k3ys3cr3tk3ys3cr3tk3ys3cr3tk3ys3";
    try (var honeycomb =
        ScriptedHoneycomb.saying(403, "application/json", "{\"error\":\"no: " + value + "\"}")) {
      var failure = failure(() -> honeycomb.client().introspect(Sensitive.of(value)));

      assertThat(printed(failure)).contains("it says").doesNotContain("k3ys3cr3t");
    }
  }

  @Test
  void a_new_key_in_a_document_that_cannot_be_read_is_not_quoted() {
    var body =
        "{\"data\":{\"id\":\"hcaik_1\",\"attributes\":{\"secret\":\"n3ws3cr3t\",\"key_type\":7}}} n3ws3cr3t";
    try (var honeycomb = ScriptedHoneycomb.saying(201, "application/vnd.api+json", body)) {
      var failure =
          failure(
              () ->
                  honeycomb
                      .client()
                      .create(new NewKey(KeyType.INGEST, "k", "hcaen_1", Set.of(), false)));

      assertThat(printed(failure)).doesNotContain("n3ws3cr3t");
    }
  }

  @Test
  void nothing_that_is_printed_or_logged_holds_a_secret() throws Exception {
    var seen = new ArrayList<String>();
    var log = new Collecting(seen);
    var root = Logger.getLogger("");
    var level = root.getLevel();
    root.addHandler(log);
    root.setLevel(Level.ALL);
    try (var fake = new FakeHoneycomb();
        var transport =
            new HttpTransport(
                HttpSettings.defaults("t/1"),
                (operation, outcome, took) -> seen.add(operation + " " + outcome + " " + took),
                Pause.SLEEP,
                CLOCK)) {
      var team = fake.team("acme");
      var environment = team.environment("e");
      var credential = team.managementKey();
      var endpoint = Endpoint.parse(fake.listen().baseUrl().toString()).orElseThrow();
      var limiter = new RateLimiter(CLOCK);
      var client = new HttpHoneycomb(transport, endpoint, credential, limiter);

      for (var type : KeyType.values()) {
        var issued = client.create(new NewKey(type, "k", environment.id(), Set.of(), false));
        seen.add(issued + " " + issued.value() + " " + issued.key());
        seen.add(client.introspect(issued.value()) + " " + client.key(issued.key().id()));
        client.delete(issued.key().id());
        seen.add(printed(failure(() -> client.introspect(issued.value()))));
      }
      fake.failNext(Operation.CREATE_KEY, Fault.reset().afterCommit());
      seen.add(
          printed(
              failure(
                  () ->
                      client.create(
                          new NewKey(KeyType.INGEST, "k", environment.id(), Set.of(), false)))));
      seen.add(credential + " " + endpoint);
      seen.add(fake.journal().calls().toString());

      assertThat(fake.allSecretsEverIssued()).hasSize(4);
      assertThat(String.join("\n", seen)).doesNotContain(fake.allSecretsEverIssued());
    } finally {
      root.setLevel(level);
      root.removeHandler(log);
    }
  }

  @Test
  void a_broken_connection_is_told_by_its_kind_alone() {
    try (var honeycomb = new ScriptedHoneycomb(_ -> new Ending.Half())) {
      var failure = failure(() -> honeycomb.client().keys());

      assertThat(failure)
          .hasNoCause()
          .hasMessageMatching("listing keys: no reply from .* \\(\\w+\\)");
    }
  }

  private static HoneycombException failure(Failing call) {
    try {
      call.call();
    } catch (HoneycombException e) {
      return e;
    }
    throw new AssertionError("the call succeeded");
  }

  private static String printed(HoneycombException failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text + " " + failure.problem();
  }

  private static final class Collecting extends Handler {
    private final List<String> seen;

    Collecting(List<String> seen) {
      this.seen = seen;
    }

    @Override
    public void publish(LogRecord record) {
      seen.add(
          record.getMessage()
              + List.of(record.getParameters() == null ? new Object[0] : record.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
