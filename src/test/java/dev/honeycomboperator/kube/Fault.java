package dev.honeycomboperator.kube;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * An API fault that a test asked for; it strikes until its number of calls is used up or it is
 * lifted.
 */
public final class Fault implements AutoCloseable {

  /** What the caller sees, and whether anything was done. */
  public enum Effect {
    /** 503, nothing done. */
    REFUSED,
    /** The connection is closed, nothing done. */
    DROPPED,
    /** The call is carried out, then the connection is closed without a reply. */
    ANSWER_LOST,
    /** The connection is closed; the call is carried out when what is held is let go. */
    HELD
  }

  private final Effect effect;
  private final Predicate<ApiCall> strikes;
  private final AtomicInteger left;

  /**
   * @param strikes is asked before the call is carried out, so the call's code is still 0
   * @param times how many calls are struck
   */
  Fault(Effect effect, Predicate<ApiCall> strikes, int times) {
    this.effect = effect;
    this.strikes = strikes;
    this.left = new AtomicInteger(times);
  }

  /**
   * Writes of one resource, its subresources included: {@code secrets}, {@code
   * honeycombapikeys/status}.
   */
  static Predicate<ApiCall> writesTo(String resource) {
    return call -> call.writes() && (call.resource() + "/").startsWith(resource + "/");
  }

  Effect effect() {
    return effect;
  }

  boolean takes(ApiCall call) {
    return strikes.test(call) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  /** How many calls it would still strike. */
  public int left() {
    return left.get();
  }

  public void lift() {
    left.set(0);
  }

  @Override
  public void close() {
    lift();
  }
}
