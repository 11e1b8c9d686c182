/** The documentation, held against the code: what can be looked up in both must be the same. */
@NullMarked
package dev.honeycomboperator.docs;

import org.jspecify.annotations.NullMarked;
