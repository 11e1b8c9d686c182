@NullMarked
package dev.honeycomboperator.crd;

import org.jspecify.annotations.NullMarked;
