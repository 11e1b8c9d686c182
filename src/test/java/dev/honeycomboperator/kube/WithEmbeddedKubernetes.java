package dev.honeycomboperator.kube;

/** A fresh embedded API for every test. */
abstract class WithEmbeddedKubernetes extends WithKubernetes {
  final EmbeddedKubernetes api;

  WithEmbeddedKubernetes() {
    this(Backend.embedded(SchemaJudge.LENIENT));
  }

  private WithEmbeddedKubernetes(Backend.Embedded backend) {
    super(backend);
    this.api = backend.api();
  }
}
