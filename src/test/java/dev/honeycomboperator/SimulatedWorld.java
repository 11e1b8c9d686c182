package dev.honeycomboperator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Sensitive;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.honeycomb.fake.HttpDoor;
import dev.honeycomboperator.honeycomb.fake.ManualClock;
import dev.honeycomboperator.kube.EmbeddedKubernetes;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A namespace of the embedded API, a Honeycomb over HTTP, and a clock that moves only when somebody
 * waits: a history of days takes milliseconds. One process at a time is turned in it by hand.
 */
final class SimulatedWorld implements AutoCloseable {

  static final String TEAM = "acme";
  static final String CREDENTIAL = "honeycomb-management-key";
  static final String KEY = "collectors";
  static final String INSTALLATION = "test";
  static final Duration OVERLAP = Duration.ofHours(2);
  static final Duration KUBELET_SYNC = Duration.ofMinutes(3);
  static final Duration SWEEP = Duration.ofHours(24);

  /** By when a sweep has been. */
  static final Duration NEXT_SWEEP = SWEEP.plusHours(1);

  private static final TestCluster CLUSTER = TestCluster.openEmbedded();
  private static final EmbeddedKubernetes API = CLUSTER.embedded().orElseThrow();
  private static final KubernetesClient KUBERNETES = API.directClient();

  /** Of all worlds, one after the other: to delete a namespace takes longer than most histories. */
  static final String NAMESPACE = CLUSTER.freshNamespace("simulated");

  static final Mark MARK = Mark.of(INSTALLATION, NAMESPACE, KEY);

  final Agenda agenda = new Agenda(new ManualClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
  final FakeHoneycomb honeycomb = new FakeHoneycomb(agenda.clock, new Random(1));
  final FakeTeam team = honeycomb.team(TEAM);
  final ManagementKey credential = team.managementKey();
  final Environment production = team.environment("production");
  final Environment staging = team.environment("staging");
  final People people = new People(KUBERNETES, NAMESPACE);
  final Shown<HoneycombApiKey> resources =
      shown("apis/honeycomb-operator.dev/v1alpha1", "honeycombapikeys", HoneycombApiKey.class);
  final Shown<HoneycombTeam> teams =
      shown("apis/honeycomb-operator.dev/v1alpha1", "honeycombteams", HoneycombTeam.class);
  final Shown<Secret> secrets = shown("api/v1", "secrets", Secret.class);
  final News news = new News();
  final Doors doors;
  private final HttpDoor door;
  private final Settings settings;

  SimulatedWorld(Mutation mutation) {
    doors = new Doors(agenda, mutation);
    door = honeycomb.listen(doors::honeycomb);
    settings = settings();
    API.judge(
        call -> {
          news.hear(call);
          return NAMESPACE.equals(call.namespace()) ? doors.kubernetes(call) : Optional.empty();
        });
    API.present(doors::presented);
    people.putCredential(credential);
    people.makeTeam(door.baseUrl().toString());
  }

  private static <T extends HasMetadata> Shown<T> shown(String group, String kind, Class<T> type) {
    return new Shown<>(API, "/" + group + "/namespaces/" + NAMESPACE + "/" + kind, type, _ -> true);
  }

  private Settings settings() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(Settings.class)
        .withDefaultValues(
            Map.of(
                "honeycomb-operator.installation",
                INSTALLATION,
                "honeycomb-operator.watch-namespaces",
                NAMESPACE,
                "honeycomb-operator.allowed-endpoints",
                door.baseUrl().toString(),
                "honeycomb-operator.leader-election",
                "false",
                "honeycomb-operator.overlap",
                OVERLAP.toString(),
                "honeycomb-operator.sweep-interval",
                SWEEP.toString()))
        .build()
        .getConfigMapping(Settings.class);
  }

  SimulatedProcess process() {
    news.ofEverything();
    return new SimulatedProcess(this, KUBERNETES, settings);
  }

  /** What a dead process sent and nobody received yet arrives. */
  void letHeldIn() {
    doors.letIn();
    API.carryOutHeld();
    news.ofEverything();
  }

  /** Something that others do in a while. */
  void in(Duration time, Consumer<SimulatedWorld> what) {
    agenda.in(time, () -> what.accept(this));
  }

  /** A key with the resource's mark, whose value nobody has. */
  void stray() {
    team.createInUi(KeyType.INGEST, MARK.nameFor("lost"), production.id());
  }

  List<Environment> environments() {
    return List.of(production, staging);
  }

  Optional<HoneycombApiKey> resource() {
    return resources.get(KEY);
  }

  Optional<Secret> secret() {
    return secrets.get(KEY);
  }

  /** The live key whose value the Secret holds. */
  Optional<String> heldKey() {
    return secret()
        .map(Secret::getData)
        .map(data -> data.get("api-key"))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
        .flatMap(value -> honeycomb.keyOf(Sensitive.of(value)));
  }

  private Optional<JsonNode> ledger() {
    return secret()
        .map(found -> found.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Names.LEDGER))
        .map(text -> Serialization.unmarshal(text, JsonNode.class));
  }

  Optional<String> ledgerKey() {
    return ledger().map(ledger -> ledger.path("key").asText());
  }

  private Optional<HoneycombApiKeyStatus> status() {
    return resource().map(HoneycombApiKey::getStatus);
  }

  Optional<String> statusKey() {
    return status().flatMap(status -> Optional.ofNullable(status.keyId()));
  }

  /** What Secret and status name as handed out. */
  Set<String> recordedKeys() {
    var ids = new HashSet<String>();
    ledgerKey().ifPresent(ids::add);
    ledger().ifPresent(ledger -> ledger.path("previous").forEach(id -> ids.add(id.asText())));
    statusKey().ifPresent(ids::add);
    status().ifPresent(status -> ids.addAll(status.recordedIds().toList()));
    return ids;
  }

  @Override
  public void close() {
    doors.open(null);
    API.judge(_ -> Optional.empty());
    API.carryOutHeld();
    KUBERNETES.v1().events().inNamespace(NAMESPACE).delete();
    Stream.of(secrets, resources, teams).forEach(objects -> objects.list().forEach(this::remove));
    API.journal().clear();
    honeycomb.close();
  }

  private void remove(HasMetadata found) {
    found.getMetadata().setFinalizers(List.of());
    try {
      KUBERNETES.resource(found).update();
      KUBERNETES.resource(found).delete();
    } catch (KubernetesClientException e) {
      // The garbage collector may have been faster.
      if (e.getCode() != 404) {
        throw e;
      }
    }
  }
}
