package dev.honeycomboperator.honeycomb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A place in a JSON document, for documents of which we demand little and tolerate much. */
record Json(String place, JsonNode node) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Says which part of a reply is not as the contract demands, and never what was there instead.
   */
  static final class Unexpected extends Exception {
    private static final long serialVersionUID = 1L;

    Unexpected(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Empty unless {@code text} is a JSON object; Jackson's exceptions quote the text, so none gets
   * out.
   */
  static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static Json document(String text) throws Unexpected {
    return new Json("", read(text).orElseThrow(() -> new Unexpected("it is no JSON object")));
  }

  /** The document of a reply without one. */
  static Json nothing() {
    return new Json("", MissingNode.getInstance());
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  Json at(String name) {
    return new Json(place.isEmpty() ? name : place + "." + name, node.path(name));
  }

  String text() throws Unexpected {
    return optionalText().orElseThrow(() -> new Unexpected(place + " is no text"));
  }

  /** Text that consists of {@code allowed} alone, as what enters a path has to. */
  String text(Pattern allowed) throws Unexpected {
    var text = text();
    if (!allowed.matcher(text).matches()) {
      throw new Unexpected(place + " holds characters it must not");
    }
    return text;
  }

  Optional<String> optionalText() {
    return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** {@code false} also when there is nothing, as all flags of the API. */
  boolean flag() {
    return node.asBoolean(false);
  }

  /** With or without a fraction, in any offset. */
  Optional<Instant> instant() {
    return optionalText().flatMap(RetryAfter::rfc3339);
  }

  /** The elements of an array, in order. */
  Stream<Json> elements() throws Unexpected {
    if (!node.isArray()) {
      throw new Unexpected(place + " is no array");
    }
    return node.valueStream().map(element -> new Json(place + "[]", element));
  }

  // Not the document: it may hold a secret.
  @Override
  public String toString() {
    return place;
  }
}
