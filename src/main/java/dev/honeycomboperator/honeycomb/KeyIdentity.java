package dev.honeycomboperator.honeycomb;

/**
 * Who a key's value is ({@code GET /1/auth}).
 *
 * @param id of an ingest key the id of {@link ApiKey}; of a configuration key possibly another,
 *     legacy form
 */
public record KeyIdentity(String id, String environmentSlug, String teamSlug) {}
