@NullMarked
package dev.honeycomboperator;

import org.jspecify.annotations.NullMarked;
