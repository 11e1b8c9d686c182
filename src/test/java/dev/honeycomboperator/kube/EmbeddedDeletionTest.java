package dev.honeycomboperator.kube;

class EmbeddedDeletionTest extends DeletionContract {
  EmbeddedDeletionTest() {
    super(Backend.embedded(SchemaJudge.LENIENT));
  }
}
