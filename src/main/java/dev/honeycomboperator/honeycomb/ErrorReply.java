package dev.honeycomboperator.honeycomb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an error reply says, whichever family it is of (API page "Errors"): JSON:API, RFC 7807 with
 * or without {@code type_detail}, {@code {"error": …}}, or none of them, as a gateway's page. The
 * media type is not asked: front doors and gateways get it wrong.
 */
record ErrorReply(List<Entry> entries) {

  // As many as a person would read.
  private static final int MOST = 5;

  /** One complaint; what is missing is empty. */
  record Entry(String title, String detail, String pointer) {

    boolean saysAnything() {
      return !(title.isBlank() && detail.isBlank());
    }

    String text() {
      if (title.isBlank() || detail.isBlank()) {
        return title + detail;
      }
      return title.strip().equalsIgnoreCase(detail.strip()) ? detail : title + ": " + detail;
    }
  }

  static ErrorReply of(Reply reply) {
    return new ErrorReply(
        Json.read(reply.body()).stream()
            .flatMap(ErrorReply::entriesOf)
            .filter(Entry::saysAnything)
            .limit(MOST)
            .toList());
  }

  /** One line out of all entries; empty when nobody understood the reply. */
  Optional<String> said(Quotes quotes) {
    var texts = entries.stream().map(entry -> quotes.quote(entry.text())).distinct().toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", texts));
  }

  List<Problem.FieldError> fields(Quotes quotes) {
    return entries.stream()
        .filter(entry -> !entry.pointer().isBlank())
        .map(
            entry ->
                new Problem.FieldError(quotes.quote(entry.pointer()), quotes.quote(entry.text())))
        .toList();
  }

  private static Stream<Entry> entriesOf(JsonNode body) {
    if (body.path("errors").isArray()) {
      return stream(body.path("errors"))
          .map(
              error ->
                  new Entry(
                      first(error, "title", "code"),
                      error.path("detail").asText(""),
                      first(error.path("source"), "pointer", "header", "parameter")));
    }
    var details = body.path("type_detail");
    if (details.isArray() && !details.isEmpty()) {
      return stream(details)
          .map(
              error ->
                  new Entry(
                      "", first(error, "description", "code"), error.path("field").asText("")));
    }
    return Stream.of(new Entry(body.path("title").asText(""), first(body, "detail", "error"), ""));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    var nodes = new ArrayList<JsonNode>();
    array.forEach(nodes::add);
    return nodes.stream();
  }

  private static String first(JsonNode node, String... names) {
    return Stream.of(names)
        .map(name -> node.path(name).asText(""))
        .filter(text -> !Objects.equals(text, "null") && !text.isBlank())
        .findFirst()
        .orElse("");
  }
}
