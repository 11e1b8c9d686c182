package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import java.time.Instant;

/** A decision that a mutant makes. */
interface Deciding {

  Move decide(Desired desired, Observed seen, Instant now);

  default Operator operator() {
    return new Operator() {
      @Override
      Move decide(Desired desired, Observed seen, Instant now) {
        return Deciding.this.decide(desired, seen, now);
      }
    };
  }
}
