package dev.honeycomboperator.model;

/**
 * What the laws lean on beyond the operator's own care. Without any of these there is a history
 * that breaks a law; the tests show each.
 *
 * @param statusKeepsUp nobody takes the Secret away in the moment before status names its key
 * @param absenceLasts a process that is paused just before it creates the Secret, and wakes up
 *     after its lease, does not find that others made a Secret meanwhile and deleted it again
 * @param statusLasts a process that is paused just before it writes status, and wakes up after its
 *     lease, does not write over what others wrote meanwhile
 */
record Assumptions(boolean statusKeepsUp, boolean absenceLasts, boolean statusLasts) {

  static final Assumptions ALL = new Assumptions(true, true, true);
}
