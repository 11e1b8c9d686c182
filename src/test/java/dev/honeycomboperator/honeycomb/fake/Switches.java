package dev.honeycomboperator.honeycomb.fake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What nobody outside Honeycomb knows of the real API, or what differs from team to team. May be
 * changed while the fake runs. The defaults are what is likeliest.
 */
public final class Switches {

  /** The changing part of a JSON:API error. */
  public record ErrorText(String code, String title) {}

  /** In which order keys and environments are listed. */
  public enum SortOrder {
    BY_ID,
    NEWEST_FIRST,
    BY_NAME
  }

  volatile char region = 'a';
  volatile Duration acceptedAfter = Duration.ZERO;
  volatile Duration refusedAfterDisable = Duration.ZERO;
  volatile Duration refusedAfterDelete = Duration.ZERO;
  volatile Duration managementKeyRefusedAfter = Duration.ZERO;
  volatile int foreignTeamStatus = 404;
  volatile boolean uniqueNames = false;
  volatile int keyQuota = Integer.MAX_VALUE;
  volatile boolean namesPeople = false;
  volatile boolean contentTypeParameters = false;
  volatile boolean keyWithEnvironment = false;
  volatile SortOrder sortOrder = SortOrder.BY_ID;
  volatile String policyHeader = "RateLimit-Policy";
  volatile boolean legacyConfigurationIds = true;
  volatile boolean patchesManageSignals = true;
  volatile int listLag = 0;
  volatile Duration clockAhead = Duration.ZERO;
  volatile Duration window = Duration.ofMinutes(1);
  volatile ToIntFunction<String> limit = _ -> 100;
  private final Map<Integer, ErrorText> texts = new HashMap<>();

  Switches() {
    texts.put(403, new ErrorText("forbidden", "insufficient permissions"));
    texts.put(404, new ErrorText("not-found", "resource not found"));
    texts.put(409, new ErrorText("conflict", "request conflicts with the state of the resource"));
    texts.put(415, new ErrorText("unsupported-media-type", "unsupported media type"));
  }

  /** The letter after {@code hc} in ids: a is US, b is EU. */
  public Switches region(char letter) {
    region = letter;
    return this;
  }

  /** How long a new or re-enabled key is not accepted yet. */
  public Switches acceptedAfter(Duration delay) {
    acceptedAfter = delay;
    return this;
  }

  /** How long a disabled key is still accepted. */
  public Switches refusedAfterDisable(Duration delay) {
    refusedAfterDisable = delay;
    return this;
  }

  /** How long a deleted key is still accepted. */
  public Switches refusedAfterDelete(Duration delay) {
    refusedAfterDelete = delay;
    return this;
  }

  /** How long a revoked management key still works. */
  public Switches managementKeyRefusedAfter(Duration delay) {
    managementKeyRefusedAfter = delay;
    return this;
  }

  /** 403 or 404 for the slug of another team. */
  public Switches foreignTeamStatus(int status) {
    foreignTeamStatus = status;
    return this;
  }

  public Switches uniqueNames(boolean unique) {
    uniqueNames = unique;
    return this;
  }

  /** How many keys a team may have. */
  public Switches keyQuota(int most) {
    keyQuota = most;
    return this;
  }

  /** Whether creator and editor are users instead of null. */
  public Switches namesPeople(boolean names) {
    namesPeople = names;
    return this;
  }

  /** Whether {@code application/vnd.api+json; charset=utf-8} will do. */
  public Switches contentTypeParameters(boolean tolerated) {
    contentTypeParameters = tolerated;
    return this;
  }

  /**
   * Whether an environment created over the API brings a key of its own, as one created in the UI
   * does.
   */
  public Switches keyWithEnvironment(boolean brings) {
    keyWithEnvironment = brings;
    return this;
  }

  public Switches sortOrder(SortOrder order) {
    sortOrder = order;
    return this;
  }

  public Switches policyHeader(String name) {
    policyHeader = name;
    return this;
  }

  /** Whether {@code /1/auth} knows a configuration key by a short id of its own. */
  public Switches legacyConfigurationIds(boolean legacy) {
    legacyConfigurationIds = legacy;
    return this;
  }

  /** Whether PATCH minds {@code manage_signals}, which its schema does not have. */
  public Switches patchesManageSignals(boolean minds) {
    patchesManageSignals = minds;
    return this;
  }

  /** For how many lists a write is not seen in lists. */
  public Switches listLag(int lists) {
    listLag = lists;
    return this;
  }

  /** What the {@code Date} header is ahead of the fake's clock. */
  public Switches clockAhead(Duration by) {
    clockAhead = by;
    return this;
  }

  /** How many calls each budget, such as {@code api-keys/read}, has in each window. */
  public Switches rateLimit(ToIntFunction<String> perBudget, Duration each) {
    limit = perBudget;
    window = each;
    return this;
  }

  public Switches rateLimit(int calls, Duration each) {
    return rateLimit(_ -> calls, each);
  }

  /** The code and title of errors of {@code status}: 403, 404, 409 or 415. */
  public synchronized Switches errorText(int status, ErrorText text) {
    texts.put(status, text);
    return this;
  }

  synchronized ErrorText errorText(int status) {
    return texts.getOrDefault(status, new ErrorText("invalid", "request was rejected"));
  }
}
