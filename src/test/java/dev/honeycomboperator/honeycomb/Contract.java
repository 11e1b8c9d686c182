package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.honeycomb.fake.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;

/**
 * What every {@link Honeycomb} does is tried on each of two: the fake, and the real client against
 * it.
 */
abstract class Contract {

  /** Which of the two. */
  enum Door {
    JAVA,
    HTTP
  }

  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  final ManualClock clock = new ManualClock(START);
  final FakeHoneycomb fake = new FakeHoneycomb(clock);
  final FakeTeam team = fake.team("acme");
  final Environment production = team.environment("Production");
  private final HttpTransport patient = transport(Duration.ofSeconds(20));
  private final HttpTransport impatient = transport(Duration.ofSeconds(1));
  private final BiFunction<HttpTransport, ManagementKey, Honeycomb> clients;

  Contract(Door door) {
    clients =
        switch (door) {
          case JAVA -> (_, key) -> fake.client(key);
          case HTTP -> {
            var endpoint = Endpoint.parse(fake.listen().baseUrl().toString()).orElseThrow();
            yield (transport, key) ->
                new HttpHoneycomb(transport, endpoint, key, new RateLimiter(clock));
          }
        };
  }

  @AfterEach
  void close() {
    patient.close();
    impatient.close();
    fake.close();
  }

  final Honeycomb client(ManagementKey credential) {
    return clients.apply(patient, credential);
  }

  /** One that gives up early, for calls that are never answered. */
  final Honeycomb impatientClient() {
    return clients.apply(impatient, team.managementKey());
  }

  private HttpTransport transport(Duration requestTimeout) {
    return new HttpTransport(
        new HttpSettings(Duration.ofSeconds(5), requestTimeout, Duration.ZERO, "contract/1"),
        CallListener.NONE,
        clock::advance,
        clock);
  }

  final Honeycomb honeycomb() {
    return client(team.managementKey());
  }

  final NewKey ingest(String name, Permission... permissions) {
    return new NewKey(KeyType.INGEST, name, production.id(), Set.of(permissions), false);
  }

  final NewKey configuration(String name, Permission... permissions) {
    return new NewKey(KeyType.CONFIGURATION, name, production.id(), Set.of(permissions), false);
  }

  static ObjectAssert<Problem.RateLimited> assertRateLimited(Problem problem) {
    return assertThat(problem)
        .asInstanceOf(InstanceOfAssertFactories.type(Problem.RateLimited.class));
  }

  static Problem problem(Failing call) {
    return Failing.problem(call);
  }
}
