@NullMarked
package dev.honeycomboperator.honeycomb;

import org.jspecify.annotations.NullMarked;
