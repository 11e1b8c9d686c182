package dev.honeycomboperator.honeycomb;

/**
 * An environment of a team (API page "Environments"); {@code slug} is made by Honeycomb out of the
 * name.
 */
public record Environment(String id, String name, String slug) {}
