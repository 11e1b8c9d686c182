package dev.honeycomboperator.architecture.plants.honeycomb;

public interface Client {}
