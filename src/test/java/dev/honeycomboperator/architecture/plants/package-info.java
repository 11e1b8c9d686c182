/**
 * Classes that each break one rule of the architecture, in packages named like the operator's: the
 * tests see to it that the rules find them. Nothing runs them.
 */
@NullMarked
package dev.honeycomboperator.architecture.plants;

import org.jspecify.annotations.NullMarked;
