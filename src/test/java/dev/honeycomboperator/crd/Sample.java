package dev.honeycomboperator.crd;

/** Whole resources around the spec that a test is about. */
enum Sample {
  KEY("HoneycombApiKey"),
  TEAM("HoneycombTeam"),
  CLUSTER_TEAM("ClusterHoneycombTeam");

  private final String kind;

  Sample(String kind) {
    this.kind = kind;
  }

  /**
   * The resource as YAML.
   *
   * @param spec lines of YAML
   */
  String with(String spec) {
    return """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: %s
        metadata:
          name: sample
        spec:
        """
            .formatted(kind)
        + spec.indent(2);
  }
}
