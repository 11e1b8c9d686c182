package dev.honeycomboperator.honeycomb.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.honeycomb.KeyIdentity;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Documents as the real API sends them. */
final class JsonApi {

  static final String MEDIA_TYPE = "application/vnd.api+json";

  /** A reply of success; {@code document} is empty for 204. */
  record Document(int status, String mediaType, Optional<ObjectNode> document) {
    LoopbackServer.Ending.Reply with(Map<String, String> headers) {
      if (document.isPresent()) {
        headers.put("Content-Type", mediaType);
      }
      return new LoopbackServer.Ending.Reply(
          status, headers, document.map(ObjectNode::toString).orElse(""));
    }
  }

  private final Switches switches;

  JsonApi(Switches switches) {
    this.switches = switches;
  }

  static Document nothing() {
    return new Document(204, MEDIA_TYPE, Optional.empty());
  }

  static Document one(int status, ObjectNode resource) {
    var document = JsonNodeFactory.instance.objectNode();
    document.set("data", resource);
    return new Document(status, MEDIA_TYPE, Optional.of(document));
  }

  /**
   * @param query what of the query stays from page to page
   */
  static <T> Document list(
      Paging.Page<T> page, Function<T, ObjectNode> resource, String path, String query) {
    var document = JsonNodeFactory.instance.objectNode();
    var data = document.putArray("data");
    page.items().forEach(item -> data.add(resource.apply(item)));
    var links = document.putObject("links");
    page.next()
        .ifPresentOrElse(
            cursor -> links.put("next", path + "?page[after]=" + cursor + query),
            () -> links.putNull("next"));
    return new Document(200, MEDIA_TYPE, Optional.of(document));
  }

  ObjectNode key(TeamState team, KeyState key) {
    var resource = JsonNodeFactory.instance.objectNode();
    resource.put("id", key.id()).put("type", "api-keys");
    var attributes =
        resource
            .putObject("attributes")
            .put("key_type", key.type().wireName())
            .put("name", key.name())
            .put("disabled", key.disabled());
    var flags = attributes.putObject("permissions");
    key.type()
        .permissions()
        .forEach(flag -> flags.put(flag.wireName(), key.permissions().contains(flag)));
    attributes
        .putObject("timestamps")
        .put("created", key.created().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("updated", key.updated().truncatedTo(ChronoUnit.SECONDS).toString());
    var relationships = resource.putObject("relationships");
    key.environmentId()
        .ifPresentOrElse(
            id -> relate(relationships, "environment", "environments", id),
            () -> relationships.putNull("environment"));
    for (var person : new String[] {"creator", "editor"}) {
      if (switches.namesPeople) {
        relate(relationships, person, "users", team.id.replace("tm_", "us_"));
      } else {
        relationships.putNull(person);
      }
    }
    resource.putObject("links").put("self", "/2/teams/" + team.slug + "/api-keys/" + key.id());
    return resource;
  }

  ObjectNode created(TeamState team, KeyPlane.Created created) {
    var resource = key(team, created.key);
    resource.withObject("/attributes").put("secret", created.secret);
    return resource;
  }

  static ObjectNode environment(TeamState team, EnvironmentState environment) {
    var resource = JsonNodeFactory.instance.objectNode();
    resource.put("id", environment.id()).put("type", "environments");
    resource
        .putObject("attributes")
        .put("name", environment.name())
        .put("slug", environment.slug())
        .put("description", environment.description())
        .put("color", environment.color())
        .putObject("settings")
        .put("delete_protected", environment.deleteProtected());
    resource
        .putObject("links")
        .put("self", "/2/teams/" + team.slug + "/environments/" + environment.id());
    return resource;
  }

  static Document managementKey(Core.Caller caller) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("id", caller.keyId()).put("type", "api-keys");
    var attributes =
        data.putObject("attributes")
            .put("name", "management")
            .put("key_type", "management")
            .put("disabled", false);
    var scopes = attributes.putArray("scopes");
    caller.scopes().forEach(scopes::add);
    relate(data.putObject("relationships"), "team", "teams", caller.team().id);
    var reply = one(200, data);
    var team = reply.document().orElseThrow().putArray("included").addObject();
    team.put("id", caller.team().id).put("type", "teams");
    team.putObject("attributes").put("name", caller.team().name).put("slug", caller.team().slug);
    return reply;
  }

  static Document introspection(Core.Caller caller, KeyIdentity identity, KeyState key) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("id", identity.id()).put("type", key.type().wireName());
    var access = document.putObject("api_key_access");
    key.type()
        .permissions()
        .forEach(flag -> access.put(camelCase(flag.wireName()), key.permissions().contains(flag)));
    document
        .putObject("environment")
        .put(
            "name",
            key.environmentId()
                .map(caller.team().environments::get)
                .map(EnvironmentState::name)
                .orElse(""))
        .put("slug", identity.environmentSlug());
    document.putObject("team").put("name", caller.team().name).put("slug", identity.teamSlug());
    return new Document(200, "application/json", Optional.of(document));
  }

  // create_datasets is createDatasets here, send_events events, and manage_boards boards.
  private static String camelCase(String flag) {
    if (flag.equals("create_datasets")) {
      return "createDatasets";
    }
    return flag.replaceFirst("^(manage|run|send|read)_", "");
  }

  private static void relate(ObjectNode relationships, String name, String type, String id) {
    relationships.putObject(name).putObject("data").put("id", id).put("type", type);
  }
}
