package dev.honeycomboperator.honeycomb.fake;

import java.time.Duration;

/**
 * One way in which a call goes wrong.
 *
 * @param manner what the caller sees
 * @param commit what becomes of the request
 * @param lateBy after which time a late commit happens, by the fake's clock
 */
public record Fault(Manner manner, Commit commit, Duration lateBy) {

  private static final Duration WHEN_RELEASED = Duration.ofDays(36_500);

  /** What the caller sees. */
  public sealed interface Manner {
    /** A JSON:API error of this status. */
    record Status(int status) implements Manner {}

    /** 502 with a page of HTML. */
    record BadGateway() implements Manner {}

    /** A status of success with a page of HTML. */
    record Garbled() implements Manner {}

    /**
     * The connection dies. Over HTTP a GET is given half a reply, since the JDK repeats it
     * otherwise.
     */
    record Reset() implements Manner {}

    /** Nothing, until the caller gives up. */
    record Silence() implements Manner {}

    /** No connection. Over HTTP only as an outage of everything. */
    record Refused() implements Manner {}

    record RateLimited(RetryAfterForm form, Duration retryAfter) implements Manner {}

    /** The right reply, late; over HTTP only. */
    record Slow(Duration by) implements Manner {}
  }

  /** What becomes of the request. */
  public enum Commit {
    NEVER,
    DONE,
    LATE
  }

  /** How a 429 says when to come back. */
  public enum RetryAfterForm {
    HTTP_DATE,
    RFC_3339,
    SECONDS,
    NONE
  }

  public static Fault serverError() {
    return before(new Manner.Status(500));
  }

  public static Fault status(int status) {
    return before(new Manner.Status(status));
  }

  public static Fault badGateway() {
    return before(new Manner.BadGateway());
  }

  public static Fault garbled() {
    return before(new Manner.Garbled());
  }

  public static Fault reset() {
    return before(new Manner.Reset());
  }

  public static Fault silence() {
    return before(new Manner.Silence());
  }

  public static Fault refused() {
    return before(new Manner.Refused());
  }

  public static Fault rateLimited(RetryAfterForm form, Duration retryAfter) {
    return before(new Manner.RateLimited(form, retryAfter));
  }

  public static Fault slow(Duration by) {
    return new Fault(new Manner.Slow(by), Commit.DONE, Duration.ZERO);
  }

  private static Fault before(Manner manner) {
    return new Fault(manner, Commit.NEVER, Duration.ZERO);
  }

  /** The same seen by the caller, but the request is carried out first. */
  public Fault afterCommit() {
    return new Fault(manner, Commit.DONE, Duration.ZERO);
  }

  /** The request is carried out only at {@link FakeHoneycomb#commitLate()}. */
  public Fault lateCommit() {
    return lateCommit(WHEN_RELEASED);
  }

  /**
   * The request is carried out when so much time has passed, or at {@link
   * FakeHoneycomb#commitLate()}.
   */
  public Fault lateCommit(Duration lateBy) {
    return new Fault(manner, Commit.LATE, lateBy);
  }
}
