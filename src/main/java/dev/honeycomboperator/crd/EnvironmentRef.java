package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "[has(self.slug), has(self.name), has(self.id)].exists_one(given, given)",
    message = "spec.environment: set exactly one of slug, name and id")
public record EnvironmentRef(
    @Nullable
        @Size(min = 1, max = 255)
        @JsonPropertyDescription(
            "As in the address of the environment's pages: ui.honeycomb.io/<team>/environments/<slug>.")
        String slug,
    @Nullable @Size(min = 1, max = 255) @JsonPropertyDescription("As the UI shows it.") String name,
    @Nullable
        @Pattern("^[A-Za-z0-9_]{1,64}$")
        @JsonPropertyDescription("As the Environments API shows it, such as hcaen_01j….")
        String id) {}
