package dev.honeycomboperator.soak;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys that are nobody's business but their owners'. */
record Strangers(Ground ground, Set<ApiKey> keys) {
  private static final List<String> NAMES =
      List.of(
          "made by hand",
          "of another cluster [k8s:other:zxfv5y5ft4vcfkuc]",
          "of another cluster with a name like ours [k8s:soak2:zxfv5y5ft4vcfkuc]",
          "[k8s:soak:zxfv5y5ft4vcfkuc] is only quoted here");

  static Strangers settle(Ground ground) {
    ground.teams().forEach(Strangers::settle);
    return new Strangers(ground, Set.copyOf(all(ground)));
  }

  private static void settle(FakeTeam team) {
    String environment = team.environment(Ground.ENVIRONMENTS.getFirst()).id();
    NAMES.forEach(name -> team.createInUi(KeyType.INGEST, name, environment));
  }

  private static List<ApiKey> all(Ground ground) {
    return ground.teams().stream().flatMap(team -> team.keys().stream()).toList();
  }

  /** Those that are not as they were. */
  Set<ApiKey> harmed() {
    List<ApiKey> now = all(ground);
    return keys.stream().filter(key -> !now.contains(key)).collect(Collectors.toSet());
  }
}
