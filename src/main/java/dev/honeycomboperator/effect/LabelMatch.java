package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.Optional;

/**
 * A label selector applied here instead of by the API server, since that takes the right to list,
 * and the operator has the right to get one namespace.
 */
record LabelMatch(LabelSelector selector) {

  boolean accepts(HasMetadata object) {
    var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    return Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of()).entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
        && selector.getMatchExpressions().stream().allMatch(rule -> holds(rule, labels));
  }

  private static boolean holds(LabelSelectorRequirement rule, Map<String, String> labels) {
    var value = Optional.ofNullable(labels.get(rule.getKey()));
    return switch (rule.getOperator()) {
      case "In" -> value.filter(rule.getValues()::contains).isPresent();
      case "NotIn" -> value.filter(rule.getValues()::contains).isEmpty();
      case "Exists" -> value.isPresent();
      case "DoesNotExist" -> value.isEmpty();
      // What a later Kubernetes may mean by another word, nobody here can know.
      default -> false;
    };
  }
}
