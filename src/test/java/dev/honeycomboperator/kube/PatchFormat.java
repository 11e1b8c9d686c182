package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.Arrays;

/** The patch formats served. Server-side apply is not among them. */
enum PatchFormat {
  /** RFC 6902: an operation that fails, a {@code test} included, refuses the whole patch. */
  JSON("application/json-patch+json") {
    @Override
    ObjectNode apply(ObjectNode current, JsonNode patch) {
      try {
        return (ObjectNode) JsonPatch.apply(patch, current.deepCopy());
      } catch (JsonPatchException e) {
        throw Refusal.invalid("patch", String.valueOf(e.getMessage()));
      }
    }
  },

  /** RFC 7386: an array replaces an array, null removes. */
  MERGE("application/merge-patch+json") {
    @Override
    ObjectNode apply(ObjectNode current, JsonNode patch) {
      return merged(current, patch);
    }
  },

  /** What kubectl sends for built-in kinds; here without the lists that merge by a key. */
  STRATEGIC("application/strategic-merge-patch+json") {
    @Override
    ObjectNode apply(ObjectNode current, JsonNode patch) {
      return merged(current, patch);
    }
  };

  private final String mediaType;

  PatchFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  abstract ObjectNode apply(ObjectNode current, JsonNode patch);

  static PatchFormat of(String mediaType, ResourceKind kind) {
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(mediaType))
        .filter(format -> format != STRATEGIC || !kind.custom())
        .findAny()
        .orElseThrow(() -> Refusal.unsupportedMediaType(mediaType));
  }

  private static ObjectNode merged(JsonNode target, JsonNode patch) {
    ObjectNode result =
        target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
    for (var field : patch.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull()) {
        result.remove(field.getKey());
      } else if (value.isObject()) {
        result.set(field.getKey(), merged(result.path(field.getKey()), value));
      } else {
        result.set(field.getKey(), value);
      }
    }
    return result;
  }
}
