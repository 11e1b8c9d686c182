package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person is told who gave a management key that does not work. */
final class UnauthorizedHintsTest {

  private static final String ULID = "01j1824es7n4evcmv81cn392jb";

  @Test
  void a_key_of_the_eu_sent_to_the_us_is_told_so() {
    var message = message(Endpoint.US, "hcbmk_" + ULID);

    assertThat(message)
        .contains("hcbmk_" + ULID)
        .contains("by the letter b of its id it belongs to the EU region")
        .contains("https://api.honeycomb.io serves the US region");
  }

  @Test
  void a_key_of_the_us_sent_to_the_eu_is_told_so() {
    var message = message(Endpoint.EU, "hcamk_" + ULID);

    assertThat(message)
        .contains("US region")
        .contains("https://api.eu1.honeycomb.io serves the EU");
  }

  @Test
  void a_key_of_the_right_region_is_not_bothered_with_regions() {
    var message = message(Endpoint.US, "hcamk_" + ULID);

    assertThat(message).doesNotContain("region");
  }

  @Test
  void an_endpoint_of_ones_own_has_no_region() {
    var message = message(Endpoint.parse("http://127.0.0.1:1").orElseThrow(), "hcbmk_" + ULID);

    assertThat(message).doesNotContain("region");
  }

  @Test
  void id_and_secret_in_each_others_place_are_suspected_and_not_shown() {
    var message = message(Endpoint.US, "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t12");

    assertThat(message).contains("swapped").doesNotContain("s3cr3t");
  }

  private static String message(Endpoint endpoint, String id) {
    var reply =
        new Reply(401, HttpHeaders.of(Map.of(), (_, _) -> true), new BoundedBody.Text("", false));
    return new Verdict(endpoint, new ManagementKey(id, Sensitive.of("whatever")))
        .problem(Operation.IDENTITY, reply, new RateLimiter(InstantSource.system()), List.of())
        .message();
  }
}
