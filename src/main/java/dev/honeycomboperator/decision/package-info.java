@NullMarked
package dev.honeycomboperator.decision;

import org.jspecify.annotations.NullMarked;
