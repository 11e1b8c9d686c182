/**
 * A Kubernetes API for tests and the demo.
 *
 * <p>{@link dev.honeycomboperator.kube.TestCluster} is the one door: it finds a real API server
 * where the environment names one and otherwise starts {@link
 * dev.honeycomboperator.kube.EmbeddedKubernetes}, Fabric8's CRUD mock made strict where an operator
 * could be misled by its laxness.
 */
@NullMarked
package dev.honeycomboperator.kube;

import org.jspecify.annotations.NullMarked;
