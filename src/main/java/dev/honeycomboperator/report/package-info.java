/**
 * What is said of a turn, and when to look again; pure like the decision. The same world makes the
 * same status, to the letter, so that a settled turn writes nothing; a turn that could not look
 * leaves the status of a key that works alone.
 */
@NullMarked
package dev.honeycomboperator.report;

import org.jspecify.annotations.NullMarked;
