package dev.honeycomboperator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.honeycomb.fake.HttpDoor;
import dev.honeycomboperator.honeycomb.fake.ManualClock;
import dev.honeycomboperator.kube.ApiCall;
import dev.honeycomboperator.kube.EmbeddedKubernetes;
import dev.honeycomboperator.kube.Fault;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A namespace full of resources, a Honeycomb over HTTP, and a clock that moves only when somebody
 * waits: a year takes a minute. One process at a time is turned in it by hand.
 */
final class FleetWorld implements AutoCloseable {

  static final Duration SWEEP = Duration.ofDays(14);

  private static final Path DEFINITIONS = Path.of("deploy", "crds");

  /** What the schema refuses is a matter of other tests. */
  private final EmbeddedKubernetes api = new EmbeddedKubernetes();

  private final KubernetesClient kubernetes = api.directClient();
  private final String namespace = "fleet";

  final Agenda agenda = new Agenda(new ManualClock(Instant.parse("2027-01-01T00:00:00Z")));
  final FakeHoneycomb honeycomb;
  final FakeTeam team;
  final FleetCache<HoneycombApiKey> resources = new FleetCache<>(HoneycombApiKey.class);
  final FleetCache<HoneycombTeam> teams = new FleetCache<>(HoneycombTeam.class);
  final FleetCache<Secret> keySecrets = new FleetCache<>(Secret.class);
  final FleetCache<Secret> credentials = new FleetCache<>(Secret.class);
  final Doors doors;
  final FleetLaws laws;
  private final Mutation mutation;
  private final HttpDoor door;
  private Consumer<String> news = _ -> {};

  FleetWorld(int size, Mutation mutation, Random random) {
    this.mutation = mutation;
    define();
    honeycomb = new FakeHoneycomb(agenda.clock, random);
    team = honeycomb.team(SimulatedWorld.TEAM);
    laws = new FleetLaws(this, size);
    doors = new Doors(agenda, mutation);
    door =
        honeycomb.listen(
            (request, fake) ->
                doors.honeycomb(
                    request,
                    carriedOut -> {
                      var ending = fake.handle(carriedOut);
                      laws.honeycomb(carriedOut, ending);
                      return ending;
                    }));
    api.judge(this::judged);
    api.present(this::presented);
    var production = team.environment("production");
    laws.areOf(production);
    var people = new People(kubernetes, namespace);
    people.putCredential(team.managementKey());
    people.makeTeam(door.baseUrl().toString());
  }

  private void define() {
    try (var files = Files.newDirectoryStream(DEFINITIONS, "*.yaml")) {
      for (var file : files) {
        make(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    make("apiVersion: v1\nkind: Namespace\nmetadata: {name: %s}".formatted(namespace));
  }

  private void make(String yaml) {
    kubernetes
        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .items()
        .forEach(item -> kubernetes.resource(item).create());
  }

  String namespace() {
    return namespace;
  }

  Instant now() {
    return agenda.clock.instant();
  }

  /** Events tell people, and change nothing. */
  private Optional<Fault.Effect> judged(ApiCall call) {
    return call.resource().equals("events")
        ? Optional.of(Fault.Effect.REFUSED)
        : doors.kubernetes(call);
  }

  private JsonNode presented(ApiCall call, JsonNode stored) {
    var reply = mutation.kubernetes(call, stored);
    if (call.writes() && namespace.equals(call.namespace())) {
      written(call, stored, reply);
    }
    return reply;
  }

  private void written(ApiCall call, JsonNode stored, JsonNode shown) {
    var name = stored.path("metadata").path("name").asText();
    switch (call.resource()) {
      case "honeycombapikeys", "honeycombapikeys/status" -> {
        resources.take(shown);
        laws.resource(name, resources.get(name).orElseThrow());
      }
      case "honeycombteams", "honeycombteams/status" -> teams.take(shown);
      case "secrets" -> {
        var labels = stored.path("metadata").path("labels");
        if (name.equals(SimulatedWorld.CREDENTIAL)) {
          credentials.take(shown);
        } else if (labels.has(Names.MANAGED_BY)) {
          keySecrets.take(shown);
          laws.secret(name, keySecrets.get(name).orElseThrow());
        }
      }
      default -> {}
    }
    if (!call.resource().endsWith("/status")) {
      news.accept(name);
    }
  }

  /** Who hears from here on that an object of this name was written. */
  void tell(Consumer<String> process) {
    news = process;
  }

  FleetProcess process() {
    return new FleetProcess(this, kubernetes, settings());
  }

  private Settings settings() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(Settings.class)
        .withDefaultValue("honeycomb-operator.installation", SimulatedWorld.INSTALLATION)
        .withDefaultValue("honeycomb-operator.watch-namespaces", namespace)
        .withDefaultValue("honeycomb-operator.allowed-endpoints", door.baseUrl().toString())
        .withDefaultValue("honeycomb-operator.leader-election", "false")
        .withDefaultValue("honeycomb-operator.sweep-interval", SWEEP.toString())
        .build()
        .getConfigMapping(Settings.class);
  }

  void makeKey(String name, String every) {
    make(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: %s, namespace: %s}
        spec:
          teamRef: {name: %s}
          environment: {slug: production}
          rotation: {every: %s, retire: {overlap: 24h}}
        """
            .formatted(name, namespace, SimulatedWorld.TEAM, every));
  }

  void demand(String name, String value) {
    laws.demanded(name);
    kubernetes
        .resources(HoneycombApiKey.class)
        .inNamespace(namespace)
        .withName(name)
        .edit(
            found -> {
              found.getMetadata().getAnnotations().put(Names.ROTATE, value);
              return found;
            });
  }

  /** What a dead process sent and nobody received yet arrives. */
  void letHeldIn() {
    doors.letIn();
    api.carryOutHeld();
  }

  void forgetCalls() {
    api.journal().clear();
    honeycomb.journal().clear();
  }

  @Override
  public void close() {
    doors.open(null);
    kubernetes.close();
    api.close();
    honeycomb.close();
  }
}
