package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "[has(self.slug), has(self.name), has(self.id)].exists_one(given, given)",
    message = "set exactly one of slug, name and id")
public record EnvironmentRef(
    @Nullable
        @Size(min = 1, max = 255)
        @JsonPropertyDescription(
            "The environment's slug, as in the address of its pages:"
                + " https://ui.honeycomb.io/<team>/environments/<slug>.")
        String slug,
    @Nullable
        @Size(min = 1, max = 255)
        @JsonPropertyDescription("The environment's name, as the UI shows it.")
        String name,
    @Nullable
        @Size(min = 1, max = 64)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9_]+$')",
            message =
                "must be an id of letters, digits and '_', such as hcaen_01j1d7t02zf7wgw7q89z3t60vf")
        @JsonPropertyDescription("The environment's id, as the Environments API lists it: hcaen_….")
        String id) {}
