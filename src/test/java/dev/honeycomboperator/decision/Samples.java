package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys and ledgers that {@link Given} worlds are made of. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final Instant LATER = NOW.plusSeconds(90);
  static final Duration OVERLAP = Duration.ofHours(24);
  static final Duration KUBELET_SYNC = Duration.ofMinutes(3);
  static final Mark MARK = Mark.of("prod", "telemetry", "collectors");
  static final String DISPLAY_NAME = "telemetry/collectors";
  static final String REMOTE_NAME = MARK.nameFor(DISPLAY_NAME);
  static final String REMEDY = "Secret honeycomb was not made for this resource.";

  private Samples() {}

  /** An ingest key as the spec wants it. */
  static ApiKey key(String id, Duration age) {
    return new ApiKey(
        id,
        KeyType.INGEST,
        REMOTE_NAME,
        false,
        Set.of(Permission.CREATE_DATASETS),
        Optional.of("env-1"),
        NOW.minus(age),
        NOW.minus(age));
  }

  static ApiKey renamed(ApiKey key, String name) {
    return key.with(KeyChange.NONE.withName(name));
  }

  static ApiKey disabledFor(ApiKey key, Duration time) {
    return new ApiKey(
        key.id(),
        key.type(),
        key.name(),
        true,
        key.permissions(),
        key.environmentId(),
        key.created(),
        NOW.minus(time));
  }

  static ApiKey configuration(ApiKey key, Permission... permissions) {
    return new ApiKey(
        key.id(),
        KeyType.CONFIGURATION,
        key.name(),
        key.disabled(),
        Set.of(permissions),
        key.environmentId(),
        key.created(),
        key.updated());
  }

  /** What the Secret says of a key that is as the spec wants it. */
  static Ledger ledger(String id, String... previous) {
    return new Ledger(
        id,
        KeyType.INGEST,
        "slug:production",
        "env-1",
        "team-1",
        List.of(previous),
        false,
        true,
        new Ledger.Served(Optional.empty(), Optional.empty()),
        Ledger.Leaving.NONE);
  }

  /** A ledger that says that we disabled these previous keys, or are about to. */
  static Ledger disabling(Ledger known, String... ids) {
    return known.withPrevious(known.previous(), known.leaving().withDisabled(List.of(ids)));
  }

  static Ledger leaking(Ledger known, String... ids) {
    return known.withPrevious(known.previous(), known.leaving().withLeaked(List.of(ids)));
  }

  /** A ledger that says when the value was in the Secret for certain. */
  static Ledger swapped(Ledger known, Duration ago) {
    return known.withPrevious(
        known.previous(), known.leaving().withSwapped(Optional.of(NOW.minus(ago))));
  }

  static Ledger disabled(Ledger ledger) {
    return ledger.withDisabled(true);
  }

  static Ledger unproven(Ledger known) {
    return with(known, false, known.served());
  }

  static Ledger rotationServed(Ledger known, String value) {
    return with(
        known, known.proven(), new Ledger.Served(Optional.of(value), known.served().revocation()));
  }

  static Ledger leakServed(Ledger known, String value) {
    return with(
        known, known.proven(), new Ledger.Served(known.served().rotation(), Optional.of(value)));
  }

  private static Ledger with(Ledger known, boolean proven, Ledger.Served served) {
    return new Ledger(
        known.keyId(),
        known.type(),
        known.environment(),
        known.environmentId(),
        known.teamId(),
        known.previous(),
        known.disabled(),
        proven,
        served,
        known.leaving());
  }
}
