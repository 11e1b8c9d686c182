package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "!has(self.data) || !((has(self.key) ? self.key : 'api-key') in self.data)",
    fieldPath = ".data",
    message = "spec.secret.data cannot repeat the entry that spec.secret.key names")
@ValidationRule(
    value = "!has(self.data) || self.data.all(entry, entry.matches('^[-._a-zA-Z0-9]{1,253}$'))",
    fieldPath = ".data",
    message = "spec.secret.data: an entry's name has 1 to 253 of the characters A-Z a-z 0-9 - _ .")
@ValidationRule(
    value =
        "!has(self.data) || self.data.all(entry, self.data[entry].contains('{key}') ||"
            + " self.data[entry].contains('{keyId}'))",
    fieldPath = ".data",
    message =
        "spec.secret.data: every value must contain {key} or {keyId}; what has nothing to do with"
            + " the key belongs into a ConfigMap")
@ValidationRule(
    value =
        "!has(self.labels) || !self.labels.exists(name, name.matches("
            + SecretTarget.RESERVED
            + "))",
    fieldPath = ".labels",
    message = "spec.secret.labels cannot use " + SecretTarget.RESERVED_IN_WORDS)
@ValidationRule(
    value =
        "!has(self.annotations) || !self.annotations.exists(name, name.matches("
            + SecretTarget.RESERVED
            + "))",
    fieldPath = ".annotations",
    message = "spec.secret.annotations cannot use " + SecretTarget.RESERVED_IN_WORDS)
public record SecretTarget(
    @Nullable
        @Size(max = 253)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")
        @JsonPropertyDescription("Default: the name of this resource.")
        String name,
    @Nullable
        @Default("api-key")
        @Pattern("^[-._a-zA-Z0-9]{1,253}$")
        @JsonPropertyDescription("The entry that holds the key's value.")
        String key,
    @Nullable @Size(max = 32) @JsonPropertyDescription("Put on the Secret as well.")
        Map<String, String> labels,
    @Nullable @Size(max = 32) @JsonPropertyDescription("Put on the Secret as well.")
        Map<String, String> annotations,
    @Nullable
        @Size(max = 32)
        @JsonPropertyDescription(
            "Further entries, such as OTEL_EXPORTER_OTLP_HEADERS: x-honeycomb-team={key}. {key}"
                + " stands for the key's value, {keyId} for its id.")
        Map<String, String> data) {

  /**
   * What tells Kubernetes, Argo CD or this operator something must not be forged through a spec.
   */
  static final String RESERVED =
      "'^([^/]*\\\\.)?(honeycomb-operator\\\\.dev|kubernetes\\\\.io|k8s\\\\.io|argocd\\\\.argoproj\\\\.io)/'";

  static final String RESERVED_IN_WORDS =
      "the prefixes honeycomb-operator.dev/, kubernetes.io/, k8s.io/ and argocd.argoproj.io/, nor"
          + " any below them";
}
