package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Look;
import dev.honeycomboperator.decision.Observed;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.honeycomb.ApiKey;
import java.util.List;

/** What a mutant sees in the place of what there is. */
record Sight(Observed seen) {

  Observed of(Target target) {
    return of(target, seen.ours(), seen.statusIds(), seen.look());
  }

  Observed of(List<ApiKey> ours) {
    return of(seen.target(), ours, seen.statusIds(), seen.look());
  }

  Observed of(Look look) {
    return of(seen.target(), seen.ours(), seen.statusIds(), look);
  }

  Observed withoutStatus() {
    return of(seen.target(), seen.ours(), List.of(), seen.look());
  }

  private Observed of(Target target, List<ApiKey> ours, List<String> statusIds, Look look) {
    return new Observed(
        seen.guarded(),
        seen.team(),
        target,
        ours,
        statusIds,
        seen.strayed(),
        seen.gone(),
        seen.proven(),
        look,
        seen.mintingPausedUntil(),
        seen.writingPausedUntil(),
        seen.notApplied(),
        seen.consumers(),
        seen.keyIds(),
        seen.rollouts(),
        seen.clocksAgree());
  }
}
