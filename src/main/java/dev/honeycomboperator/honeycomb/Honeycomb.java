package dev.honeycomboperator.honeycomb;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Honeycomb's API as one management key sees it. Nothing is retried here: a caller that repeats a
 * POST whose outcome it does not know leaks a key. Every method fails with a {@link Problem} and
 * never blocks longer than the deadline of its requests, but for {@link #keys()}, which waits for
 * the rate limit between pages.
 */
public interface Honeycomb {

  /** {@code GET /2/auth}: verifies the management key and tells team and scopes. */
  TeamIdentity identity() throws HoneycombException;

  /** {@code GET /2/teams/{team}/environments}, every page. */
  List<Environment> environments() throws HoneycombException;

  /** {@code GET /2/teams/{team}/api-keys}, every page, 100 keys each: all or nothing. */
  List<ApiKey> keys() throws HoneycombException;

  /**
   * {@code GET /2/teams/{team}/api-keys/{id}}; empty on 404, which alone does not prove that the
   * key is gone.
   */
  Optional<ApiKey> key(String id) throws HoneycombException;

  /**
   * {@code POST /2/teams/{team}/api-keys}; see {@link Problem#outcomeUnknown()} for when it fails.
   */
  IssuedKey create(NewKey key) throws HoneycombException;

  /**
   * {@code PATCH}: answers with the key as Honeycomb shows it afterwards, which may not be what was
   * asked.
   */
  ApiKey update(String id, KeyChange change) throws HoneycombException;

  /** {@code DELETE}; {@code false} on 404, which alone does not prove that the key is gone. */
  boolean delete(String id) throws HoneycombException;

  /** {@code GET /1/auth} with the value of a key instead of the management key. */
  KeyIdentity introspect(Sensitive keyValue) throws HoneycombException;

  /**
   * How far ahead of ours Honeycomb's clock was by the {@code Date} of the last reply; empty before
   * one.
   */
  Optional<Duration> clockSkew();
}
