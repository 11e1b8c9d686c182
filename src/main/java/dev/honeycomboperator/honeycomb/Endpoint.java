package dev.honeycomboperator.honeycomb;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where Honeycomb is: scheme, host and port and nothing else. There are two (OpenAPI file,
 * "servers"); any other comes out of {@link AllowedEndpoints}.
 */
public final class Endpoint {

  public static final Endpoint US = of("https://api.honeycomb.io");
  public static final Endpoint EU = of("https://api.eu1.honeycomb.io");

  private final URI origin;

  private Endpoint(URI origin) {
    this.origin = origin;
  }

  /** Empty unless {@code baseUrl} is an http or https URL of host and port alone. */
  static Optional<Endpoint> parse(String baseUrl) {
    try {
      var url = new URI(baseUrl.strip());
      var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      var path = url.getRawPath();
      if (!(scheme.equals("https") || scheme.equals("http"))
          || url.getHost() == null
          || !(path == null || path.isEmpty() || path.equals("/"))
          || url.getRawUserInfo() != null
          || url.getRawQuery() != null
          || url.getRawFragment() != null) {
        return Optional.empty();
      }
      var standard = scheme.equals("https") ? 443 : 80;
      var port = url.getPort() == standard ? -1 : url.getPort();
      var host = url.getHost().toLowerCase(Locale.ROOT);
      return Optional.of(new Endpoint(new URI(scheme, null, host, port, null, null, null)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Endpoint of(String baseUrl) {
    return parse(baseUrl).orElseThrow();
  }

  /**
   * The letter after {@code hc} in every id of this region; empty for an endpoint that is not
   * Honeycomb's own.
   */
  Optional<Character> regionLetter() {
    if (equals(US)) {
      return Optional.of('a');
    }
    return equals(EU) ? Optional.of('b') : Optional.empty();
  }

  /** The address of {@code pathAndQuery}, which starts with a slash. */
  URI uri(String pathAndQuery) {
    return URI.create(origin + pathAndQuery);
  }

  /**
   * {@code link} as seen from {@code page}; empty unless it is another page of the same list here.
   */
  Optional<URI> next(URI page, String link) {
    try {
      var next = page.resolve(new URI(link));
      var here = new URI(next.getScheme(), next.getRawAuthority(), null, null, null);
      return parse(here.toString()).filter(this::equals).isPresent()
              && page.getRawPath().equals(next.getRawPath())
          ? Optional.of(next)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint that && origin.equals(that.origin);
  }

  @Override
  public int hashCode() {
    return origin.hashCode();
  }

  @Override
  public String toString() {
    return origin.toString();
  }
}
