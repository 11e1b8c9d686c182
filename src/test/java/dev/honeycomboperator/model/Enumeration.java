package dev.honeycomboperator.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Breadth first through every world that can come to be, each once. */
final class Enumeration {

  /**
   * @param states worlds that cannot be told apart count once
   * @param steps from one to another
   * @param histories shortest ways to each of them
   * @param broken the first law that was broken, and by which history
   */
  record Found(int states, long steps, double histories, Optional<Broken> broken) {

    Optional<String> law() {
      return broken.map(Broken::law);
    }
  }

  record Broken(String law, List<String> history) {

    @Override
    public String toString() {
      return law + ":\n  " + String.join("\n  ", history);
    }
  }

  private record Numbered(int number, World world) {}

  private final Histories histories;
  private final HashMap<String, Integer> numbers = new HashMap<>();
  private final ArrayDeque<Numbered> frontier = new ArrayDeque<>();
  private int[] parent = new int[1 << 16];
  private int[] depth = new int[1 << 16];
  private int[] undisturbed = new int[1 << 16];
  private double[] ways = new double[1 << 16];
  private final ArrayList<String> label = new ArrayList<>();
  private final HashMap<String, String> labels = new HashMap<>();
  private long steps;
  private Optional<Broken> broken = Optional.empty();

  private Enumeration(Histories histories) {
    this.histories = histories;
  }

  static Found of(Operator operator, Scope scope, Assumptions assumptions) {
    return after(0, operator, scope, assumptions);
  }

  /** The same, for histories that begin with so many steps that nobody disturbs. */
  static Found after(int quiet, Operator operator, Scope scope, Assumptions assumptions) {
    var enumeration = new Enumeration(new Histories(operator, assumptions));
    enumeration.run(enumeration.histories.afterQuiet(quiet, Histories.beginning(scope)));
    return enumeration.found();
  }

  /** The same, for histories that begin when a rotation has just been served. */
  static Found afterRotation(
      boolean evidence, Operator operator, Scope scope, Assumptions assumptions) {
    var enumeration = new Enumeration(new Histories(operator, assumptions));
    enumeration.run(enumeration.histories.rotated(scope, evidence));
    return enumeration.found();
  }

  private Found found() {
    return new Found(label.size(), steps, Arrays.stream(ways, 0, label.size()).sum(), broken);
  }

  private void run(World beginning) {
    reach("", beginning, -1);
    ways[0] = 1;
    while (!frontier.isEmpty() && broken.isEmpty()) {
      var next = frontier.remove();
      histories.from(next.world(), new Steps(next.number()));
    }
    if (broken.isEmpty()) {
      everything_comes_to_rest();
    }
  }

  private int reach(String how, World world, int from) {
    var text = world.canonical().text();
    var known = numbers.get(text);
    if (known != null) {
      return known;
    }
    var number = label.size();
    numbers.put(text, number);
    label.add(labels.computeIfAbsent(how, same -> same));
    if (number == parent.length) {
      parent = Arrays.copyOf(parent, 2 * number);
      depth = Arrays.copyOf(depth, 2 * number);
      undisturbed = Arrays.copyOf(undisturbed, 2 * number);
      ways = Arrays.copyOf(ways, 2 * number);
    }
    parent[number] = from;
    depth[number] = from < 0 ? 0 : depth[from] + 1;
    undisturbed[number] = -1;
    frontier.add(new Numbered(number, world));
    return number;
  }

  /** A world that is left alone does not go round in circles. */
  private void everything_comes_to_rest() {
    var comesToRest = new boolean[label.size()];
    var round = new int[label.size()];
    for (int start = 0; start < label.size() && broken.isEmpty(); start++) {
      var at = start;
      while (at >= 0 && !comesToRest[at]) {
        if (round[at] == start + 1) {
          fail("a world that is left alone comes to rest", at, "goes round in circles");
          return;
        }
        round[at] = start + 1;
        at = undisturbed[at];
      }
      for (at = start; at >= 0 && !comesToRest[at]; at = undisturbed[at]) {
        comesToRest[at] = true;
      }
    }
  }

  private void fail(String law, int at, String last) {
    var history = new ArrayList<String>();
    history.add(last);
    for (int number = at; parent[number] >= 0; number = parent[number]) {
      history.add(label.get(number));
    }
    Collections.reverse(history);
    broken = Optional.of(new Broken(law, history));
  }

  private final class Steps implements Next {

    private final int from;

    Steps(int from) {
      this.from = from;
    }

    @Override
    public void step(String how, World world) {
      count(reach(how, world, from));
    }

    @Override
    public void undisturbed(String how, World world) {
      var to = reach(how, world, from);
      count(to);
      undisturbed[from] = to;
    }

    @Override
    public void broken(String how, Violation violation) {
      if (broken.isEmpty()) {
        fail(violation.law(), from, how);
      }
    }

    private void count(int to) {
      steps++;
      if (depth[to] == depth[from] + 1) {
        ways[to] += ways[from];
      }
    }
  }
}
