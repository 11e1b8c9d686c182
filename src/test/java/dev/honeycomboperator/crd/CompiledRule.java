package dev.honeycomboperator.crd;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** A rule of a schema, checked against the schema's types and ready to be asked. */
final class CompiledRule {

  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();
  private static final ObjectMapper AS_CEL_TAKES_VALUES =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  private final SchemaNode.Rule rule;
  private final SchemaTypes types;
  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;

  private CompiledRule(SchemaNode.Rule rule, SchemaTypes types, CelAbstractSyntaxTree tree)
      throws CelEvaluationException {
    this.rule = rule;
    this.types = types;
    this.tree = tree;
    this.program = RUNTIME.createProgram(tree);
  }

  /**
   * @throws IllegalArgumentException when the API server would refuse the CRD for this rule
   */
  static CompiledRule of(SchemaNode.Rule rule, SchemaNode schema, SchemaTypes types) {
    var compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types.provider())
            .addVar("self", SchemaTypes.typeOf(schema))
            .addVar("oldSelf", SchemaTypes.typeOf(schema))
            .setResultType(SimpleType.BOOL)
            .build();
    try {
      return new CompiledRule(rule, types, compiler.compile(rule.expression()).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(schema.path() + ": " + rule.expression(), e);
    }
  }

  /** Optional fields that the rule selects without asking has() first. */
  List<String> unguarded() {
    return new UnguardedFields(tree, types).find();
  }

  /** What the API server answers where the rule does not hold; empty where it does. */
  Optional<String> refusal(SchemaNode.Place place) {
    if (rule.expression().contains("oldSelf") && place.old().isEmpty()) {
      return Optional.empty();
    }
    var variables = new HashMap<String, Object>();
    variables.put("self", celValue(place.value()));
    place.old().ifPresent(old -> variables.put("oldSelf", celValue(old)));
    try {
      return Boolean.TRUE.equals(program.eval(variables))
          ? Optional.empty()
          : Optional.of(place.path() + rule.fieldPath() + ": Invalid value: " + rule.message());
    } catch (CelEvaluationException e) {
      return Optional.of(
          place.path()
              + ": Invalid value: "
              + e.getMessage()
              + " evaluating rule: "
              + rule.message());
    }
  }

  private static Object celValue(JsonNode node) {
    return AS_CEL_TAKES_VALUES.convertValue(node, Object.class);
  }
}
