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
