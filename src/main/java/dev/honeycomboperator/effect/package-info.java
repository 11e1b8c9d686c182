@NullMarked
package dev.honeycomboperator.effect;

import org.jspecify.annotations.NullMarked;
