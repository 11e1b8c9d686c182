package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A Kubernetes API on loopback: Fabric8's CRUD mock, made to answer like a real API server wherever
 * an operator could be misled. Left out are authentication, server-side apply, OpenAPI and paging.
 *
 * <p>It keeps a {@link Journal} of calls and takes {@link Fault}s.
 */
public final class EmbeddedKubernetes implements AutoCloseable {
  private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public");

  private final ApiServer api;
  private final KubernetesFront front;
  private final Journal journal = new Journal();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final Queue<ApiRequest> held = new ConcurrentLinkedQueue<>();
  private final HttpDoor door;
  private final List<Runnable> undisturbed = new CopyOnWriteArrayList<>();
  private volatile Function<ApiCall, Optional<Fault.Effect>> judge = _ -> Optional.empty();
  private volatile BiFunction<ApiCall, JsonNode, JsonNode> guise = (_, reply) -> reply;

  /** One that fills in defaults and drops unknown fields, but validates no custom resource. */
  public EmbeddedKubernetes() {
    this(SchemaJudge.LENIENT);
  }

  public EmbeddedKubernetes(SchemaJudge judge) {
    this.api = new ApiServer(judge);
    this.front = new KubernetesFront(api.kinds());
    this.door = new HttpDoor(this::answer);
    NAMESPACES.forEach(
        name -> {
          var namespace =
              JsonNodeFactory.instance
                  .objectNode()
                  .put("apiVersion", "v1")
                  .put("kind", "Namespace");
          namespace.putObject("metadata").put("name", name);
          api.answer(ApiRequest.of("POST", "/api/v1/namespaces", Map.of(), namespace.toString()));
        });
  }

  public String url() {
    return door.url();
  }

  Kubeconfig kubeconfig() {
    return Kubeconfig.open(url());
  }

  /** A new client; the caller closes it. */
  public KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(kubeconfig().config()).build();
  }

  /** A client that no fault strikes and the journal does not mention; open as long as this is. */
  public KubernetesClient undisturbedClient() {
    HttpDoor backDoor = new HttpDoor(this::undisturbed);
    KubernetesClient client =
        new KubernetesClientBuilder().withConfig(Kubeconfig.open(backDoor.url()).config()).build();
    undisturbed.addAll(List.of(backDoor::close, client::close));
    return client;
  }

  /**
   * A new client without sockets, watches and repetitions of its own; for tests in which a reply
   * that is lost is to be the caller's business.
   */
  public KubernetesClient directClient() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(kubeconfig().config()).withRequestRetryBackoffLimit(0).build())
        .withHttpClientFactory(new DirectHttp.Factory(this::answer))
        .build();
  }

  public Journal journal() {
    return journal;
  }

  /**
   * Refuses writes of a resource with 503 until lifted. Fabric8's client repeats such calls itself.
   */
  public Fault refuseWrites(String resource) {
    return inject(Fault.Effect.REFUSED, Fault.writesTo(resource), Integer.MAX_VALUE);
  }

  /** Refuses the next writes of a resource with 503. */
  public Fault refuseWrites(String resource, int times) {
    return inject(Fault.Effect.REFUSED, Fault.writesTo(resource), times);
  }

  /** Carries out the next writes of a resource and closes the connection instead of answering. */
  public Fault loseAnswers(String resource, int times) {
    return inject(Fault.Effect.ANSWER_LOST, Fault.writesTo(resource), times);
  }

  /** Nothing answers any more, and what was watched is cut off, until the fault is lifted. */
  public Fault outage() {
    Fault outage = inject(Fault.Effect.DROPPED, _ -> true, Integer.MAX_VALUE);
    cutWatches();
    return outage;
  }

  /**
   * Strikes the next calls of any sort.
   *
   * @param strikes is asked before each call is carried out; the call's code is 0 then
   */
  public Fault inject(Fault.Effect effect, Predicate<ApiCall> strikes, int times) {
    Fault fault = new Fault(effect, strikes, times);
    faults.add(fault);
    return fault;
  }

  /** Ends all faults. */
  public void heal() {
    faults.forEach(Fault::lift);
    faults.clear();
  }

  /** Has each call judged before it is carried out; empty where nothing is to strike it. */
  public void judge(Function<ApiCall, Optional<Fault.Effect>> judge) {
    this.judge = judge;
  }

  /** Has every reply presented otherwise than it is. */
  public void present(BiFunction<ApiCall, JsonNode, JsonNode> guise) {
    this.guise = guise;
  }

  /** What is stored, past the journal and all faults; an object or a list, empty where none is. */
  public Optional<JsonNode> peek(String path) {
    return undisturbed(ApiRequest.of("GET", path, Map.of(), ""))
                instanceof Answer.Reply(int code, var body)
            && code == 200
        ? Optional.of(body)
        : Optional.empty();
  }

  /** Carries out what was held back, in the order of arrival. */
  public void carryOutHeld() {
    for (ApiRequest request = held.poll(); request != null; request = held.poll()) {
      undisturbed(request);
    }
  }

  /** Closes every open watch, as an API server does when it restarts. */
  public void cutWatches() {
    api.watches().cut();
  }

  /**
   * Forgets what happened so far: a watch from an earlier version is answered 410, as after
   * compaction.
   */
  public void compact() {
    synchronized (api) {
      api.store().forgetHistory(api.kinds().all());
    }
  }

  private Answer answer(ApiRequest request) {
    ApiCall call = ApiCall.of(request, 0);
    Fault.Effect effect =
        faults.stream()
            .filter(fault -> fault.takes(call))
            .findFirst()
            .map(Fault::effect)
            .or(() -> judge.apply(call))
            .orElse(null);
    Answer answer =
        switch (effect) {
          case null -> undisturbed(request);
          case DROPPED -> new Answer.HangUp();
          case REFUSED -> refused(Refusal.unavailable());
          case ANSWER_LOST -> undisturbed(request);
          case HELD -> {
            held.add(request);
            yield new Answer.HangUp();
          }
        };
    journal.add(ApiCall.of(request, answer instanceof Answer.Reply(int code, _) ? code : 0));
    return effect == Fault.Effect.ANSWER_LOST ? new Answer.HangUp() : answer;
  }

  private Answer undisturbed(ApiRequest request) {
    try {
      if (request.resource().isEmpty()) {
        return front
            .discovery(request)
            .<Answer>map(reply -> new Answer.Reply(200, reply))
            .orElseThrow(Refusal::noSuchResource);
      }
      return switch (api.answer(request)) {
        case Answer.Reply(int code, var body) ->
            new Answer.Reply(
                code, guise.apply(ApiCall.of(request, code), front.presented(request, body)));
        case Answer other -> other;
      };
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  private static Answer refused(Refusal refusal) {
    return new Answer.Reply(refusal.code(), refusal.status());
  }

  @Override
  public void close() {
    undisturbed.reversed().forEach(Runnable::run);
    door.close();
    api.close();
  }
}
