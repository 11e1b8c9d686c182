package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.crd.ClusterHoneycombTeam;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.crd.HoneycombTeamStatus;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.Pause;
import dev.honeycomboperator.honeycomb.Sensitive;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.honeycomb.fake.HttpDoor;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A namespace of a cluster, a Honeycomb, and the operator as it is put together in production: all
 * that is replaced is what the settings are and where Honeycomb lives.
 */
final class World implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** One for the run: starting it takes longer than most tests. */
  private static final TestCluster CLUSTER = TestCluster.open();

  private static final KubernetesClient OPERATORS = operatorsClient("test", Map.of());

  /** With every right that the chart gives only on demand. */
  private static final class Trusted {
    static final KubernetesClient OPERATORS =
        operatorsClient(
            "test-trusted",
            Map.of("watchPods", "true", "publishKeyIds", "true", "restartWorkloads", "true"));
  }

  private static KubernetesClient operatorsClient(String release, Map<String, String> values) {
    return CLUSTER.kind() == TestCluster.Kind.EMBEDDED
        ? new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(CLUSTER.client().getConfiguration())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build()
        : ChartRights.client(CLUSTER.client(), release, values);
  }

  /** An administrator's. */
  final KubernetesClient kubernetes = CLUSTER.client();

  final String namespace = CLUSTER.freshNamespace("operator-test");
  private volatile Duration passed = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(passed);
  final FakeHoneycomb honeycomb = new FakeHoneycomb(clock);
  final HttpDoor door = honeycomb.listen();
  final FakeTeam team = honeycomb.team("acme");
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Map<String, String> settings = new HashMap<>();
  private @Nullable Operator operator;

  World() {
    team.environment("production");
    set("installation", "test");
    set("watch-namespaces", namespace);
    set("allowed-endpoints", door.baseUrl().toString());
    set("leader-election", "false");
    set("request-timeout", "PT1S");
    set("proof-patience", "PT2S");
    set("settling-time", "PT1.5S");
    set("retry-min", "PT0.1S");
    set("retry-max", "PT0.5S");
    set("termination-timeout", "PT5S");
  }

  World set(String name, String value) {
    settings.put("honeycomb-operator." + name, value);
    return this;
  }

  /** Of an installation of its own, since the leftovers of other tests are seen. */
  World watchingEverything(String installation) {
    settings.remove("honeycomb-operator.watch-namespaces");
    return set("installation", installation);
  }

  TestCluster cluster() {
    return CLUSTER;
  }

  World started() {
    operator = assembled(metrics, () -> {});
    operator.start();
    return this;
  }

  /** An operator of this world that the caller starts and stops; without its lease it goes on. */
  Operator assembled(MeterRegistry registry, Runnable lostLease) {
    return OperatorAssembly.assemble(
        operators(), settings(), registry, "test", clock, Pause.SLEEP, lostLease);
  }

  /** The operator's own client. */
  KubernetesClient operators() {
    var settings = settings();
    return settings.watchPods() || settings.publishKeyIds() || settings.restartWorkloads()
        ? Trusted.OPERATORS
        : OPERATORS;
  }

  /** Here and at Honeycomb it is later by so much; nothing is woken by that. */
  void pass(Duration time) {
    passed = passed.plus(time);
  }

  Instant now() {
    return clock.instant();
  }

  /** The namespace of an operator of this world that is told no other. */
  String operatorNamespace() {
    return Installation.namespace(OPERATORS);
  }

  void stop() {
    if (operator != null) {
      operator.stop();
      operator = null;
    }
  }

  Settings settings() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(Settings.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(Settings.class);
  }

  /** A team resource {@code acme} with a management key that may do everything. */
  World withTeam() {
    return withTeam(team.managementKey());
  }

  World withTeam(ManagementKey credential) {
    credential(credential.id(), credential.secret().reveal());
    apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombTeam
        metadata: {name: acme}
        spec:
          endpoint: %s
          managementKey: {secretRef: {name: honeycomb-management-key}}
          allowedKeyTypes: [ingest, configuration]
        """
            .formatted(door.baseUrl()));
    return this;
  }

  void credential(String id, String secret) {
    var wanted =
        new SecretBuilder()
            .withNewMetadata()
            .withName("honeycomb-management-key")
            .withNamespace(namespace)
            .endMetadata()
            .withData(Map.of("id", base64(id), "secret", base64(secret)))
            .build();
    var existing = secretResource("honeycomb-management-key").get();
    if (existing == null) {
      kubernetes.resource(wanted).create();
    } else {
      secretResource("honeycomb-management-key")
          .edit(found -> new SecretBuilder(found).withData(wanted.getData()).build());
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  void apply(String yaml) {
    for (var item :
        kubernetes.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items()) {
      if (!item.getKind().equals("ClusterHoneycombTeam")) {
        item.getMetadata().setNamespace(namespace);
      }
      kubernetes.resource(item).createOr(existing -> existing.update());
    }
  }

  /**
   * A resource of {@code acme}; {@code spec} is further YAML in flow style, such as {@code
   * disabled: true}.
   */
  HoneycombApiKey key(String name, String... spec) {
    apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: %s}
        spec: {teamRef: {name: acme}, %s}
        """
            .formatted(
                name,
                String.join(
                    ", ",
                    spec.length == 0 ? new String[] {"environment: {slug: production}"} : spec)));
    return resource(name).get();
  }

  /** A ClusterHoneycombTeam of this world's namespace, whose management key may do everything. */
  World withClusterTeam(String allowedNamespaces) {
    var credential = team.managementKey();
    credential(credential.id(), credential.secret().reveal());
    apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: ClusterHoneycombTeam
        metadata: {name: %1$s}
        spec:
          endpoint: %2$s
          managementKey: {secretRef: {namespace: %1$s, name: honeycomb-management-key}}
          allowedNamespaces: %3$s
        """
            .formatted(namespace, door.baseUrl(), allowedNamespaces));
    return this;
  }

  HoneycombApiKey keyOfClusterTeam(String name) {
    apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: %s}
        spec: {teamRef: {kind: ClusterHoneycombTeam, name: %s}, environment: {slug: production}}
        """
            .formatted(name, namespace));
    return resource(name).get();
  }

  void labelNamespace(String label, String value) {
    kubernetes
        .namespaces()
        .withName(namespace)
        .edit(
            found ->
                new NamespaceBuilder(found)
                    .editMetadata()
                    .addToLabels(label, value)
                    .endMetadata()
                    .build());
  }

  HoneycombTeam allowing(HoneycombTeam found, String... types) {
    return edited(
        found, HoneycombTeam.class, spec -> spec.putPOJO("allowedKeyTypes", List.of(types)));
  }

  HoneycombApiKey retaining(HoneycombApiKey found) {
    return edited(found, HoneycombApiKey.class, spec -> spec.put("deletionPolicy", "Retain"));
  }

  private static <T> T edited(T found, Class<T> type, Consumer<ObjectNode> change) {
    var mapper = new ObjectMapper();
    var tree = mapper.valueToTree(found);
    change.accept((ObjectNode) tree.get("spec"));
    return Serialization.unmarshal(tree.toString(), type);
  }

  /**
   * As a backup tool does it: the resource is new, without status and finalizers; its Secret has no
   * owner.
   */
  void restore(HoneycombApiKey backup) {
    secretResource(backup.secretName())
        .edit(
            found ->
                new SecretBuilder(found)
                    .editMetadata()
                    .withOwnerReferences()
                    .endMetadata()
                    .build());
    var existing = resource(backup.getMetadata().getName()).require();
    existing.getMetadata().setFinalizers(List.of());
    kubernetes.resource(existing).update();
    kubernetes.resource(existing).delete();
    expectGone(backup.getMetadata().getName());
    backup.setMetadata(
        new ObjectMetaBuilder()
            .withName(backup.getMetadata().getName())
            .withNamespace(namespace)
            .build());
    backup.setStatus(null);
    kubernetes.resource(backup).create();
  }

  int turns() {
    return (int)
        metrics.find("honeycomb_operator.turns").counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  int turns(String move) {
    return (int)
        metrics.find("honeycomb_operator.turns").tag("move", move).counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  void expectTurns(String move, int atLeast) {
    expect(() -> assertThat(turns(move)).isGreaterThanOrEqualTo(atLeast));
  }

  /**
   * Has the embedded API refuse writes until what is returned is run; a real one does not play
   * along.
   */
  Runnable refuseWrites(String resource) {
    var api = CLUSTER.embedded();
    Assumptions.assumeTrue(api.isPresent(), "only the embedded API refuses on demand");
    var fault = api.orElseThrow().refuseWrites(resource);
    return fault::lift;
  }

  /** Only the embedded API keeps a journal. */
  void forgetWrites() {
    CLUSTER.embedded().ifPresent(api -> api.journal().clear());
  }

  void expectNoWrites() {
    expectNoWritesBut(0);
  }

  void expectNoWritesBut(int ours) {
    CLUSTER
        .embedded()
        .ifPresent(
            api ->
                assertThat(
                        api.journal().writes().stream()
                            .filter(call -> call.toString().contains(namespace))
                            .toList())
                    .hasSize(ours));
  }

  Resource<HoneycombApiKey> resource(String name) {
    return kubernetes.resources(HoneycombApiKey.class).inNamespace(namespace).withName(name);
  }

  Resource<HoneycombTeam> teamResource() {
    return kubernetes.resources(HoneycombTeam.class).inNamespace(namespace).withName("acme");
  }

  Resource<ClusterHoneycombTeam> clusterTeam(String name) {
    return kubernetes.resources(ClusterHoneycombTeam.class).withName(name);
  }

  void edit(String name, UnaryOperator<HoneycombApiKey> change) {
    resource(name).edit(change);
  }

  void annotate(String name, String annotation, String value) {
    edit(
        name,
        found -> {
          found.getMetadata().getAnnotations().put(annotation, value);
          return found;
        });
  }

  Resource<Secret> secretResource(String name) {
    return kubernetes.secrets().inNamespace(namespace).withName(name);
  }

  Secret secret(String name) {
    return secretResource(name).require();
  }

  Optional<String> entry(String secret, String entry) {
    return Optional.ofNullable(secretResource(secret).get())
        .map(Secret::getData)
        .map(data -> data.get(entry))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
  }

  Sensitive value(String secret) {
    return Sensitive.of(entry(secret, "api-key").orElseThrow());
  }

  HoneycombApiKeyStatus status(String name) {
    return Optional.ofNullable(resource(name).require().getStatus())
        .orElse(HoneycombApiKeyStatus.EMPTY);
  }

  Optional<Condition> condition(String name, String type) {
    return Optional.ofNullable(resource(name).get())
        .map(HoneycombApiKey::getStatus)
        .map(HoneycombApiKeyStatus::conditions)
        .flatMap(all -> all.stream().filter(c -> c.getType().equals(type)).findFirst());
  }

  /** Waits until the resource is ready as it is specified now, and the key in its Secret works. */
  void expectReady(String name) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var resource = resource(name).require();
              assertThat(condition(name, "Ready"))
                  .hasValueSatisfying(
                      ready -> {
                        assertThat(ready.getStatus()).as(ready.getMessage()).isEqualTo("True");
                        assertThat(ready.getObservedGeneration())
                            .isEqualTo(resource.getMetadata().getGeneration());
                      });
            });
  }

  /** Waits until the resource says that it is not ready, and why. */
  Condition expectNotReady(String name, Reason reason) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                condition(name, "Ready")
                    .filter(ready -> ready.getStatus().equals("False"))
                    .filter(ready -> ready.getReason().equals(reason.text()))
                    .filter(
                        ready ->
                            ready
                                .getObservedGeneration()
                                .equals(resource(name).require().getMetadata().getGeneration())),
            Optional::isPresent)
        .orElseThrow();
  }

  HoneycombTeamStatus expectTeam(String ready, Reason reason) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(teamResource().require().getStatus())
                    .isNotNull()
                    .satisfies(
                        status ->
                            assertThat(status.conditions())
                                .anySatisfy(
                                    c -> {
                                      assertThat(c.getType()).isEqualTo("Ready");
                                      assertThat(c.getStatus()).isEqualTo(ready);
                                      assertThat(c.getReason()).isEqualTo(reason.text());
                                    })));
    return teamResource().require().getStatus();
  }

  void expectGone(String name) {
    await().atMost(PATIENCE).until(() -> resource(name).get() == null);
  }

  void expect(org.awaitility.core.ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }

  /** The live keys at Honeycomb that some resource of this world was asked for. */
  List<ApiKey> liveKeys() {
    return team.liveKeys().stream().filter(key -> key.name().contains("[k8s:test:")).toList();
  }

  List<Event> events(String name) {
    return kubernetes.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getInvolvedObject().getName().equals(name))
        .toList();
  }

  int posts() {
    return honeycomb.calls(Operation.CREATE_KEY);
  }

  /** As a person does who is in a hurry: takes all finalizers off, if it is still there. */
  static void letGo(Resource<? extends HasMetadata> resource) {
    try {
      resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).isEqualTo(404);
    }
  }

  @Override
  public void close() {
    stop();
    clusterTeam(namespace).delete();
    kubernetes.namespaces().withName(namespace).delete();
    kubernetes
        .resources(HoneycombApiKey.class)
        .inNamespace(namespace)
        .resources()
        .forEach(World::letGo);
    letGo(teamResource());
    letGo(secretResource("honeycomb-management-key"));
    door.close();
    honeycomb.close();
  }
}
