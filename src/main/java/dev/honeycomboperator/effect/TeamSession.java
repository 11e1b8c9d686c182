package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Brake;
import dev.honeycomboperator.honeycomb.Endpoint;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.Honeycomb;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.Inventory;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.TeamIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A team as long as one management key of it is in use: who it is, and what is known of it. */
public final class TeamSession {

  private final Honeycomb honeycomb;
  private final Endpoint endpoint;
  private final ManagementKey credential;
  private final TeamIdentity identity;
  private final Inventory inventory;
  private final Census census;
  private final InstantSource clock;
  private final Instant began;
  private volatile Environments environments;

  private record Environments(List<Environment> list, Instant listedAt) {}

  public TeamSession(
      Honeycomb honeycomb,
      Endpoint endpoint,
      ManagementKey credential,
      TeamIdentity identity,
      Inventory inventory,
      Census census,
      List<Environment> environments,
      InstantSource clock) {
    this.honeycomb = honeycomb;
    this.endpoint = endpoint;
    this.credential = credential;
    this.identity = identity;
    this.inventory = inventory;
    this.census = census;
    this.clock = clock;
    this.began = clock.instant();
    this.environments = new Environments(environments, began);
  }

  public Honeycomb honeycomb() {
    return honeycomb;
  }

  public TeamIdentity identity() {
    return identity;
  }

  public Inventory inventory() {
    return inventory;
  }

  public Census census() {
    return census;
  }

  /** The brake that is on, for the resource of the team that {@code team} names. */
  public Optional<Brake> brake(TeamKey team) {
    return census.brake(skew(), team.forKubectl());
  }

  /** Lets go of the brake that is on, if this is its token. */
  public boolean confirm(String token) {
    return census.confirm(token, skew());
  }

  private Duration skew() {
    return honeycomb.clockSkew().orElse(Duration.ZERO);
  }

  boolean isOf(Endpoint wanted, ManagementKey key) {
    return endpoint.equals(wanted) && credential.equals(key);
  }

  /**
   * Whether it is so long ago that the management key was found good that it may not be any more.
   */
  public boolean isOlderThan(Duration age) {
    return began.plus(age).isBefore(clock.instant());
  }

  public List<Environment> environments() {
    return environments.list();
  }

  /** Lists the environments again if the last list is older than {@code age}. */
  public List<Environment> environments(Duration age) throws HoneycombException {
    var now = clock.instant();
    if (environments.listedAt().plus(age).isBefore(now)) {
      environments = new Environments(honeycomb.environments(), now);
    }
    return environments.list();
  }

  /** Has the environments listed again before the next one is not found. */
  void forgetEnvironments() {
    environments = new Environments(List.of(), Instant.EPOCH);
  }

  /**
   * Whether the credential still speaks for the team it spoke for when the session began, and that
   * team still has the slug under which it is asked.
   */
  public boolean teamIsConfirmed() throws HoneycombException {
    var now = honeycomb.identity();
    return now.teamId().equals(identity.teamId()) && now.teamSlug().equals(identity.teamSlug());
  }
}
