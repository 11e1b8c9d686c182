package dev.honeycomboperator.honeycomb.fake;

/** A call that does not end in one of Honeycomb's own replies. */
final class Mishap extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault.Manner manner;

  Mishap(Fault.Manner manner) {
    super(manner.toString(), null, false, false);
    this.manner = manner;
  }

  Fault.Manner manner() {
    return manner;
  }

  int status() {
    return switch (manner) {
      case Fault.Manner.Status status -> status.status();
      case Fault.Manner.BadGateway _ -> 502;
      case Fault.Manner.Garbled _ -> 200;
      case Fault.Manner.RateLimited _ -> 429;
      case Fault.Manner.Reset _,
          Fault.Manner.Silence _,
          Fault.Manner.Refused _,
          Fault.Manner.Slow _ ->
          0;
    };
  }
}
