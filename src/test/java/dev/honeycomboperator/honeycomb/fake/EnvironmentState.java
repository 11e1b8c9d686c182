package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Environment;

/** An environment at one moment. */
record EnvironmentState(
    String id,
    String name,
    String slug,
    String description,
    String color,
    boolean deleteProtected) {

  EnvironmentState changed(String newDescription, String newColor, boolean nowProtected) {
    return new EnvironmentState(id, name, slug, newDescription, newColor, nowProtected);
  }

  Environment asClientSees() {
    return new Environment(id, name, slug);
  }
}
