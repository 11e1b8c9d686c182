@NullMarked
package dev.honeycomboperator.report;

import org.jspecify.annotations.NullMarked;
