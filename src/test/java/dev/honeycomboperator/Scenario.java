package dev.honeycomboperator;

import static dev.honeycomboperator.SimulatedWorld.OVERLAP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a user, or somebody else, does.
 *
 * @param given done and settled before anything is disturbed
 * @param posts how many keys it takes where nothing is disturbed
 */
record Scenario(
    String name, Consumer<SimulatedWorld> given, Consumer<SimulatedWorld> when, int posts) {

  private static final String PRODUCTION = "environment: {slug: production}";
  private static final Duration A_WHILE = Duration.ofMinutes(20);
  private static final Duration NEXT_SWEEP = SimulatedWorld.SWEEP.plusHours(1);

  static List<Scenario> all() {
    return List.of(
        of("create", world -> {}, world -> world.key(PRODUCTION), 1),
        of(
            "create a configuration key",
            world -> {},
            world ->
                world.key(PRODUCTION + ", type: configuration, permissions: {runQueries: true}"),
            1),
        of(
            "create where a key was made and lost before",
            SimulatedWorld::stray,
            world -> world.key(PRODUCTION),
            1),
        of(
            "create where somebody else's Secret is in the way",
            SimulatedWorld::foreignSecret,
            world -> {
              world.key(PRODUCTION);
              world.in(A_WHILE, it -> it.userOfSecret().delete());
            },
            1),
        of(
            "create while Honeycomb cannot be asked for a proof",
            world -> world.honeycomb.failEvery(Operation.INTROSPECT, Fault.serverError()),
            world -> {
              world.key(PRODUCTION);
              world.in(A_WHILE, it -> it.honeycomb.heal());
            },
            1),
        of(
            "create while Honeycomb refuses new keys",
            world -> world.honeycomb.switches().acceptedAfter(OVERLAP),
            world -> {
              world.key(PRODUCTION);
              world.in(A_WHILE, it -> it.honeycomb.switches().acceptedAfter(Duration.ZERO));
            },
            // The brake on minting is a matter of the process.
            10),
        existing("another environment", 2, world -> world.editSpec(Scenario::toStaging)),
        existing("another name", 1, world -> world.editSpec(spec -> spec.put("displayName", "x"))),
        existing("rotate", 2, world -> world.annotate(Names.ROTATE, "now")),
        existing("the Secret is deleted", 2, world -> world.userOfSecret().delete()),
        existing("the value is altered", 2, Scenario::alter),
        existing(
            "the key is deleted at Honeycomb",
            2,
            world -> {
              world.team.deleteInUi(world.heldKey().orElseThrow());
              world.in(NEXT_SWEEP, it -> {});
            }),
        existing(
            "the key is renamed at Honeycomb",
            1,
            world -> {
              var key = world.heldKey().flatMap(world.team::key).orElseThrow();
              world.team.renameInUi(key.id(), "mine now");
              // A process that never saw the mark says what to do, and somebody does it.
              world.in(NEXT_SWEEP, it -> it.team.renameInUi(key.id(), key.name()));
            }),
        existing("delete", 1, Scenario::delete),
        existing("delete, policy Disable", 1, world -> delete(world, "Disable")),
        existing("delete, policy Retain", 1, world -> delete(world, "Retain")),
        existing(
            "delete while the management key is refused",
            1,
            world -> {
              world.team.revokeManagementKey(world.credential);
              delete(world);
              world.in(A_WHILE, it -> it.credential(it.team.managementKey()));
            }),
        existing(
            "delete while the management key is another team's",
            1,
            world -> {
              world.credential(world.honeycomb.team("other").managementKey());
              delete(world);
              world.in(A_WHILE, it -> it.credential(it.credential));
            }),
        of("delete during the overlap", Scenario::replaced, Scenario::delete, 2),
        of(
            "the Secret is deleted during the overlap",
            Scenario::replaced,
            world -> world.userOfSecret().delete(),
            3));
  }

  private static Scenario of(
      String name, Consumer<SimulatedWorld> given, Consumer<SimulatedWorld> when, int posts) {
    return new Scenario(name, given, when, posts);
  }

  private static Scenario existing(String name, int posts, Consumer<SimulatedWorld> when) {
    return new Scenario(name, world -> world.key(PRODUCTION), when, posts);
  }

  private static void toStaging(ObjectNode spec) {
    spec.putObject("environment").put("slug", "staging");
  }

  private static void replaced(SimulatedWorld world) {
    world.key(PRODUCTION);
    world.in(A_WHILE, it -> it.editSpec(Scenario::toStaging));
  }

  private static void alter(SimulatedWorld world) {
    world
        .userOfSecret()
        .edit(
            found ->
                new SecretBuilder(found)
                    .withData(Map.of("api-key", SimulatedWorld.base64("altered")))
                    .build());
  }

  private static void delete(SimulatedWorld world, String policy) {
    world.editSpec(spec -> spec.put("deletionPolicy", policy));
    delete(world);
  }

  private static void delete(SimulatedWorld world) {
    world.userOfKey().delete();
  }

  @Override
  public String toString() {
    return name;
  }
}
