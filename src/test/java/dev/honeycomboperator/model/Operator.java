package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Decision;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Move;
import dev.honeycomboperator.decision.Observed;
import java.time.Instant;

/** The operator that is tried: the real decision and the protocol of its effects. */
class Operator {

  Move decide(Desired desired, Observed seen, Instant now) {
    return Decision.decide(desired, seen, now);
  }

  /** Whether a recorded key that the list does not show is asked for by its id. */
  boolean asksForWhatIsNotListed() {
    return true;
  }

  /** Whether a recorded key without the mark is left to others. */
  boolean goesByTheMark() {
    return true;
  }

  /** Whether another team's credential is known for one. */
  boolean confirmsTheTeam() {
    return true;
  }

  /** Whether a Secret of somebody else is known for one. */
  boolean checksTheOwner() {
    return true;
  }

  /** Whether a Secret is written only if it is as it was when it was looked at. */
  boolean writesByVersion() {
    return true;
  }

  /** Whether status is written only if the resource is as it was when it was looked at. */
  boolean reportsByVersion() {
    return true;
  }

  /** Whether status takes down the id of a new key before the Secret gets its value. */
  boolean notesFirst() {
    return true;
  }

  /** Whether the note puts the id before those that were handed out. */
  boolean notesInFront() {
    return true;
  }

  /** Whether a POST of unknown outcome is sent again at once. */
  boolean repeatsPosts() {
    return false;
  }
}
