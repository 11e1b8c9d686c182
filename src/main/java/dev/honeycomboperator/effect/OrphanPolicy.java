package dev.honeycomboperator.effect;

/** What is done about keys of this installation that belong to no resource. */
public enum OrphanPolicy {
  REPORT,
  REVOKE
}
