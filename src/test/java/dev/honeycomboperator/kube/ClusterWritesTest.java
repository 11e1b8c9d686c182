package dev.honeycomboperator.kube;

import org.junit.jupiter.api.Tag;

@Tag("cluster")
class ClusterWritesTest extends WritesContract {
  ClusterWritesTest() {
    super(Backend.of(System.getenv()));
  }
}
