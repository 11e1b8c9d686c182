package dev.honeycomboperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.honeycomboperator.honeycomb.fake.LoopbackServer;
import dev.honeycomboperator.honeycomb.fake.ManualClock;
import dev.honeycomboperator.kube.ApiCall;
import dev.honeycomboperator.kube.EmbeddedKubernetes;
import dev.honeycomboperator.kube.Fault;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of the embedded API, a Honeycomb, and a clock that moves only when somebody waits: a
 * history of days takes milliseconds. One operator process at a time is turned in it by hand.
 */
final class SimulatedWorld implements AutoCloseable {

  static final String TEAM = "acme";
  static final String KEY = "collectors";
  static final String INSTALLATION = "test";
  static final Duration OVERLAP = Duration.ofHours(2);
  static final Duration SWEEP = Duration.ofHours(24);

  /** How long a process waits for a reply that never comes. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration ROUND_TRIP = Duration.ofMillis(50);

  private static final String GROUP = "/apis/honeycomb-operator.dev/v1alpha1";
  private static final String CREDENTIAL = "honeycomb-management-key";
  private static final TestCluster CLUSTER = TestCluster.open();

  private static final EmbeddedKubernetes API = CLUSTER.embedded().orElseThrow();
  private static final KubernetesClient KUBERNETES = API.directClient();

  /** Of all worlds, one after the other: to delete a namespace takes longer than most histories. */
  private static final String NAMESPACE = CLUSTER.freshNamespace("simulated");

  private record Event(Instant due, Consumer<SimulatedWorld> what) {}

  final ManualClock clock = new ManualClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  final FakeHoneycomb honeycomb = new FakeHoneycomb(clock, new Random(1));
  final FakeTeam team = honeycomb.team(TEAM);
  final String namespace = NAMESPACE;
  final ManagementKey credential = team.managementKey();
  final Environment production = team.environment("production");
  final Environment staging = team.environment("staging");
  final Shown<HoneycombApiKey> resources =
      new Shown<>(API, path(GROUP, "honeycombapikeys"), HoneycombApiKey.class, _ -> true);
  final Shown<HoneycombTeam> teams =
      new Shown<>(API, path(GROUP, "honeycombteams"), HoneycombTeam.class, _ -> true);
  final Shown<Secret> secrets = new Shown<>(API, path("/api/v1", "secrets"), Secret.class, _ -> true);
  private final HttpDoor door = honeycomb.listen(this::pass);
  private final Settings settings = settings();
  private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private volatile @Nullable SimulatedProcess turning;
  private volatile boolean newsOfKey;
  private volatile boolean newsOfTeam;
  private @Nullable Secret foreign;

  SimulatedWorld() {
    API.judge(this::judge);
    credential(credential);
    apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombTeam
        metadata: {name: acme}
        spec:
          endpoint: %s
          managementKey: {secretRef: {name: %s}}
          allowedKeyTypes: [ingest, configuration]
        """
            .formatted(door.baseUrl(), CREDENTIAL));
  }

  private Settings settings() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(Settings.class)
        .withDefaultValues(
            Map.of(
                "honeycomb-operator.installation", INSTALLATION,
                "honeycomb-operator.watch-namespaces", namespace,
                "honeycomb-operator.allowed-endpoints", door.baseUrl().toString(),
                "honeycomb-operator.leader-election", "false",
                "honeycomb-operator.overlap", OVERLAP.toString(),
                "honeycomb-operator.sweep-interval", SWEEP.toString()))
        .build()
        .getConfigMapping(Settings.class);
  }

  private String path(String group, String plural) {
    return group + "/namespaces/" + namespace + "/" + plural;
  }

  SimulatedProcess process() {
    newsOfKey = true;
    newsOfTeam = true;
    return new SimulatedProcess(this, KUBERNETES, settings);
  }

  /** Whose requests are judged from here on; null for nobody's. */
  void turning(@Nullable SimulatedProcess process) {
    turning = process;
  }

  private Optional<Fault.Effect> judge(ApiCall call) {
    if (call.writes()) {
      notice(call);
    }
    var process = turning;
    if (process == null || !namespace.equals(call.namespace())) {
      return Optional.empty();
    }
    // Events change nothing that anybody reads.
    var effect = call.writes() && !call.resource().equals("events");
    var verdict = process.wire().judge(effect, call.verb() + " " + call.resource());
    wait(process, verdict);
    return switch (verdict) {
      case CARRY_OUT -> Optional.empty();
      case DROP -> Optional.of(Fault.Effect.DROPPED);
      case LOSE_REPLY -> Optional.of(Fault.Effect.ANSWER_LOST);
      case HOLD -> Optional.of(Fault.Effect.HELD);
    };
  }

  private LoopbackServer.Ending pass(
      LoopbackServer.Request request, LoopbackServer.Handler undisturbed) {
    var process = turning;
    if (process == null) {
      return undisturbed.handle(request);
    }
    clock.advance(ROUND_TRIP);
    var reads = request.method().equals("GET");
    var verdict = process.wire().judge(!reads, request.method() + " " + request.target());
    wait(process, verdict);
    switch (verdict) {
      case CARRY_OUT -> {
        return undisturbed.handle(request);
      }
      case DROP -> {}
      case LOSE_REPLY -> undisturbed.handle(request);
      case HOLD -> {
        held.add(() -> undisturbed.handle(request));
        in(DEADLINE, SimulatedWorld::carryOutHeldCalls);
        // What lands after the next process' first list is found by the sweep.
        in(SWEEP.plusHours(1), world -> {});
      }
    }
    // Half a reply, since the JDK repeats a GET that got none.
    return reads ? new LoopbackServer.Ending.Half() : new LoopbackServer.Ending.Reset();
  }

  private void wait(SimulatedProcess process, Tripwire.Verdict verdict) {
    if (verdict != Tripwire.Verdict.CARRY_OUT && !process.wire().isDead()) {
      clock.advance(DEADLINE);
    }
  }

  /** What watches would tell; status is nobody's news. */
  private void notice(ApiCall call) {
    switch (call.resource()) {
      case "honeycombapikeys" -> newsOfKey = true;
      case "honeycombteams" -> newsOfTeam = true;
      case "secrets" -> {
        newsOfKey |= !CREDENTIAL.equals(call.name());
        newsOfTeam |= CREDENTIAL.equals(call.name());
      }
      default -> {}
    }
  }

  boolean takeNewsOfKey() {
    var news = newsOfKey;
    newsOfKey = false;
    return news;
  }

  boolean takeNewsOfTeam() {
    var news = newsOfTeam;
    newsOfTeam = false;
    return news;
  }

  /** Carries out what a dead process sent and nobody received yet. */
  void carryOutHeld() {
    carryOutHeldCalls();
    API.carryOutHeld();
    newsOfKey = true;
    newsOfTeam = true;
  }

  /** What Honeycomb was asked arrives in a while; a write of Kubernetes objects may come ever. */
  private void carryOutHeldCalls() {
    for (var request = held.poll(); request != null; request = held.poll()) {
      request.run();
    }
  }

  /** Something that others do in a while. */
  void in(Duration time, Consumer<SimulatedWorld> what) {
    events.add(new Event(clock.instant().plus(time), what));
  }

  Optional<Instant> nextEvent() {
    return events.stream().map(Event::due).min(Instant::compareTo);
  }

  void advanceTo(Instant then) {
    if (then.isAfter(clock.instant())) {
      clock.advance(Duration.between(clock.instant(), then));
    }
    var due = events.stream().filter(event -> !event.due().isAfter(clock.instant())).toList();
    events.removeAll(due);
    due.forEach(event -> event.what().accept(this));
  }

  void credential(ManagementKey key) {
    var wanted =
        new SecretBuilder()
            .withNewMetadata()
            .withName(CREDENTIAL)
            .withNamespace(namespace)
            .endMetadata()
            .withData(Map.of("id", base64(key.id()), "secret", base64(key.secret().reveal())))
            .build();
    var existing = userOfSecret(CREDENTIAL);
    if (existing.get() == null) {
      existing.create(wanted);
    } else {
      existing.edit(found -> new SecretBuilder(found).withData(wanted.getData()).build());
    }
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void apply(String yaml) {
    var items = KUBERNETES.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    for (var item : items.items()) {
      item.getMetadata().setNamespace(namespace);
      KUBERNETES.resource(item).create();
    }
  }

  /** The one resource; {@code spec} is further YAML in flow style. */
  void key(String spec) {
    apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: %s}
        spec: {teamRef: {name: acme}, %s}
        """
            .formatted(KEY, spec));
  }

  void editSpec(Consumer<ObjectNode> change) {
    var mapper = new ObjectMapper();
    userOfKey()
        .edit(
            found -> {
              var tree = mapper.valueToTree(found);
              change.accept((ObjectNode) tree.get("spec"));
              return Serialization.unmarshal(tree.toString(), HoneycombApiKey.class);
            });
  }

  void annotate(String name, String value) {
    userOfKey()
        .edit(
            found -> {
              found.getMetadata().getAnnotations().put(name, value);
              return found;
            });
  }

  Resource<HoneycombApiKey> userOfKey() {
    return KUBERNETES.resources(HoneycombApiKey.class).inNamespace(namespace).withName(KEY);
  }

  Optional<HoneycombApiKey> resource() {
    return resources.get(KEY);
  }

  Resource<Secret> userOfSecret(String name) {
    return KUBERNETES.secrets().inNamespace(namespace).withName(name);
  }

  Resource<Secret> userOfSecret() {
    return userOfSecret(KEY);
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

  Optional<String> ledgerKey() {
    return ledger().map(ledger -> ledger.path("key").asText());
  }

  private Optional<JsonNode> ledger() {
    return secret()
        .map(found -> found.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Names.LEDGER))
        .map(text -> Serialization.unmarshal(text, JsonNode.class));
  }

  Optional<String> statusKey() {
    return resource()
        .map(HoneycombApiKey::getStatus)
        .flatMap(status -> Optional.ofNullable(status.keyId()));
  }

  /** What Secret and status name as handed out. */
  Set<String> recordedKeys() {
    var ids = new HashSet<String>();
    ledger()
        .ifPresent(
            ledger -> {
              ids.add(ledger.path("key").asText());
              ledger.path("previous").forEach(id -> ids.add(id.asText()));
            });
    resource()
        .map(HoneycombApiKey::getStatus)
        .ifPresent(
            status -> {
              ids.addAll(Optional.ofNullable(status.previousKeyIds()).orElse(List.of()));
              ids.addAll(Optional.ofNullable(status.keyId()).stream().toList());
            });
    return ids;
  }

  boolean isReady(HoneycombApiKey resource) {
    return Optional.ofNullable(resource.getStatus())
        .map(HoneycombApiKeyStatus::conditions)
        .orElse(List.of())
        .stream()
        .anyMatch(
            found ->
                found.getType().equals("Ready")
                    && found.getStatus().equals("True")
                    && found
                        .getObservedGeneration()
                        .equals(resource.getMetadata().getGeneration()));
  }

  List<Environment> environments() {
    return List.of(production, staging);
  }

  /** A key with the resource's mark, whose value nobody has. */
  void stray() {
    var name = Mark.of(INSTALLATION, namespace, KEY).nameFor("lost");
    team.createInUi(KeyType.INGEST, name, production.id());
  }

  /** Somebody else makes a Secret of the name that ours would have. */
  void foreignSecret() {
    foreign =
        userOfSecret()
            .create(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName(KEY)
                    .withNamespace(namespace)
                    .endMetadata()
                    .withData(Map.of("api-key", base64("somebody's")))
                    .build());
  }

  boolean isForeignSecretUntouched() {
    var made = foreign;
    return made == null
        || secret()
            .filter(found -> found.getMetadata().getUid().equals(made.getMetadata().getUid()))
            .map(found -> found.getMetadata().getResourceVersion())
            .filter(version -> !version.equals(made.getMetadata().getResourceVersion()))
            .isEmpty();
  }

  @Override
  public void close() {
    turning = null;
    API.judge(_ -> Optional.empty());
    API.carryOutHeld();
    KUBERNETES.v1().events().inNamespace(namespace).delete();
    Stream.of(secrets, resources, teams).forEach(this::remove);
    API.journal().clear();
    honeycomb.close();
  }

  private void remove(Shown<? extends HasMetadata> objects) {
    objects
        .list()
        .forEach(
            found -> {
              found.getMetadata().setFinalizers(List.of());
              try {
                KUBERNETES.resource(found).update();
                KUBERNETES.resource(found).delete();
              } catch (KubernetesClientException e) {
                // The garbage collector was faster.
                HistoryLaws.hold(e.getCode() == 404, "the world is cleared away", e.toString());
              }
            });
  }
}
