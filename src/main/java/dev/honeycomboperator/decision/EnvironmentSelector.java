package dev.honeycomboperator.decision;

import dev.honeycomboperator.honeycomb.Environment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How a resource names its environment. */
public record EnvironmentSelector(By by, String value) {

  public enum By {
    SLUG {
      @Override
      String of(Environment environment) {
        return environment.slug();
      }
    },
    NAME {
      @Override
      String of(Environment environment) {
        return environment.name();
      }
    },
    ID {
      @Override
      String of(Environment environment) {
        return environment.id();
      }
    };

    abstract String of(Environment environment);
  }

  /** Which environment is meant, if the team has it. */
  public sealed interface Resolution {

    record Found(Environment environment) implements Resolution {}

    /**
     * @param nearest what may have been meant, best guess first, at most three
     */
    record Unknown(List<String> nearest) implements Resolution {}
  }

  public Resolution resolve(List<Environment> environments) {
    // Names and slugs are unique in a team, so the first match is the only one.
    return environments.stream()
        .filter(environment -> by.of(environment).equals(value))
        .findFirst()
        .<Resolution>map(Resolution.Found::new)
        .orElseGet(() -> new Resolution.Unknown(nearest(environments)));
  }

  private List<String> nearest(List<Environment> environments) {
    return environments.stream()
        .map(by::of)
        .sorted(
            Comparator.comparingInt((String known) -> distance(value, known))
                .thenComparing(known -> known))
        .limit(3)
        .toList();
  }

  /** Levenshtein's, ignoring case. */
  private static int distance(String given, String known) {
    var from = given.toLowerCase(Locale.ROOT);
    var to = known.toLowerCase(Locale.ROOT);
    var previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      var current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        var substitution = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }

  /** As it stands in the ledger: {@code slug:production}. */
  @Override
  public String toString() {
    return by.name().toLowerCase(Locale.ROOT) + ":" + value;
  }
}
