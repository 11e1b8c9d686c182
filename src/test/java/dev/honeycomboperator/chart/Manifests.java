package dev.honeycomboperator.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** What a rendering of the chart would put into a cluster. */
record Manifests(List<JsonNode> documents) {

  /** Fabric8's models take unknown fields in silently; an API server drops them, or refuses. */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .annotationIntrospector(new NoRoomForUnknownFields())
          .build();

  /** All of a kind, as its typed model; throws on a field that the model doesn't know. */
  <T extends HasMetadata> List<T> all(Class<T> type) {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals(HasMetadata.getKind(type)))
        .map(document -> strictly(document, type))
        .toList();
  }

  <T extends HasMetadata> T only(Class<T> type) {
    var all = all(type);
    if (all.size() != 1) {
      throw new AssertionError("expected one " + type.getSimpleName() + ", not " + all.size());
    }
    return all.getFirst();
  }

  /** The one of a kind that Fabric8 has no model of. */
  JsonNode only(String kind) {
    return documents.get(kinds().indexOf(kind));
  }

  List<String> kinds() {
    return documents.stream().map(document -> document.path("kind").asText()).toList();
  }

  static <T> T strictly(JsonNode document, Class<T> type) {
    try {
      return STRICT.treeToValue(document, type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static final class NoRoomForUnknownFields extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }
}
