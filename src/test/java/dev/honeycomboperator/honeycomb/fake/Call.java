package dev.honeycomboperator.honeycomb.fake;

import java.time.Instant;

/**
 * One entry of the journal.
 *
 * @param team the slug in the path, empty where there is none
 * @param id the id in the path, empty where there is none
 * @param status 200 for every success, 0 where the caller got no reply
 */
public record Call(Instant at, Route route, String team, String id, int status) {}
