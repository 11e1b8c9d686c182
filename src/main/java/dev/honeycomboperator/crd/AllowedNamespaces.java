package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "(self.from == 'Selector') == has(self.selector)",
    fieldPath = ".selector",
    message = "must be set with from: Selector, and left out with from: All")
public record AllowedNamespaces(
    @Required
        @JsonPropertyDescription(
            "All: every namespace. Selector: the namespaces that selector matches.")
        From from,
    @Nullable @JsonPropertyDescription("Matched against the labels of namespaces.")
        LabelSelector selector) {

  public enum From {
    @JsonProperty("All")
    ALL,
    @JsonProperty("Selector")
    SELECTOR
  }
}
