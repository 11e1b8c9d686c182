package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The kinds served now: the built-in ones and those of the installed CustomResourceDefinitions. */
final class Kinds {
  private final List<ResourceKind> served = new ArrayList<>(ResourceKind.BUILT_IN);

  /**
   * The kind a request is about; another kind of that group than those served is refused with 404.
   */
  ResourceKind of(ApiRequest request) {
    return all()
        .filter(sameGroup(request.group()))
        .filter(kind -> kind.version().equals(request.version()))
        .filter(kind -> kind.plural().equals(request.resource()))
        .findAny()
        .orElseThrow(Refusal::noSuchResource);
  }

  Optional<ResourceKind> of(JsonNode object) {
    return all()
        .filter(kind -> kind.apiVersion().equals(object.path("apiVersion").asText()))
        .filter(kind -> kind.kind().equals(object.path("kind").asText()))
        .findAny();
  }

  ResourceKind builtIn(String plural) {
    return ResourceKind.BUILT_IN.stream()
        .filter(kind -> kind.plural().equals(plural))
        .findFirst()
        .orElseThrow();
  }

  synchronized Stream<ResourceKind> all() {
    return List.copyOf(served).stream();
  }

  static Predicate<ResourceKind> sameGroup(String group) {
    return kind -> kind.group().equals(group);
  }

  synchronized void define(JsonNode crd) {
    undefine(crd);
    ResourceKind.definedBy(crd).forEach(served::add);
  }

  synchronized void undefine(JsonNode crd) {
    ResourceKind.definedBy(crd)
        .forEach(
            gone ->
                served.removeIf(
                    kind -> kind.custom() && kind.qualified().equals(gone.qualified())));
  }
}
