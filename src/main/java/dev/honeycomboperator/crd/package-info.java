/**
 * What users write and read: the three resources, as dumb data. The CRDs are generated from these
 * types, validation included, and {@code deploy/crds} holds the result. Nothing here decides; a
 * wish is read into the terms of the decision by {@code effect.Wishes}.
 */
@NullMarked
package dev.honeycomboperator.crd;

import org.jspecify.annotations.NullMarked;
