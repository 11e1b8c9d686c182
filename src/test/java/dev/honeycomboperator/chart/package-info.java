/** The Helm chart, rendered and linted without a helm binary and without a cluster. */
@NullMarked
package dev.honeycomboperator.chart;

import org.jspecify.annotations.NullMarked;
