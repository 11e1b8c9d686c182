package dev.honeycomboperator.architecture.plants.report;

import io.fabric8.kubernetes.client.KubernetesClient;

public record WritesTheReport(KubernetesClient client) {}
