package dev.honeycomboperator.soak;

import dev.honeycomboperator.crd.HoneycombApiKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Those who ask for keys: they create, change and delete resources, and whole namespaces. */
final class Users {
  private static final int ENOUGH = 16;

  private final Ground ground;
  private final Credentials credentials;
  private final Deeds deeds;
  private final Figures figures;
  private final History history;
  private int created;

  Users(Ground ground, Credentials credentials, Deeds deeds, Figures figures, History history) {
    this.ground = ground;
    this.credentials = credentials;
    this.deeds = deeds;
    this.figures = figures;
    this.history = history;
  }

  /** Opens a namespace that is not there, with a team of its own. */
  void openNamespace(Luck luck) {
    List<String> open = names(ground.namespaces());
    luck.anyOf(Ground.NAMESPACES.stream().filter(name -> !open.contains(name)).toList())
        .ifPresent(this::open);
  }

  void open(String namespace) {
    history.tell("namespace %s opened", namespace);
    ground.createNamespace(namespace);
    credentials.give(namespace);
    ground.apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: %s
        metadata: {name: %s, namespace: %s}
        spec:
          endpoint: %s
          managementKey: {secretRef: {%s name: %s}}
          allowedKeyTypes: [ingest, configuration]
          %s
        """
            .formatted(
                platform(namespace) ? "ClusterHoneycombTeam" : "HoneycombTeam",
                platform(namespace) ? Ground.CLUSTER_TEAM : Ground.TEAM,
                namespace,
                ground.endpoint(),
                platform(namespace) ? "namespace: " + namespace + "," : "",
                Credentials.SECRET,
                platform(namespace) ? "allowedNamespaces: {from: All}" : ""));
  }

  private static boolean platform(String namespace) {
    return namespace.equals(Ground.PLATFORM);
  }

  void create(Luck luck) {
    List<HasMetadata> places =
        ground.namespaces().stream()
            .filter(namespace -> !namespace.isMarkedForDeletion())
            .filter(namespace -> !platform(namespace.getMetadata().getName()))
            .map(HasMetadata.class::cast)
            .toList();
    if (places.isEmpty() || alive().size() >= ENOUGH) {
      return;
    }
    String namespace = luck.oneOf(places).getMetadata().getName();
    String name = "key-" + (luck.chance(0.5) ? "again-" + luck.below(3) : ++created);
    if (ground.key(namespace, name).get() != null) {
      return;
    }
    boolean own = luck.chance(0.5);
    history.tell("create %s/%s", namespace, name);
    ground.apply(
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: %s, namespace: %s}
        spec:
          teamRef: {kind: %s, name: %s}
          environment: {slug: %s}
        """
            .formatted(
                name,
                namespace,
                own ? "HoneycombTeam" : "ClusterHoneycombTeam",
                own ? Ground.TEAM : Ground.CLUSTER_TEAM,
                luck.oneOf(Ground.ENVIRONMENTS)));
    figures.count(Figures.Counter.CREATED);
  }

  void change(Luck luck) {
    luck.anyOf(alive()).ifPresent(resource -> change(resource, luck));
  }

  private void change(HoneycombApiKey resource, Luck luck) {
    String patch =
        switch (luck.below(6)) {
          case 0 ->
              "{\"spec\":{\"environment\":{\"slug\":\"%s\"}}}"
                  .formatted(luck.oneOf(Ground.ENVIRONMENTS));
          case 1 -> "{\"spec\":{\"displayName\":\"name %d\"}}".formatted(luck.below(100));
          case 2 ->
              "{\"metadata\":{\"annotations\":{\"honeycomb-operator.dev/rotate\":\"%d\"}}}"
                  .formatted(luck.below(1000));
          case 3 -> {
            deeds.disabling(resource.getMetadata().getUid());
            yield "{\"spec\":{\"disabled\":true}}";
          }
          case 4 -> "{\"spec\":{\"disabled\":false}}";
          default ->
              "{\"spec\":{\"permissions\":{\"createDatasets\":%b}}}".formatted(luck.chance(0.5));
        };
    history.tell("change %s: %s", Ground.place(resource), patch);
    ground.kubernetes().resource(resource).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    figures.count(Figures.Counter.CHANGED);
  }

  void delete(Luck luck) {
    luck.anyOf(alive()).ifPresent(this::delete);
  }

  private void delete(HoneycombApiKey resource) {
    history.tell("delete %s", Ground.place(resource));
    deeds.deleting(resource.getMetadata().getUid());
    ground.kubernetes().resource(resource).delete();
    figures.count(Figures.Counter.DELETED);
  }

  void deleteNamespace(Luck luck) {
    luck.anyOf(
            ground.namespaces().stream()
                .filter(namespace -> !namespace.isMarkedForDeletion())
                .filter(namespace -> !platform(namespace.getMetadata().getName()))
                .toList())
        .ifPresent(namespace -> delete(namespace, luck));
  }

  /** What is in it may be deleted before, in any order, or goes with it. */
  private void delete(Namespace namespace, Luck luck) {
    String name = namespace.getMetadata().getName();
    List<Runnable> steps = new ArrayList<>();
    within(name).forEach(resource -> steps.add(() -> delete(resource)));
    steps.add(() -> deleteAll(ground.teamResources().stream().filter(in(name)).toList()));
    steps.add(() -> credentials.delete(name));
    List<Runnable> order = luck.shuffled(steps);
    order.subList(0, luck.below(order.size() + 1)).forEach(Runnable::run);
    history.tell("delete namespace %s", name);
    within(name).forEach(resource -> deeds.deleting(resource.getMetadata().getUid()));
    ground.kubernetes().resource(namespace).delete();
    figures.count(Figures.Counter.NAMESPACES);
  }

  /** All but the platform's, in any order. */
  void deleteNamespaces(Luck luck) {
    luck.shuffled(ground.namespaces()).stream()
        .filter(namespace -> !platform(namespace.getMetadata().getName()))
        .forEach(namespace -> delete(namespace, luck));
  }

  /**
   * For the cluster team and its credential to go last is the administrator's business: they are
   * not held by those who use them.
   */
  void deletePlatform() {
    deleteAll(ground.clusterTeamResources());
    deleteAll(ground.namespaces());
  }

  private void deleteAll(List<? extends HasMetadata> objects) {
    objects.forEach(
        object -> {
          history.tell("delete %s %s", object.getKind(), Ground.place(object));
          ground.kubernetes().resource(object).delete();
        });
  }

  private List<HoneycombApiKey> within(String namespace) {
    return ground.resources().stream().filter(in(namespace)).toList();
  }

  private static Predicate<HasMetadata> in(String namespace) {
    return object -> object.getMetadata().getNamespace().equals(namespace);
  }

  private List<HoneycombApiKey> alive() {
    return ground.resources().stream().filter(it -> !it.isMarkedForDeletion()).toList();
  }

  private static List<String> names(List<? extends HasMetadata> objects) {
    return objects.stream().map(object -> object.getMetadata().getName()).toList();
  }
}
