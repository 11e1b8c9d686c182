package dev.honeycomboperator.architecture.plants;

final class KeyUtils {}
