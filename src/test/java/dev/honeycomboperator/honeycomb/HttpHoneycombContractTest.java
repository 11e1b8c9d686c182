package dev.honeycomboperator.honeycomb;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The real client against the fake over HTTP. */
final class HttpHoneycombContractTest extends HoneycombContract {

  private final Endpoint endpoint =
      Endpoint.parse(fake.listen().baseUrl().toString()).orElseThrow();
  private final HttpTransport transport =
      new HttpTransport(
          new HttpSettings(
              Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ZERO, "contract/1"),
          CallListener.NONE,
          clock::advance,
          clock);

  @Override
  Honeycomb client(ManagementKey credential) {
    return new HttpHoneycomb(transport, endpoint, credential, new RateLimiter(clock));
  }

  @AfterEach
  void closeTransport() {
    transport.close();
  }
}
