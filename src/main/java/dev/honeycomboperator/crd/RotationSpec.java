package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "!has(self.window) || has(self.every)",
    fieldPath = ".window",
    message = "needs spec.rotation.every: without it nothing is rotated by schedule")
public record RotationSpec(
    @Nullable
        @Size(min = 1, max = 32)
        @ValidationRule(
            value = TimeSpan.IS_AN_HOUR,
            message = "must be a length of time such as 90d, 36h or PT36H, of at least an hour")
        @JsonPropertyDescription(
            "The age that a key is not to exceed, such as 90d, 2160h or P90D; at least 1h. Keys are"
                + " replaced in the last tenth of it, each at a time of its own; with a window, at the"
                + " next opening after that. Left out: never by schedule.")
        String every,
    @Nullable
        @JsonPropertyDescription(
            "The hours in which keys are replaced by schedule. A replacement on demand does not"
                + " wait for them.")
        RotationWindow window,
    @Nullable @JsonPropertyDescription("How a key goes that was replaced, for whatever reason.")
        Retire retire) {}
