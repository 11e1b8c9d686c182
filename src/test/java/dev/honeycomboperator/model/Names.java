package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Mark;
import java.util.List;

/** The names that a key can have in the model, as small numbers. */
final class Names {

  static final Mark MARK = Mark.of("model", "telemetry", "collectors");
  static final List<String> DISPLAY = List.of("a", "b");

  /** The mark was taken off by us. */
  static final int RELEASED = 2;

  /** Somebody else renamed the key. */
  static final int SOMEBODYS = 3;

  private static final List<String> REMOTE =
      List.of(MARK.nameFor("a"), MARK.nameFor("b"), "released", "somebody's");

  private Names() {}

  static boolean isMarked(int name) {
    return name < RELEASED;
  }

  static String remote(int name) {
    return REMOTE.get(name);
  }

  static int of(String remote) {
    return DISPLAY.contains(remote) ? RELEASED : REMOTE.indexOf(remote);
  }
}
