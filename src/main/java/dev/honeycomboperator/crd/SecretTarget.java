package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "!has(self.data) || !(self.key in self.data)",
    fieldPath = ".data",
    message =
        "cannot hold an entry of the name that spec.secret.key gives to the key itself; rename one"
            + " of the two")
public record SecretTarget(
    @Nullable
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_NAME, message = Api.IS_NAME_IN_WORDS)
        @JsonPropertyDescription(
            "metadata.name of the Secret; the name of this resource when left out. It cannot be"
                + " changed.")
        String name,
    @Nullable
        @Default("api-key")
        @Size(min = 1, max = Api.MAX_NAME)
        @ValidationRule(value = Api.IS_ENTRY, message = Api.IS_ENTRY_IN_WORDS)
        @JsonPropertyDescription("The Secret's entry that holds the value of the key.")
        String key,
    @Nullable
        @Size(max = 32)
        @ValidationRule(value = QUALIFIED, message = QUALIFIED_IN_WORDS)
        @ValidationRule(value = NOT_RESERVED, message = NOT_RESERVED_IN_WORDS)
        @ValidationRule(
            value =
                "self.all(name,"
                    + " self[name].matches('^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$'))",
            message =
                "a label's value must be empty or consist of letters, digits, '-', '_' and '.', and"
                    + " begin and end with a letter or digit")
        @JsonPropertyDescription("Labels to put on the Secret, besides the operator's own.")
        Map<String, @Size(max = 63) String> labels,
    @Nullable
        @Size(max = 32)
        @ValidationRule(value = QUALIFIED, message = QUALIFIED_IN_WORDS)
        @ValidationRule(value = NOT_RESERVED, message = NOT_RESERVED_IN_WORDS)
        @JsonPropertyDescription("Annotations to put on the Secret, besides the operator's own.")
        Map<String, @Size(max = 4096) String> annotations,
    @Nullable
        @Size(max = 32)
        @ValidationRule(
            value = "self.all(entry, entry.matches('^[-._a-zA-Z0-9]{1,253}$'))",
            message =
                "an entry's name must consist of 1 to 253 letters, digits, '-', '_' and '.', as in"
                    + " any Secret")
        @ValidationRule(
            value =
                "self.all(entry, self[entry].contains('{key}') || self[entry].contains('{keyId}'))",
            message =
                "every value must contain {key} or {keyId}; what has nothing to do with the key"
                    + " belongs into a ConfigMap")
        @JsonPropertyDescription(
            "Further entries of the Secret, such as OTEL_EXPORTER_OTLP_HEADERS:"
                + " x-honeycomb-team={key}. {key} stands for the value of the key, {keyId} for its"
                + " id.")
        Map<String, @Size(min = 1, max = 4096) String> data) {

  static final String QUALIFIED =
      "self.all(name, name.matches('^([a-z0-9][-a-z0-9.]{0,251}[a-z0-9]/|[a-z0-9]/)?"
          + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$'))";
  static final String QUALIFIED_IN_WORDS =
      "a name must be an optional DNS prefix and '/', then 1 to 63 letters, digits, '-', '_' and"
          + " '.', such as example.com/owner";

  /**
   * What tells Kubernetes, Argo CD or this operator something must not be forged through a spec.
   */
  static final String NOT_RESERVED =
      "self.all(name, !name.matches('^([^/]*[.])?"
          + "(honeycomb-operator[.]dev|kubernetes[.]io|k8s[.]io|argocd[.]argoproj[.]io)/'))";

  static final String NOT_RESERVED_IN_WORDS =
      "the prefixes honeycomb-operator.dev/, kubernetes.io/, k8s.io/ and argocd.argoproj.io/, and"
          + " all below them, are reserved; use a prefix of your own";
}
