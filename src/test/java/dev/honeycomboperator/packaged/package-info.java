/**
 * The operator as it is packaged, in processes of its own: what {@code make demo} and {@code make
 * soak} share.
 */
@NullMarked
package dev.honeycomboperator.packaged;

import org.jspecify.annotations.NullMarked;
