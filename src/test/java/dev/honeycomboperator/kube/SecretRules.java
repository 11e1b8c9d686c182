package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the API server does with Secrets only. */
final class SecretRules {
  private SecretRules() {}

  static boolean appliesTo(ResourceKind kind) {
    return "secrets".equals(kind.plural()) && kind.group().isEmpty();
  }

  /** Defaults the type and turns {@code stringData}, which is write-only, into {@code data}. */
  static ObjectNode admitted(ObjectNode secret) {
    if (secret.path("type").asText().isEmpty()) {
      secret.put("type", "Opaque");
    }
    for (var entry : secret.path("stringData").properties()) {
      byte[] text = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
      secret.withObject("/data").put(entry.getKey(), Base64.getEncoder().encodeToString(text));
    }
    for (var entry : secret.path("data").properties()) {
      checkBase64(entry.getKey(), entry.getValue().asText());
    }
    secret.remove("stringData");
    return secret;
  }

  private static void checkBase64(String key, String value) {
    try {
      Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException _) {
      throw Refusal.badRequest("illegal base64 data in data." + key);
    }
  }

  static ObjectNode replaced(ObjectNode current, ObjectNode proposed) {
    if (!proposed.path("type").equals(current.path("type"))) {
      throw Refusal.invalid("type", "field is immutable");
    }
    if (current.path("immutable").asBoolean()) {
      if (!proposed.path("immutable").asBoolean()) {
        throw Refusal.invalid("immutable", "field is immutable when `immutable` is set");
      }
      if (!proposed.path("data").equals(current.path("data"))) {
        throw Refusal.invalid("data", "field is immutable when `immutable` is set");
      }
    }
    return proposed;
  }
}
