package dev.honeycomboperator.honeycomb;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link Honeycomb} over HTTP. */
public final class HttpHoneycomb implements Honeycomb {

  // Anything else in a header makes the JDK throw an exception that quotes the header.
  private static final Pattern KEY_VALUE = Pattern.compile("[A-Za-z0-9_]{1,256}");

  // By the letters of its kind; of an id in no known form the API has to judge.
  private static final Pattern INGEST_ID = Pattern.compile("hc[a-z]i[kc]_");

  private final HttpTransport transport;
  private final Endpoint endpoint;
  private final ManagementKey credential;
  private final ApiCaller api;
  private final PagedList pages;
  private final KeyDocuments keys;
  private final IdentityDocuments identities = new IdentityDocuments();
  private final ReentrantLock finding = new ReentrantLock();
  private volatile @Nullable TeamIdentity known;

  /**
   * @param transport of the process
   * @param limiter of the team; its other clients should have the same
   */
  public HttpHoneycomb(
      HttpTransport transport, Endpoint endpoint, ManagementKey credential, RateLimiter limiter) {
    this.transport = transport;
    this.endpoint = endpoint;
    this.credential = credential;
    this.api = new ApiCaller(transport, endpoint, credential, limiter);
    this.pages = new PagedList(api, endpoint, transport);
    this.keys = new KeyDocuments(transport.clock());
  }

  /**
   * The same client on the budgets of its team, which it could not know before it knew its team.
   */
  public HttpHoneycomb drawingOn(RateLimiter limiterOfTeam) {
    var client = new HttpHoneycomb(transport, endpoint, credential, limiterOfTeam);
    client.known = known;
    return client;
  }

  @Override
  public TeamIdentity identity() throws HoneycombException {
    var identity =
        api.call(Operation.IDENTITY, api.request(endpoint.uri("/2/auth")), identities::team);
    // The first counts: a 404 would mean nothing if it were not known in which team it was asked.
    if (known == null) {
      known = identity;
    }
    return identity;
  }

  @Override
  public List<Environment> environments() throws HoneycombException {
    return pages.all(
        Operation.LIST_ENVIRONMENTS,
        teamUri("/environments?page%5Bsize%5D=100"),
        identities::environments);
  }

  @Override
  public List<ApiKey> keys() throws HoneycombException {
    return pages.all(Operation.LIST_KEYS, teamUri("/api-keys?page%5Bsize%5D=100"), keys::listed);
  }

  @Override
  public Optional<ApiKey> key(String id) throws HoneycombException {
    try {
      return Optional.of(
          api.call(Operation.GET_KEY, api.request(keyUri(Operation.GET_KEY, id)), keys::shown));
    } catch (HoneycombException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public IssuedKey create(NewKey key) throws HoneycombException {
    return api.call(
        Operation.CREATE_KEY,
        api.request(teamUri("/api-keys"), "POST", keys.creation(key)),
        keys::issued);
  }

  @Override
  public ApiKey update(String id, KeyChange change) throws HoneycombException {
    if (change.permissions().isPresent() && INGEST_ID.matcher(id).lookingAt()) {
      throw new HoneycombException(
          new Problem.Rejected(
              Operation.UPDATE_KEY.doing()
                  + ": not sent, what an ingest key may do is settled when it is made",
              List.of()));
    }
    return api.call(
        Operation.UPDATE_KEY,
        api.request(keyUri(Operation.UPDATE_KEY, id), "PATCH", keys.change(id, change)),
        keys::shown);
  }

  @Override
  public boolean delete(String id) throws HoneycombException {
    try {
      return api.call(
          Operation.DELETE_KEY, api.request(keyUri(Operation.DELETE_KEY, id)).DELETE(), _ -> true);
    } catch (HoneycombException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public KeyIdentity introspect(Sensitive keyValue) throws HoneycombException {
    if (!KEY_VALUE.matcher(keyValue.reveal()).matches()) {
      throw new HoneycombException(
          new Problem.Unauthorized(
              Operation.INTROSPECT.doing()
                  + ": not sent, the value holds characters that no key has"));
    }
    return api.call(
        Operation.INTROSPECT,
        api.request(endpoint.uri("/1/auth"), keyValue),
        identities::key,
        keyValue);
  }

  @Override
  public Optional<Duration> clockSkew() {
    return api.clockSkew();
  }

  private URI teamUri(String rest) throws HoneycombException {
    return endpoint.uri("/2/teams/" + teamSlug() + rest);
  }

  private URI keyUri(Operation operation, String id) throws HoneycombException {
    if (!KeyDocuments.ID.matcher(id).matches()) {
      throw new HoneycombException(
          new Problem.Rejected(
              operation.doing() + ": not sent, the id holds characters that no id has", List.of()));
    }
    return teamUri("/api-keys/" + id);
  }

  /** Asked for once: a management key belongs to one team for good. A failure is not remembered. */
  private String teamSlug() throws HoneycombException {
    var identity = known;
    if (identity != null) {
      return identity.teamSlug();
    }
    finding.lock();
    try {
      identity = known;
      return (identity == null ? identity() : identity).teamSlug();
    } finally {
      finding.unlock();
    }
  }
}
