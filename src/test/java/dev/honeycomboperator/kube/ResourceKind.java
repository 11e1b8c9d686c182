package dev.honeycomboperator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind that the API serves.
 *
 * @param statusSubresource whether status is written apart from the rest
 * @param definition the served version of the CustomResourceDefinition, missing for built-in kinds
 */
record ResourceKind(
    String group,
    String version,
    String plural,
    String singular,
    String kind,
    boolean namespaced,
    List<String> shortNames,
    boolean statusSubresource,
    JsonNode definition) {

  static final String DEFINITIONS = "customresourcedefinitions";

  /** Built-in kinds whose status is a subresource; first, since the list below asks for it. */
  private static final Set<String> STATUS_APART =
      Set.of("namespaces", "pods", "deployments", "daemonsets", "statefulsets", DEFINITIONS);

  /** The built-in kinds an operator and its user meet. */
  static final List<ResourceKind> BUILT_IN =
      List.of(
          builtIn("", "v1", "namespaces", "Namespace", false, "ns"),
          builtIn("", "v1", "secrets", "Secret", true),
          builtIn("", "v1", "configmaps", "ConfigMap", true, "cm"),
          builtIn("", "v1", "events", "Event", true, "ev"),
          builtIn("", "v1", "pods", "Pod", true, "po"),
          builtIn("", "v1", "serviceaccounts", "ServiceAccount", true, "sa"),
          builtIn("apps", "v1", "deployments", "Deployment", true, "deploy"),
          builtIn("apps", "v1", "daemonsets", "DaemonSet", true, "ds"),
          builtIn("apps", "v1", "statefulsets", "StatefulSet", true, "sts"),
          builtIn("events.k8s.io", "v1", "events", "Event", true, "ev"),
          builtIn("coordination.k8s.io", "v1", "leases", "Lease", true),
          builtIn(
              "apiextensions.k8s.io", "v1", DEFINITIONS, "CustomResourceDefinition", false, "crd"));

  /** Kinds that may be replaced without naming the version that is replaced. */
  private static final Set<String> UNCONDITIONAL =
      Set.of("namespaces", "secrets", "configmaps", "events", "pods", "serviceaccounts");

  private static ResourceKind builtIn(
      String group,
      String version,
      String plural,
      String kind,
      boolean namespaced,
      String... shortNames) {
    return new ResourceKind(
        group,
        version,
        plural,
        kind.toLowerCase(Locale.ROOT),
        kind,
        namespaced,
        List.of(shortNames),
        STATUS_APART.contains(plural),
        MissingNode.getInstance());
  }

  /** The kinds a definition serves, one for each served version. */
  static Stream<ResourceKind> definedBy(JsonNode crd) {
    JsonNode spec = crd.path("spec");
    JsonNode names = spec.path("names");
    return spec.path("versions")
        .valueStream()
        .filter(version -> version.path("served").asBoolean())
        .map(
            version ->
                new ResourceKind(
                    spec.path("group").asText(),
                    version.path("name").asText(),
                    names.path("plural").asText(),
                    names.path("singular").asText(),
                    names.path("kind").asText(),
                    "Namespaced".equals(spec.path("scope").asText()),
                    names.path("shortNames").valueStream().map(JsonNode::asText).toList(),
                    version.path("subresources").has("status"),
                    version));
  }

  boolean custom() {
    return !definition.isMissingNode();
  }

  boolean countsGenerations() {
    return custom() || group.equals("apps");
  }

  boolean unconditionalUpdate() {
    return UNCONDITIONAL.contains(plural);
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The name under which the API server speaks of this resource in messages. */
  String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
