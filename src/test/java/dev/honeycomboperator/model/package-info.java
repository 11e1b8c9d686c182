/**
 * The decision, tried on every history of small scope: a small world of keys, a Secret, a resource
 * and processes that die, pause and misunderstand, stepped breadth first by state.
 */
@NullMarked
package dev.honeycomboperator.model;

import org.jspecify.annotations.NullMarked;
