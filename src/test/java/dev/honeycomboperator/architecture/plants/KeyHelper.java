package dev.honeycomboperator.architecture.plants;

final class KeyHelper {}
