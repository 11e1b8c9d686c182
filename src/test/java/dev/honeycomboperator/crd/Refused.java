package dev.honeycomboperator.crd;

import static dev.honeycomboperator.crd.Sample.CLUSTER_TEAM;
import static dev.honeycomboperator.crd.Sample.KEY;
import static dev.honeycomboperator.crd.Sample.TEAM;

import java.util.stream.Stream;

/**
 * Mistakes that users make, and what each must be told.
 *
 * @param field the path that the refusal begins with
 * @param remedy what the refusal says would be right
 */
record Refused(String mistake, String resource, String field, String remedy) {

  static Stream<Refused> keys() {
    return Stream.of(
        key("no environment", "type: ingest", "spec.environment", "Required value"),
        key("an empty environment", "environment: {}", "spec.environment", "exactly one of slug"),
        key(
            "two ways to name an environment",
            "environment: {slug: production, name: Production}",
            "spec.environment",
            "exactly one of slug, name and id"),
        key(
            "a path for an environment id",
            "environment: {id: hcaen_1/../2}",
            "spec.environment.id",
            "letters, digits and '_'"),
        keyWith(
            "an unknown type", "type: management", "spec.type", "\"configuration\", \"ingest\""),
        keyWith("an unknown policy", "deletionPolicy: Keep", "spec.deletionPolicy", "\"Retain\""),
        keyWith("a misspelt field", "displayname: mine", "spec.displayname", "unknown field"),
        keyWith(
            "a long display name",
            "displayName: " + "x".repeat(61),
            "spec.displayName",
            "may not be more than 60"),
        keyWith(
            "a display name with a mark",
            "displayName: 'mine [k8s:other:abc]'",
            "spec.displayName",
            "leave that part out"),
        keyWith(
            "a permission that ingest keys can't have",
            "permissions: {createDatasets: true, sendEvents: true}",
            "spec.permissions",
            "set spec.type: configuration"),
        keyWith(
            "the denial of a permission that ingest keys can't have",
            "permissions: {visibleTeamMembers: false}",
            "spec.permissions",
            "createDatasets alone"),
        keyWith(
            "an unknown kind of team",
            "teamRef: {kind: Team, name: acme}",
            "spec.teamRef.kind",
            "\"ClusterHoneycombTeam\", \"HoneycombTeam\""),
        keyWith("a team without name", "teamRef: {}", "spec.teamRef.name", "Required value"),
        keyWith(
            "a team's name that can't exist",
            "teamRef: {name: Acme Inc}",
            "spec.teamRef.name",
            "lower-case letters, digits"));
  }

  static Stream<Refused> secrets() {
    return Stream.of(
        keyWith(
            "a Secret's name", "secret: {name: Mine}", "spec.secret.name", "lower-case letters"),
        keyWith("an entry's name", "secret: {key: api key}", "spec.secret.key", "letters, digits"),
        keyWith(
            "a label's name",
            "secret: {labels: {a/b/c: x}}",
            "spec.secret.labels",
            "optional DNS prefix"),
        keyWith(
            "a label's value",
            "secret: {labels: {team: 'not this'}}",
            "spec.secret.labels",
            "a label's value must"),
        keyWith(
            "a label by which the operator knows its own",
            "secret: {labels: {honeycomb-operator.dev/owner: me}}",
            "spec.secret.labels",
            "use a prefix of your own"),
        keyWith(
            "a label that Kubernetes acts on",
            "secret: {labels: {app.kubernetes.io/managed-by: me}}",
            "spec.secret.labels",
            "use a prefix of your own"),
        keyWith(
            "a label that makes Argo CD trust a Secret",
            "secret: {labels: {argocd.argoproj.io/secret-type: cluster}}",
            "spec.secret.labels",
            "use a prefix of your own"),
        keyWith(
            "an annotation that holds the ledger",
            "secret: {annotations: {honeycomb-operator.dev/ledger: '{}'}}",
            "spec.secret.annotations",
            "use a prefix of your own"),
        keyWith(
            "an annotation below a reserved prefix",
            "secret: {annotations: {x.y.k8s.io/z: '1'}}",
            "spec.secret.annotations",
            "use a prefix of your own"),
        keyWith(
            "an entry that would hide the key",
            "secret: {data: {api-key: '{key}'}}",
            "spec.secret.data",
            "rename one of the two"),
        keyWith(
            "an entry's name with a slash",
            "secret: {data: {a/b: '{key}'}}",
            "spec.secret.data",
            "1 to 253 letters"),
        keyWith(
            "an entry that has nothing to do with the key",
            "secret: {data: {ENDPOINT: https://api.honeycomb.io}}",
            "spec.secret.data",
            "must contain {key} or {keyId}"));
  }

  static Stream<Refused> teams() {
    return Stream.of(
        team("no management key", "region: us", "spec.managementKey", "Required value"),
        teamWith("an unknown region", "region: ap", "spec.region", "\"eu\", \"us\""),
        teamWith(
            "two addresses",
            "region: eu\nendpoint: https://api.honeycomb.io",
            "spec.endpoint",
            "either region or endpoint"),
        teamWith(
            "a user in the address",
            "endpoint: https://api.honeycomb.io@evil.example",
            "spec.endpoint",
            "a scheme and a host"),
        teamWith(
            "a path in the address",
            "endpoint: https://api.honeycomb.io/2/teams",
            "spec.endpoint",
            "without path"),
        teamWith(
            "an unknown type of key",
            "allowedKeyTypes: [management]",
            "spec.allowedKeyTypes",
            "\"configuration\", \"ingest\""),
        teamWith(
            "a repeated type",
            "allowedKeyTypes: [ingest, ingest]",
            "spec.allowed",
            "Duplicate value"),
        team(
            "one entry for both halves of the management key",
            "managementKey: {secretRef: {name: credentials, idKey: secret}}",
            "spec.managementKey.secretRef.secretKey",
            "another entry than idKey"),
        team(
            "a credential of another namespace",
            "managementKey: {secretRef: {name: credentials, namespace: other}}",
            "spec.managementKey.secretRef.namespace",
            "unknown field"),
        clusterTeam(
            "a credential without namespace",
            "managementKey: {secretRef: {name: credentials}}\nallowedNamespaces: {from: All}",
            "spec.managementKey.secretRef.namespace",
            "Required value"),
        clusterTeam(
            "silence about who may use it",
            "managementKey: {secretRef: {name: credentials, namespace: honeycomb}}",
            "spec.allowedNamespaces",
            "Required value"),
        clusterTeamFor(
            "Selector without selector", "{from: Selector}", "must be set with from: Sel"),
        clusterTeamFor(
            "All with a selector",
            "{from: All, selector: {matchLabels: {a: b}}}",
            "left out with from: All"));
  }

  static Stream<Refused> rotations() {
    return Stream.of(
        rotation("an age without unit", "every: '90'", "every", "such as 90d, 36h or PT36H"),
        rotation("an age in weeks", "every: 12w", "every", "such as 90d, 36h or PT36H"),
        rotation("an age below an hour", "every: 59m", "every", "of at least an hour"),
        rotation("an age of no hours", "every: 0h59m", "every", "of at least an hour"),
        rotation("an age of seconds", "every: PT9000S", "every", "of at least an hour"),
        rotation(
            "a window without an age",
            "window: {from: '02:00', to: '05:00'}",
            "window",
            "needs spec.rotation.every"),
        window("a time that no clock shows", "from: '24:00', to: '05:00'", "from", "time of day"),
        window("an hour without minutes", "from: '02:00', to: '5'", "to", "time of day"),
        window("a window without end", "from: '02:00'", "to", "Required value"),
        window("a window that never opens", "from: '02:00', to: '02:00'", "to", "never opens"),
        window("no day", "days: [], from: '02:00', to: '05:00'", "days", "at least 1 items"),
        window("a day by its number", "days: ['1'], from: '02:00', to: '05:00'", "days", "\"Mon\""),
        zone("a time zone of Mars", "Mars/Olympus"),
        zone("a difference to UTC for a time zone", "+02:00"),
        zone("the time zone of whoever looks", "Local"),
        zone("a time zone that not every database has", "EST"),
        retire("an overlap of a minute", "overlap: 1m", "overlap", "of at least 5m"),
        retire("an overlap of an hour and a half", "overlap: 1.5h", "overlap", "length of time"),
        retire(
            "a limit that nobody waits for",
            "atMost: 336h",
            "atMost",
            "is for after: ConsumersUpdated"),
        retire(
            "a limit below five minutes",
            "after: ConsumersUpdated, atMost: PT4M59S",
            "atMost",
            "of at least 5m"),
        retire(
            "an unknown kind of evidence",
            "after: Seen",
            "after",
            "\"ConsumersUpdated\", \"Overlap\""));
  }

  private static Refused zone(String mistake, String zone) {
    return window(
        mistake,
        "from: '02:00', to: '05:00', timeZone: '%s'".formatted(zone),
        "timeZone",
        "must be UTC or a time zone of the IANA database, such as Europe/Berlin");
  }

  private static Refused window(String mistake, String fields, String field, String remedy) {
    return rotation(
        mistake, "every: 90d\nwindow: {%s}".formatted(fields), "window." + field, remedy);
  }

  private static Refused retire(String mistake, String fields, String field, String remedy) {
    return rotation(mistake, "retire: {%s}".formatted(fields), "retire." + field, remedy);
  }

  private static Refused rotation(String mistake, String lines, String field, String remedy) {
    return keyWith(mistake, "rotation:\n" + lines.indent(2), "spec.rotation." + field, remedy);
  }

  private static Refused key(String mistake, String spec, String field, String remedy) {
    return new Refused(mistake, KEY.with(spec), field, remedy);
  }

  private static Refused keyWith(String mistake, String line, String field, String remedy) {
    return key(mistake, "environment: {slug: production}\n" + line, field, remedy);
  }

  private static Refused team(String mistake, String spec, String field, String remedy) {
    return new Refused(mistake, TEAM.with(spec), field, remedy);
  }

  private static Refused teamWith(String mistake, String line, String field, String remedy) {
    var given = "managementKey: {secretRef: {name: credentials}}\n";
    return team(mistake, given + line, field, remedy);
  }

  private static Refused clusterTeam(String mistake, String spec, String field, String remedy) {
    return new Refused(mistake, CLUSTER_TEAM.with(spec), field, remedy);
  }

  private static Refused clusterTeamFor(String mistake, String allowed, String remedy) {
    var given = "managementKey: {secretRef: {name: credentials, namespace: honeycomb}}\n";
    var line = "allowedNamespaces: " + allowed;
    return clusterTeam(mistake, given + line, "spec.allowedNamespaces", remedy);
  }

  @Override
  public String toString() {
    return mistake;
  }
}
