package dev.honeycomboperator.honeycomb;

/** Carries a {@link Problem}; checked, because every caller has to say what it means there. */
public final class HoneycombException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public HoneycombException(Problem problem) {
    // Neither cause nor stack trace: a foreign exception's message may quote a header.
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
