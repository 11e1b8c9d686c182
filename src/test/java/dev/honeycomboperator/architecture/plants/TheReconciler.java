package dev.honeycomboperator.architecture.plants;

public final class TheReconciler {}
