package dev.honeycomboperator.architecture.plants.decision;

import dev.honeycomboperator.architecture.plants.honeycomb.Client;

public record CallsHoneycomb(Client client) {}
