/**
 * The whole operator on one machine without a cluster, an account or a container: {@code make
 * demo}.
 */
@NullMarked
package dev.honeycomboperator.demo;

import org.jspecify.annotations.NullMarked;
