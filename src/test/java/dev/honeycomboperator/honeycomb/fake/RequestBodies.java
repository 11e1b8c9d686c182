package dev.honeycomboperator.honeycomb.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what clients send, as forgivingly and as strictly as the real API: unknown attributes are
 * ignored.
 */
final class RequestBodies {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Switches switches;

  RequestBodies(Switches switches) {
    this.switches = switches;
  }

  KeyPlane.Draft keyDraft(LoopbackServer.Request request) {
    var data = data(request, "api-keys");
    var attributes = data.path("attributes");
    var environment = data.path("relationships").path("environment").path("data").path("id");
    if (!environment.isTextual()) {
      throw Refusal.invalid("/data/relationships/environment", "the environment is missing");
    }
    return new KeyPlane.Draft(
        required(attributes, "key_type"),
        required(attributes, "name"),
        attributes.path("disabled").asBoolean(false),
        flags(attributes),
        Optional.of(environment.textValue()));
  }

  KeyPlane.Patch keyPatch(LoopbackServer.Request request, String id) {
    var attributes = attributesOf(data(request, "api-keys"), id);
    return new KeyPlane.Patch(
        text(attributes, "name"), flag(attributes, "disabled"), flags(attributes));
  }

  /** What makes or changes an environment. */
  record EnvironmentBody(
      Optional<String> name,
      Optional<String> description,
      Optional<String> color,
      Optional<Boolean> deleteProtected) {}

  EnvironmentBody environmentDraft(LoopbackServer.Request request) {
    var attributes = data(request, "environments").path("attributes");
    required(attributes, "name");
    return environment(attributes);
  }

  EnvironmentBody environmentPatch(LoopbackServer.Request request, String id) {
    return environment(attributesOf(data(request, "environments"), id));
  }

  private static EnvironmentBody environment(JsonNode attributes) {
    return new EnvironmentBody(
        text(attributes, "name"),
        text(attributes, "description"),
        text(attributes, "color"),
        flag(attributes.path("settings"), "delete_protected"));
  }

  private JsonNode data(LoopbackServer.Request request, String type) {
    checkMediaType(request.header("Content-Type"));
    JsonNode document;
    try {
      document = MAPPER.readTree(request.body());
    } catch (IOException e) {
      throw Refusal.unparseable("invalid JSON");
    }
    var data = document == null ? MAPPER.missingNode() : document.path("data");
    if (!data.isObject()) {
      throw Refusal.unparseable("data is missing");
    }
    if (!data.path("type").asText("").equals(type)) {
      throw Refusal.invalid("/data/type", "the value must be " + type);
    }
    return data;
  }

  private void checkMediaType(String header) {
    var type = switches.contentTypeParameters ? header.split(";", 2)[0].strip() : header;
    if (!type.equalsIgnoreCase(JsonApi.MEDIA_TYPE)) {
      throw Refusal.of(415, switches.errorText(415), "Content-Type must be " + JsonApi.MEDIA_TYPE);
    }
  }

  private static JsonNode attributesOf(JsonNode data, String id) {
    if (!data.path("id").asText("").equals(id)) {
      throw Refusal.invalid("/data/id", "the id is not that of the path");
    }
    if (!data.path("attributes").isObject()) {
      throw Refusal.invalid("/data/attributes", "the attributes are missing");
    }
    return data.path("attributes");
  }

  private static String required(JsonNode attributes, String name) {
    return text(attributes, name)
        .orElseThrow(() -> Refusal.invalid("/data/attributes/" + name, "the value is missing"));
  }

  private static Optional<String> text(JsonNode attributes, String name) {
    return Optional.of(attributes.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static Optional<Boolean> flag(JsonNode attributes, String name) {
    return Optional.of(attributes.path(name))
        .filter(JsonNode::isBoolean)
        .map(JsonNode::booleanValue);
  }

  private static Map<String, Boolean> flags(JsonNode attributes) {
    var flags = new HashMap<String, Boolean>();
    attributes
        .path("permissions")
        .properties()
        .forEach(flag -> flags.put(flag.getKey(), flag.getValue().asBoolean(false)));
    return flags;
  }
}
