package dev.honeycomboperator.crd;

import static dev.honeycomboperator.crd.Sample.KEY;

import java.util.stream.Stream;

/** A change of a HoneycombApiKey, from one spec to another. */
record Change(String what, String before, String after) {

  static Stream<Change> allowed() {
    return Stream.of(
        change("nothing", "type: ingest", "type: ingest"),
        change("the type", "type: ingest", "type: configuration"),
        change("the display name", "displayName: old", "displayName: new"),
        change("the Secret's entry", "secret: {key: old}", "secret: {key: new}"),
        change(
            "the team's default kind, spelt out",
            "teamRef: {name: a}",
            "teamRef: {name: a, kind: HoneycombTeam}"),
        change("the Secret's default name, spelt out", "type: ingest", "secret: {name: sample}"),
        change("the Secret's default name, left out", "secret: {name: sample}", "type: ingest"));
  }

  static Stream<Change> ofTeam() {
    return Stream.of(
        change("another team", "teamRef: {name: a}", "teamRef: {name: b}"),
        change(
            "another kind of team",
            "teamRef: {name: a}",
            "teamRef: {name: a, kind: ClusterHoneycombTeam}"),
        change("a team instead of the default", "type: ingest", "teamRef: {name: a}"),
        change("the default instead of a team", "teamRef: {name: a}", "type: ingest"));
  }

  static Stream<Change> ofSecretName() {
    return Stream.of(
        change("another name", "secret: {name: a}", "secret: {name: b}"),
        change("a name instead of the default", "type: ingest", "secret: {name: a}"),
        change("the default instead of a name", "secret: {name: a}", "secret: {key: a}"));
  }

  private static Change change(String what, String before, String after) {
    var environment = "environment: {slug: production}\n";
    return new Change(what, KEY.with(environment + before), KEY.with(environment + after));
  }

  @Override
  public String toString() {
    return what;
  }
}
