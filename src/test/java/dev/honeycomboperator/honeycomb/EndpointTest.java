package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointTest {

  private static final AllowedEndpoints ALLOWED =
      AllowedEndpoints.parse("https://proxy.example:8443, http://127.0.0.1:8080 ,");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://proxy.example:8443",
        "https://proxy.example:8443/",
        "HTTPS://Proxy.Example:8443",
        "http://127.0.0.1:8080",
        "https://api.honeycomb.io",
        "https://api.honeycomb.io:443/",
        "https://api.eu1.honeycomb.io"
      })
  void what_is_allowed_is_found_by_scheme_host_and_port(String url) {
    var endpoint = ALLOWED.find(url);

    assertThat(endpoint).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy.example:8443",
        "http://proxy.example:8443",
        "https://proxy.example",
        "https://proxy.example:8444",
        "https://proxy.example:8443/path",
        "https://proxy.example:8443?query",
        "https://proxy.example:8443#fragment",
        "https://user@proxy.example:8443",
        "https://user:password@proxy.example:8443",
        "https://proxy.example:8443@evil.example",
        "https://proxy.example.evil.example:8443",
        "https://127.0.0.1:8080",
        "http://api.honeycomb.io",
        "file:///etc/passwd",
        "https://",
        "https://a b"
      })
  void anything_else_is_not_found(String url) {
    var endpoint = ALLOWED.find(url);

    assertThat(endpoint).isEmpty();
  }

  @Test
  void where_nothing_is_allowed_honeycomb_still_is() {
    var endpoint = AllowedEndpoints.NONE.find("https://api.eu1.honeycomb.io");

    assertThat(endpoint).contains(Endpoint.EU);
  }

  @Test
  void an_allowed_endpoint_that_is_none_is_named_by_its_place() {
    assertThatThrownBy(
            () -> AllowedEndpoints.parse("https://proxy.example,https://user:password@host"))
        .hasMessage("allowed endpoint number 2 is not of the form https://host[:port]");
  }
}
