package dev.honeycomboperator.decision;

/** How far a workload has got with the restart for the held key. */
public enum Rollout {
  MISSING,
  /** Its pods may have an older key. */
  DUE,
  UNDER_WAY,
  DONE
}
