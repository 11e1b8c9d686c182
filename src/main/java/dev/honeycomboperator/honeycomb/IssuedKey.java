package dev.honeycomboperator.honeycomb;

/**
 * The one reply in which Honeycomb shows a key's secret.
 *
 * @param value what senders use, see {@link KeyType#usableValue}
 */
public record IssuedKey(ApiKey key, Sensitive value) {}
