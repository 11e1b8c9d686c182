package dev.honeycomboperator.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The verbs of the Kubernetes API over a {@link Store}. */
final class ApiServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store = new Store();
  private final Kinds kinds = new Kinds();
  private final Admission admission;
  private final Collector collector = new Collector(this, store, kinds);
  private final OpenWatches watches = new OpenWatches();

  ApiServer(SchemaJudge judge) {
    this.admission = new Admission(store, kinds, judge);
  }

  Kinds kinds() {
    return kinds;
  }

  Store store() {
    return store;
  }

  OpenWatches watches() {
    return watches;
  }

  @Override
  public void close() {
    collector.close();
  }

  synchronized Answer answer(ApiRequest request) {
    if (request.group().equals("authorization.k8s.io")) {
      return new Answer.Reply(201, Admission.everythingAllowed(body(request)));
    }
    ResourceKind kind = kinds.of(request);
    boolean noSuchPlace = !kind.namespaced() && request.namespace() != null;
    boolean noSuchPart =
        !request.subresource().isEmpty()
            && !(request.subresource().equals("status") && kind.statusSubresource());
    if (noSuchPlace || noSuchPart) {
      throw Refusal.noSuchResource();
    }
    return switch (request.verb()) {
      case "get" -> new Answer.Reply(200, existing(kind, request));
      case "list" -> new Answer.Reply(200, list(kind, request));
      case "watch" -> new Answer.Events(Watch.of(this, kind, request));
      case "create" -> new Answer.Reply(201, create(kind, request));
      case "update" -> new Answer.Reply(200, replace(kind, request, body(request)));
      case "patch" -> new Answer.Reply(200, patch(kind, request));
      case "delete" -> new Answer.Reply(200, delete(kind, request));
      default -> new Answer.Reply(200, deleteCollection(kind, request));
    };
  }

  private ObjectNode existing(ResourceKind kind, ApiRequest request) {
    String name = String.valueOf(request.name());
    return store
        .find(new Store.Place(kind, request.namespace(), name))
        .orElseThrow(() -> Refusal.notFound(kind.qualified(), name));
  }

  private ObjectNode list(ResourceKind kind, ApiRequest request) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("apiVersion", kind.apiVersion()).put("kind", kind.kind() + "List");
    list.putObject("metadata").put("resourceVersion", String.valueOf(store.version()));
    list.putArray("items").addAll(selected(kind, request));
    return list;
  }

  private List<ObjectNode> selected(ResourceKind kind, ApiRequest request) {
    return store.list(kind, request.namespace()).stream().filter(Selector.of(request)).toList();
  }

  private ObjectNode create(ResourceKind kind, ApiRequest request) {
    ObjectNode proposed = body(request);
    admission.checkCreate(kind, request.namespace(), proposed);
    ObjectNode object = new WriteRules(kind).created(proposed);
    admission.checkSchema(kind, object, null);
    Store.Place place = Store.Place.of(kind, object);
    if (store.find(place).isPresent()) {
      throw Refusal.alreadyExists(kind.qualified(), place.name());
    }
    if (!dryRun(request)) {
      Container.of(kind).open(object);
      put(place, object);
    }
    return object;
  }

  private ObjectNode patch(ResourceKind kind, ApiRequest request) {
    PatchFormat format = PatchFormat.of(request.mediaType(), kind);
    ObjectNode current = existing(kind, request);
    return replace(kind, request, format.apply(current, parsed(request.body())));
  }

  private ObjectNode replace(ResourceKind kind, ApiRequest request, ObjectNode proposed) {
    ObjectNode current = existing(kind, request);
    WriteRules rules = new WriteRules(kind);
    ObjectNode updated =
        request.subresource().isEmpty()
            ? rules.updated(current, proposed)
            : rules.withStatus(current, proposed);
    admission.checkSchema(kind, updated, current);
    if (!dryRun(request) && !updated.equals(current)) {
      save(Store.Place.of(kind, updated), updated);
    }
    return updated;
  }

  private void save(Store.Place place, ObjectNode object) {
    JsonNode metadata = object.path("metadata");
    boolean held =
        !metadata.path("finalizers").isEmpty() || Container.of(place.kind()).holds(object);
    if (metadata.has("deletionTimestamp") && !held) {
      remove(place, object);
    } else {
      put(place, object);
    }
  }

  private void put(Store.Place place, ObjectNode object) {
    store.put(place, object);
    if (Container.of(place.kind()) == Container.DEFINITION) {
      kinds.define(object);
    }
    collector.stored(place, object);
  }

  private void remove(Store.Place place, ObjectNode object) {
    store.remove(place, object);
    if (Container.of(place.kind()) == Container.DEFINITION) {
      kinds.undefine(object);
    }
    collector.removed(place, object);
  }

  private ObjectNode delete(ResourceKind kind, ApiRequest request) {
    ObjectNode current = existing(kind, request);
    JsonNode options =
        request.body().isBlank() ? JsonNodeFactory.instance.objectNode() : body(request);
    for (String field : List.of("uid", "resourceVersion")) {
      JsonNode expected = options.path("preconditions").path(field);
      if (!expected.asText().isEmpty() && !expected.equals(current.path("metadata").path(field))) {
        throw Refusal.conflict(
            kind.qualified(),
            String.valueOf(request.name()),
            "Precondition failed: " + field + " in precondition");
      }
    }
    return dryRun(request) || !options.path("dryRun").isEmpty()
        ? current
        : delete(Store.Place.of(kind, current), current);
  }

  /** Removes the object, or marks it where finalizers, or what it contains, hold it. */
  synchronized ObjectNode delete(Store.Place place, ObjectNode current) {
    if (current.path("metadata").has("deletionTimestamp")) {
      return current;
    }
    ObjectNode marked = new WriteRules(place.kind()).markedForDeletion(current);
    Container.of(place.kind()).close(marked);
    save(place, marked);
    return marked;
  }

  private ObjectNode deleteCollection(ResourceKind kind, ApiRequest request) {
    ObjectNode deleted = list(kind, request);
    if (!dryRun(request)) {
      selected(kind, request).forEach(object -> delete(Store.Place.of(kind, object), object));
    }
    return deleted;
  }

  /** Takes away what kept an emptied namespace or CustomResourceDefinition. */
  synchronized void release(Store.Place place, ObjectNode container) {
    Container.of(place.kind()).empty(container);
    save(place, container);
  }

  private static boolean dryRun(ApiRequest request) {
    return switch (request.parameter("dryRun")) {
      case "" -> false;
      case "All" -> true;
      default -> throw Refusal.invalid("dryRun", "supported values: \"All\"");
    };
  }

  private static ObjectNode body(ApiRequest request) {
    String mediaType = request.mediaType();
    if (!mediaType.isEmpty() && !mediaType.equals("application/json")) {
      throw Refusal.unsupportedMediaType(mediaType);
    }
    if (parsed(request.body()) instanceof ObjectNode object) {
      return object;
    }
    throw Refusal.badRequest("the body of the request is not an object");
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      throw Refusal.badRequest("the body of the request can't be read");
    }
  }
}
