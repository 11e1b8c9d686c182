package dev.honeycomboperator.decision;

import java.util.List;

/** Lists of ids as people are shown them. */
public final class Ids {

  private static final int MOST = 20;

  private Ids() {}

  /** At most twenty, and how many more there are. */
  public static String shown(List<String> ids) {
    return ids.size() <= MOST
        ? String.join(", ", ids)
        : String.join(", ", ids.subList(0, MOST)) + " and %d more".formatted(ids.size() - MOST);
  }
}
