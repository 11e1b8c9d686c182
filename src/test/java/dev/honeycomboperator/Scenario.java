package dev.honeycomboperator;

import static dev.honeycomboperator.SimulatedWorld.NEXT_SWEEP;
import static dev.honeycomboperator.SimulatedWorld.OVERLAP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import dev.honeycomboperator.honeycomb.fake.Switches.SortOrder;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a user, or somebody else, does.
 *
 * @param given done and settled before anything is disturbed
 * @param posts how many keys it takes where nothing is disturbed
 */
record Scenario(
    String name, Consumer<SimulatedWorld> given, Consumer<SimulatedWorld> when, int posts) {

  private static final String PRODUCTION = "environment: {slug: production}";
  static final Duration A_WHILE = Duration.ofMinutes(20);

  static final Scenario CREATE = of("create", world -> {}, Scenario::create, 1);

  static final Scenario CREATE_CONFIGURATION =
      of(
          "create a configuration key",
          world -> {},
          world ->
              world.people.makeKey(
                  PRODUCTION + ", type: configuration, permissions: {runQueries: true}"),
          1);

  static final Scenario CREATE_AFTER_A_LOSS =
      of("create where a key was made and lost before", SimulatedWorld::stray, Scenario::create, 1);

  static final Scenario FOREIGN_SECRET =
      of(
          "create where somebody else's Secret is in the way",
          world -> world.people.makeSecret(),
          world -> {
            create(world);
            world.in(A_WHILE, it -> it.people.deleteSecret());
          },
          1);

  static final Scenario NO_PROOF =
      of(
          "create while Honeycomb cannot be asked for a proof",
          world -> world.honeycomb.failEvery(Operation.INTROSPECT, Fault.serverError()),
          world -> {
            create(world);
            world.in(A_WHILE, it -> it.honeycomb.heal());
          },
          1);

  static final Scenario PROOF_REFUSED =
      of(
          "create while Honeycomb refuses new keys",
          world -> world.honeycomb.switches().acceptedAfter(OVERLAP),
          world -> {
            create(world);
            world.in(
                Duration.ofMinutes(2), it -> it.honeycomb.switches().acceptedAfter(Duration.ZERO));
          },
          // The brake on minting is a matter of the process.
          10);

  static final Scenario REPLACE =
      existing("another environment", 2, world -> world.people.specify(Scenario::toStaging));

  static final Scenario AMEND =
      existing(
          "another name", 1, world -> world.people.specify(spec -> spec.put("displayName", "x")));

  static final Scenario SECRET_DELETED =
      existing("the Secret is deleted", 2, world -> world.people.deleteSecret());

  static final Scenario VALUE_ALTERED =
      existing("the value is altered", 2, world -> world.people.alterValue());

  static final Scenario FORGED_LEDGER =
      of(
          "the ledger is made to name somebody else's key",
          world -> {
            world.team.createInUi(KeyType.INGEST, "somebody's", world.production.id());
            create(world);
          },
          world -> {
            var other =
                world.team.keys().stream()
                    .filter(key -> key.name().equals("somebody's"))
                    .findFirst()
                    .orElseThrow();
            world.people.forgeLedger(
                text -> text.replaceFirst("\\{", "{\"previous\":[\"" + other.id() + "\"],"));
            world.in(OVERLAP.multipliedBy(2), it -> {});
          },
          1);

  static final Scenario KEY_DELETED =
      existing(
          "the key is deleted at Honeycomb",
          2,
          world -> {
            world.team.deleteInUi(world.heldKey().orElseThrow());
            world.in(NEXT_SWEEP, it -> {});
          });

  static final Scenario KEY_RENAMED =
      existing(
          "the key is renamed at Honeycomb",
          1,
          world -> {
            var key = world.heldKey().flatMap(world.team::key).orElseThrow();
            world.team.renameInUi(key.id(), "mine now");
            // A process that never saw the mark says what to do, and somebody does it.
            world.in(NEXT_SWEEP, it -> it.team.renameInUi(key.id(), key.name()));
          });

  static final Scenario SECOND_PAGE =
      of(
          "the key is on the second page of the list",
          world -> {
            world.honeycomb.switches().sortOrder(SortOrder.BY_NAME);
            for (int i = 0; i < 100; i++) {
              world.team.createInUi(KeyType.INGEST, "another", world.production.id());
            }
            create(world);
          },
          world -> world.in(NEXT_SWEEP, it -> {}),
          1);

  static final Scenario SECRET_DELETED_IN_OVERLAP =
      of(
          "the Secret is deleted during the overlap",
          Scenario::replaced,
          world -> world.people.deleteSecret(),
          3);

  static List<Scenario> all() {
    return Stream.of(creations(), Rotations.all(), Deletions.all()).flatMap(List::stream).toList();
  }

  private static List<Scenario> creations() {
    return List.of(
        CREATE,
        CREATE_CONFIGURATION,
        CREATE_AFTER_A_LOSS,
        FOREIGN_SECRET,
        NO_PROOF,
        PROOF_REFUSED,
        REPLACE,
        AMEND,
        SECRET_DELETED,
        VALUE_ALTERED,
        FORGED_LEDGER,
        KEY_DELETED,
        KEY_RENAMED,
        SECOND_PAGE,
        SECRET_DELETED_IN_OVERLAP);
  }

  static Scenario of(
      String name, Consumer<SimulatedWorld> given, Consumer<SimulatedWorld> when, int posts) {
    return new Scenario(name, given, when, posts);
  }

  static Scenario existing(String name, int posts, Consumer<SimulatedWorld> when) {
    return new Scenario(name, Scenario::create, when, posts);
  }

  static void create(SimulatedWorld world) {
    world.people.makeKey(PRODUCTION);
  }

  private static void toStaging(ObjectNode spec) {
    spec.putObject("environment").put("slug", "staging");
  }

  static void replaced(SimulatedWorld world) {
    create(world);
    world.in(A_WHILE, it -> it.people.specify(Scenario::toStaging));
  }

  @Override
  public String toString() {
    return name;
  }
}
