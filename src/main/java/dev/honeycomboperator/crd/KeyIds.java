package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

@ValidationRule(
    value = "self.configMap == oldSelf.configMap",
    fieldPath = ".configMap",
    message =
        "cannot be changed, since receivers may mount the ConfigMap; take spec.keyIds out first")
public record KeyIds(
    @Required
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_NAME, message = Api.IS_NAME_IN_WORDS)
        @JsonPropertyDescription(
            "metadata.name of the ConfigMap of this namespace. The operator creates it; several"
                + " HoneycombApiKeys may name the same one. Its entry access-keys.yaml is"
                + " configuration for Refinery.")
        String configMap) {}
