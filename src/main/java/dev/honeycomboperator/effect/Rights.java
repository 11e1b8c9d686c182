package dev.honeycomboperator.effect;

/**
 * What the operator was given on demand.
 *
 * @param watchPods to look at pods
 * @param publishKeyIds to write ConfigMaps
 * @param restartWorkloads to look at workloads, and to restart them
 */
public record Rights(boolean watchPods, boolean publishKeyIds, boolean restartWorkloads) {}
