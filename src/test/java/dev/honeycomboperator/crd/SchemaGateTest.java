package dev.honeycomboperator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaGateTest {
  @Test
  void tryit() {
    var gate = SchemaGate.ofDeployedCrds();
    assertThat(gate.unguardedFields()).isEmpty();
    System.err.println(
        gate.admit(
            """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: good}
        spec: {environment: {slug: production}}
        """));
    System.err.println(
        gate.admit(
            """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: good}
        spec: {environment: {slug: production, id: 'x y'}, permissions: {sendEvents: false}, displayName: 'x [k8s:'}
        """));
    System.err.println(
        gate.admit(
            """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: good}
        spec: {foo: bar, type: x, displayName: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', deletionPolicy: 3}
        """));
  }
}
