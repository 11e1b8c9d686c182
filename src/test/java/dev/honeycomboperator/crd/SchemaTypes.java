package dev.honeycomboperator.crd;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

/**
 * Lets CEL check rules against the types of a schema, so that it refuses a field that is not there.
 */
final class SchemaTypes {

  private final Map<String, SchemaNode> schemas;

  SchemaTypes(SchemaNode root) {
    schemas = root.all().collect(ImmutableMap.toImmutableMap(SchemaNode::path, node -> node));
  }

  CelTypeProvider provider() {
    return new Provider(
        schemas.values().stream()
            .collect(ImmutableMap.toImmutableMap(SchemaNode::path, SchemaTypes::typeOf)));
  }

  static CelType typeOf(SchemaNode schema) {
    return switch (schema.type()) {
      case "string" -> SimpleType.STRING;
      case "boolean" -> SimpleType.BOOL;
      case "integer" -> SimpleType.INT;
      case "array" ->
          ListType.create(schema.items().map(SchemaTypes::typeOf).orElse(SimpleType.DYN));
      case "object" ->
          schema
              .values()
              .<CelType>map(values -> MapType.create(SimpleType.STRING, typeOf(values)))
              .orElseGet(() -> struct(schema));
      default -> SimpleType.DYN;
    };
  }

  /** Whether a value of the type can lack the field, so that selecting it can fail. */
  boolean canLack(String type, String field) {
    var schema = schemas.get(type);
    return schema != null && schema.canLack(field);
  }

  private static StructType struct(SchemaNode schema) {
    var fields =
        schema.properties().entrySet().stream()
            .collect(
                ImmutableMap.<Map.Entry<String, SchemaNode>, String, CelType>toImmutableMap(
                    Map.Entry::getKey, field -> typeOf(field.getValue())));
    return StructType.create(
        schema.path(), fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }

  private record Provider(ImmutableMap<String, CelType> named) implements CelTypeProvider {

    @Override
    public ImmutableCollection<CelType> types() {
      return named.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(named.get(name));
    }
  }
}
