package dev.honeycomboperator.effect;

import dev.honeycomboperator.honeycomb.AllowedEndpoints;
import dev.honeycomboperator.honeycomb.Endpoint;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.HttpHoneycomb;
import dev.honeycomboperator.honeycomb.HttpTransport;
import dev.honeycomboperator.honeycomb.Inventory;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.RateLimiter;
import dev.honeycomboperator.honeycomb.TeamIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Clients for management keys. What several keys of one team share, its budgets and its inventory,
 * is kept here.
 */
public final class Connections {

  private final HttpTransport transport;
  private final AllowedEndpoints allowed;
  private final InstantSource clock;
  private final Duration lag;
  private final Function<Inventory, Census> census;
  private final Map<TeamAt, Shared> shared = new ConcurrentHashMap<>();
  private final Map<Caller, RateLimiter> callers = new ConcurrentHashMap<>();

  private record TeamAt(Endpoint endpoint, String teamId) {}

  /** A management key whose team is not known yet. */
  private record Caller(Endpoint endpoint, String keyId) {}

  private record Shared(RateLimiter limiter, Inventory inventory, Census census) {}

  /** A client and who it turned out to be. */
  record Connection(
      HttpHoneycomb honeycomb, TeamIdentity identity, Inventory inventory, Census census) {}

  /**
   * @param lag see {@link Inventory}
   * @param census of a new inventory
   */
  public Connections(
      HttpTransport transport,
      AllowedEndpoints allowed,
      InstantSource clock,
      Duration lag,
      Function<Inventory, Census> census) {
    this.transport = transport;
    this.allowed = allowed;
    this.clock = clock;
    this.lag = lag;
    this.census = census;
  }

  /** Empty for a base URL that this installation does not allow. */
  Optional<Endpoint> endpoint(String baseUrl) {
    return allowed.find(baseUrl);
  }

  Connection connect(Endpoint endpoint, ManagementKey credential) throws HoneycombException {
    var limiter =
        callers.computeIfAbsent(
            new Caller(endpoint, credential.id()), caller -> new RateLimiter(clock));
    var client = new HttpHoneycomb(transport, endpoint, credential, limiter);
    var identity = client.identity();
    var ofTeam =
        shared.computeIfAbsent(
            new TeamAt(endpoint, identity.teamId()), team -> shared(new Inventory(clock, lag)));
    return new Connection(
        client.drawingOn(ofTeam.limiter()), identity, ofTeam.inventory(), ofTeam.census());
  }

  private Shared shared(Inventory inventory) {
    return new Shared(new RateLimiter(clock), inventory, census.apply(inventory));
  }
}
