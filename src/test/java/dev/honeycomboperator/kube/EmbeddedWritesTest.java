package dev.honeycomboperator.kube;

class EmbeddedWritesTest extends WritesContract {
  EmbeddedWritesTest() {
    super(Backend.embedded(SchemaJudge.LENIENT));
  }
}
