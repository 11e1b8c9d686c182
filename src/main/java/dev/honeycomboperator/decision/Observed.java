package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a decision knows of the world.
 *
 * @param guarded our finalizer is on the resource
 * @param ours the team's keys that bear this resource's mark; nothing else is ever changed
 * @param statusIds ids that status names as handed out; they can make us wait and nothing more
 * @param strayed recorded keys that exist without the mark
 * @param gone recorded ids that Honeycomb does not know any more, the team's identity confirmed
 * @param proven Honeycomb was just seen to accept the value that the Secret holds
 * @param mintingPausedUntil set while the brake on minting is on
 * @param writingPausedUntil set while the brake on repairs of the Secret is on
 * @param notApplied the last such change
 * @param consumers who uses the Secret; looked for only where that matters
 * @param keyIds what is listed for receivers
 * @param rollouts of the workloads that are to be restarted, without those that the operator may
 *     not look at; looked for only while that matters
 * @param clocksAgree our clock and Honeycomb's are close enough to retire keys by
 */
public record Observed(
    boolean guarded,
    TeamView team,
    Target target,
    List<ApiKey> ours,
    List<String> statusIds,
    List<Strayed> strayed,
    Set<String> gone,
    boolean proven,
    Look look,
    Optional<Instant> mintingPausedUntil,
    Optional<Instant> writingPausedUntil,
    Optional<Unapplied> notApplied,
    Consumers consumers,
    KeyIdList keyIds,
    Map<Workload, Rollout> rollouts,
    boolean clocksAgree) {

  /**
   * @param markSeen whether this process listed the key under this resource's mark before
   */
  public record Strayed(ApiKey key, boolean markSeen) {}

  /** A change of a key that Honeycomb acknowledged and did not make. */
  public record Unapplied(String keyId, KeyChange change) {}

  public Observed {
    ours = List.copyOf(ours);
    statusIds = List.copyOf(statusIds);
    strayed = List.copyOf(strayed);
    gone = Set.copyOf(gone);
    rollouts = Map.copyOf(rollouts);
  }
}
