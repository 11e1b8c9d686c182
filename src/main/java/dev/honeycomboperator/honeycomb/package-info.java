/**
 * A client of Honeycomb's Management API (v2): API keys and environments. Usable alone: it needs
 * the JDK and Jackson. Start at {@link dev.honeycomboperator.honeycomb.Honeycomb}, the interface,
 * and {@link dev.honeycomboperator.honeycomb.Problem}, every way in which a call fails.
 */
@NullMarked
package dev.honeycomboperator.honeycomb;

import org.jspecify.annotations.NullMarked;
