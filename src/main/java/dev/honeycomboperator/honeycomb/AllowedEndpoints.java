package dev.honeycomboperator.honeycomb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The endpoints besides Honeycomb's own that an administrator lets a credential be sent to. Being
 * named here is also the only way to plain http.
 */
public record AllowedEndpoints(List<Endpoint> endpoints) {

  public static final AllowedEndpoints NONE = new AllowedEndpoints(List.of());

  public AllowedEndpoints {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * Reads base URLs separated by commas.
   *
   * @throws IllegalArgumentException naming the place of an entry that is not scheme, host and port
   *     alone; not the entry, which may hold a password
   */
  public static AllowedEndpoints parse(String commaSeparated) {
    var entries =
        Arrays.stream(commaSeparated.split(",")).filter(entry -> !entry.isBlank()).toList();
    return new AllowedEndpoints(
        entries.stream()
            .map(
                entry ->
                    Endpoint.parse(entry)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "allowed endpoint number %d is not of the form https://host[:port]"
                                        .formatted(entries.indexOf(entry) + 1))))
            .toList());
  }

  /**
   * {@code baseUrl} as an endpoint; empty unless it is allowed, compared by scheme, host and port.
   */
  public Optional<Endpoint> find(String baseUrl) {
    return Endpoint.parse(baseUrl)
        .filter(
            wanted ->
                wanted.equals(Endpoint.US)
                    || wanted.equals(Endpoint.EU)
                    || endpoints.contains(wanted));
  }
}
