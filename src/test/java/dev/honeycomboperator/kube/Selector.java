package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Label and field selectors of a list. */
record Selector(List<Predicate<JsonNode>> requirements) implements Predicate<JsonNode> {
  private static final Pattern COMMA_OUTSIDE_BRACKETS = Pattern.compile(",(?![^(]*\\))");
  private static final Pattern SET =
      Pattern.compile("(?<key>\\S+)\\s+(?<operator>in|notin)\\s*\\((?<values>[^)]*)\\)");
  private static final Pattern EQUALITY =
      Pattern.compile("(?<key>[^=!]+)(?<operator>==?|!=)(?<value>.*)");

  static Selector of(ApiRequest request) {
    List<Predicate<JsonNode>> labels =
        terms(request.parameter("labelSelector")).map(Selector::label).toList();
    List<Predicate<JsonNode>> fields =
        terms(request.parameter("fieldSelector")).map(Selector::field).toList();
    return new Selector(Stream.concat(labels.stream(), fields.stream()).toList());
  }

  @Override
  public boolean test(JsonNode object) {
    return requirements.stream().allMatch(requirement -> requirement.test(object));
  }

  private static Stream<String> terms(String selector) {
    return COMMA_OUTSIDE_BRACKETS
        .splitAsStream(selector)
        .map(String::strip)
        .filter(term -> !term.isEmpty());
  }

  private static Predicate<JsonNode> label(String term) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      List<String> values =
          Arrays.stream(set.group("values").split(",")).map(String::strip).toList();
      String key = set.group("key");
      boolean in = "in".equals(set.group("operator"));
      return object -> in == values.contains(labelOf(object, key).asText());
    }
    Matcher equality = EQUALITY.matcher(term);
    if (equality.matches()) {
      String value = equality.group("value").strip();
      String key = equality.group("key").strip();
      boolean equal = !"!=".equals(equality.group("operator"));
      return object ->
          equal
              == (labelOf(object, key).isTextual() && labelOf(object, key).asText().equals(value));
    }
    return term.startsWith("!")
        ? object -> labelOf(object, term.substring(1)).isMissingNode()
        : object -> !labelOf(object, term).isMissingNode();
  }

  private static JsonNode labelOf(JsonNode object, String key) {
    return object.path("metadata").path("labels").path(key);
  }

  private static Predicate<JsonNode> field(String term) {
    Matcher equality = EQUALITY.matcher(term);
    if (!equality.matches()) {
      throw Refusal.badRequest("unable to parse field selector " + term);
    }
    String pointer = "/" + equality.group("key").strip().replace('.', '/');
    String value = equality.group("value").strip();
    boolean equal = !"!=".equals(equality.group("operator"));
    return object -> equal == object.at(pointer).asText().equals(value);
  }
}
