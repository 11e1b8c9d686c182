package dev.honeycomboperator.architecture.plants.honeycomb;

import io.fabric8.kubernetes.client.KubernetesClient;

record KnowsFabric8(KubernetesClient client) {}
