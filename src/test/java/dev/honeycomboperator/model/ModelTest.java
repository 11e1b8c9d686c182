package dev.honeycomboperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ModelTest {
  @Test
  void t() {
    var s = System.getProperty("scope", "1,1,1").split(",");
    var t = System.nanoTime();
    var found = Enumeration.of(new Operator(), new Scope(Integer.parseInt(s[0]), Integer.parseInt(s[1]), Integer.parseInt(s[2])), new Assumptions(!Boolean.getBoolean("lag"), !Boolean.getBoolean("aba"), !Boolean.getBoolean("status")));
    System.out.println(found.states() + " states " + found.steps() + " steps " + found.histories() + " histories " + (System.nanoTime() - t) / 1000000 + " ms");
    found.broken().ifPresent(b -> { System.out.println(b.law()); b.history().forEach(l -> System.out.println("   " + l)); });
  }
}
