package dev.honeycomboperator.model;

/**
 * How much may happen in one history.
 *
 * @param faults deaths, pauses, lost replies, lists that lag
 * @param meddlings by somebody else, with the Secret or with keys
 * @param wishes changes of the resource by its user
 */
record Scope(int faults, int meddlings, int wishes) {}
