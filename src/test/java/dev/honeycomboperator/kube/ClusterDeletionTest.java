package dev.honeycomboperator.kube;

import org.junit.jupiter.api.Tag;

@Tag("cluster")
class ClusterDeletionTest extends DeletionContract {
  ClusterDeletionTest() {
    super(Backend.of(System.getenv()));
  }
}
