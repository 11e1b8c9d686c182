/**
 * The packaged operator as two processes that are killed, paused and cut off while people create,
 * change and delete what it looks after; and the laws that hold all the same: {@code make soak}.
 */
@NullMarked
package dev.honeycomboperator.soak;

import org.jspecify.annotations.NullMarked;
