package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Objects as {@code kubectl get} shows them: a row each, a cell for each printer column. */
final class Table {
  private static final Column NAME = new Column("Name", "string", ".metadata.name", 0);
  private static final Column AGE = new Column("Age", "date", ".metadata.creationTimestamp", 0);

  private Table() {}

  static ObjectNode of(ResourceKind kind, JsonNode body) {
    List<Column> columns = Stream.concat(Stream.of(NAME), columns(kind)).toList();
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table
        .putObject("metadata")
        .set("resourceVersion", body.path("metadata").path("resourceVersion"));
    var definitions = table.putArray("columnDefinitions");
    columns.forEach(column -> definitions.add(column.definition()));
    var rows = table.putArray("rows");
    (body.has("items") ? body.path("items").valueStream() : Stream.of(body))
        .forEach(
            object -> {
              ObjectNode row = rows.addObject();
              var cells = row.putArray("cells");
              columns.forEach(column -> cells.add(column.cell(object)));
              ObjectNode partial = row.putObject("object");
              partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
              partial.set("metadata", object.path("metadata"));
            });
    return table;
  }

  private static Stream<Column> columns(ResourceKind kind) {
    if (kind.custom()) {
      JsonNode printed = kind.definition().path("additionalPrinterColumns");
      return printed.isEmpty() ? Stream.of(AGE) : printed.valueStream().map(Column::of);
    }
    return switch (kind.plural()) {
      case "namespaces" -> Stream.of(new Column("Status", "string", ".status.phase", 0), AGE);
      case "secrets" -> Stream.of(new Column("Type", "string", ".type", 0), AGE);
      case "events" ->
          Stream.of(
              new Column("Last Seen", "date", ".lastTimestamp", 0),
              new Column("Type", "string", ".type", 0),
              new Column("Reason", "string", ".reason", 0),
              new Column("Object", "string", ".involvedObject.name", 0),
              new Column("Message", "string", ".message", 0));
      default -> Stream.of(AGE);
    };
  }
}
