package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What kubectl asks before and around the objects: the version, discovery, and lists as Tables.
 * There is no OpenAPI, so {@code kubectl apply} needs {@code --validate=false}.
 */
record KubernetesFront(Kinds kinds) {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  /** The reply to a path that names no resource; empty where there is none. */
  Optional<ObjectNode> discovery(ApiRequest request) {
    String path = request.path();
    if (path.equals("/version")) {
      return Optional.of(version());
    }
    if (path.equals("/api")) {
      ObjectNode versions = object("APIVersions");
      versions.putArray("versions").add("v1");
      return Optional.of(versions);
    }
    if (path.equals("/apis")) {
      ObjectNode groups = object("APIGroupList");
      var list = groups.putArray("groups");
      groups().forEach(group -> list.add(group(group)));
      return Optional.of(groups);
    }
    if (request.group().isEmpty()) {
      return path.equals("/api/v1") ? Optional.of(resources("", "v1")) : Optional.empty();
    }
    if (!groups().contains(request.group())) {
      return Optional.empty();
    }
    return Optional.of(
        request.version().isEmpty()
            ? group(request.group())
            : resources(request.group(), request.version()));
  }

  private static ObjectNode version() {
    ObjectNode version = JsonNodeFactory.instance.objectNode();
    return version.put("major", "1").put("minor", "32").put("gitVersion", "v1.32.0-embedded");
  }

  private List<String> groups() {
    return kinds
        .all()
        .map(ResourceKind::group)
        .filter(group -> !group.isEmpty())
        .distinct()
        .toList();
  }

  private ObjectNode group(String name) {
    ObjectNode group = object("APIGroup").put("name", name);
    var versions = group.putArray("versions");
    kinds
        .all()
        .filter(Kinds.sameGroup(name))
        .map(ResourceKind::version)
        .distinct()
        .forEach(
            version ->
                versions
                    .addObject()
                    .put("groupVersion", name + "/" + version)
                    .put("version", version));
    group.set("preferredVersion", versions.path(0));
    return group;
  }

  private ObjectNode resources(String group, String version) {
    ObjectNode list = object("APIResourceList");
    list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    var resources = list.putArray("resources");
    kinds
        .all()
        .filter(Kinds.sameGroup(group))
        .filter(kind -> kind.version().equals(version))
        .forEach(
            kind -> {
              ObjectNode resource = resources.addObject();
              resource.put("name", kind.plural()).put("singularName", kind.singular());
              resource.put("namespaced", kind.namespaced()).put("kind", kind.kind());
              VERBS.forEach(resource.putArray("verbs")::add);
              kind.shortNames().forEach(resource.putArray("shortNames")::add);
              if (kind.statusSubresource()) {
                ObjectNode status = resources.addObject().put("name", kind.plural() + "/status");
                status
                    .put("singularName", "")
                    .put("namespaced", kind.namespaced())
                    .put("kind", kind.kind());
                status.putArray("verbs").add("get").add("patch").add("update");
              }
            });
    return list;
  }

  private static ObjectNode object(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", "v1");
  }

  /** The object or list as the caller wants to see it. */
  JsonNode presented(ApiRequest request, JsonNode body) {
    boolean readable = request.verb().equals("get") || request.verb().equals("list");
    return readable && request.header("accept").contains("as=Table")
        ? Table.of(kinds.of(request), body)
        : body;
  }
}
