/**
 * A Honeycomb that lives in memory and obeys the API as far as anybody knows it: one stateful core,
 * {@link dev.honeycomboperator.honeycomb.fake.FakeHoneycomb}, behind two doors, the client's own
 * interface and real HTTP. What nobody knows of the real one is a switch.
 */
@NullMarked
package dev.honeycomboperator.honeycomb.fake;

import org.jspecify.annotations.NullMarked;
