package dev.honeycomboperator.architecture.plants.decision;

import io.fabric8.kubernetes.api.model.Secret;

record KnowsKubernetes(Secret secret) {}
