package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges custom resources by the schema and the rules of their definitions. */
@FunctionalInterface
public interface SchemaJudge {
  /** Admits everything. */
  SchemaJudge LENIENT = (_, _) -> List.of();

  /**
   * What is wrong with a resource, its defaults filled in; empty if nothing is.
   *
   * @param old what it replaces; null where it is created
   */
  List<String> refusals(ObjectNode resource, @Nullable ObjectNode old);
}
