package dev.honeycomboperator.architecture.plants.decision;

import dev.honeycomboperator.architecture.plants.report.WritesTheReport;

record KnowsTheReport(WritesTheReport report) {}
