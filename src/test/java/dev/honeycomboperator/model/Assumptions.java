package dev.honeycomboperator.model;

/**
 * What the laws lean on beyond the operator's own care. Without any of these there is a history
 * that breaks a law; the tests show each.
 *
 * @param absenceLasts a process that is paused just before it creates the Secret, and wakes up
 *     after its lease, does not find that others made a Secret meanwhile and deleted it again
 * @param recordLasts a resource is restored without its status only together with a Secret that
 *     names every key in use, and until the operator has looked at both, the Secret is left alone
 *     and the credential works
 */
record Assumptions(boolean absenceLasts, boolean recordLasts) {

  static final Assumptions ALL = new Assumptions(true, true);
}
