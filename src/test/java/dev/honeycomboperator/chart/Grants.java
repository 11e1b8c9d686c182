package dev.honeycomboperator.chart;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a ServiceAccount may do, one verb a line: {@code where group resource[=name] verb}. The core
 * group is written {@code core}, a ClusterRoleBinding's scope {@code everywhere}.
 */
final class Grants {

  private Grants() {}

  static SortedSet<String> of(Manifests manifests, String account) {
    var grants = new TreeSet<String>();
    for (ClusterRoleBinding binding : manifests.all(ClusterRoleBinding.class)) {
      if (names(binding.getSubjects(), account)) {
        grants.addAll(lines("everywhere", rules(manifests, "", binding.getRoleRef())));
      }
    }
    for (RoleBinding binding : manifests.all(RoleBinding.class)) {
      if (names(binding.getSubjects(), account)) {
        var namespace = binding.getMetadata().getNamespace();
        grants.addAll(lines(namespace, rules(manifests, namespace, binding.getRoleRef())));
      }
    }
    return grants;
  }

  /** Reads a table with several verbs a line. */
  static SortedSet<String> table(String table) {
    var grants = new TreeSet<String>();
    table
        .lines()
        .map(line -> List.of(line.trim().split("\\s+")))
        .forEach(
            cells ->
                cells.stream()
                    .skip(3)
                    .map(verb -> String.join(" ", cells.subList(0, 3)) + " " + verb)
                    .forEach(grants::add));
    return grants;
  }

  static List<String> lines(String where, Collection<PolicyRule> rules) {
    var lines = new ArrayList<String>();
    for (PolicyRule rule : rules) {
      var names = rule.getResourceNames();
      for (String group : rule.getApiGroups()) {
        for (String resource : rule.getResources()) {
          for (String named : names.isEmpty() ? List.of("") : names) {
            for (String verb : rule.getVerbs()) {
              var what = named.isEmpty() ? resource : resource + "=" + named;
              lines.add(where + " " + (group.isEmpty() ? "core" : group) + " " + what + " " + verb);
            }
          }
        }
      }
    }
    return lines;
  }

  private static boolean names(List<Subject> subjects, String account) {
    return subjects.stream()
        .anyMatch(
            subject ->
                subject.getKind().equals("ServiceAccount")
                    && subject.getName().equals(account)
                    && subject.getNamespace().equals(Chart.NAMESPACE));
  }

  private static List<PolicyRule> rules(Manifests manifests, String namespace, RoleRef ref) {
    var cluster =
        manifests.all(ClusterRole.class).stream()
            .filter(role -> ref.getKind().equals("ClusterRole"))
            .filter(role -> role.getMetadata().getName().equals(ref.getName()))
            .map(ClusterRole::getRules);
    var local =
        manifests.all(Role.class).stream()
            .filter(role -> ref.getKind().equals("Role"))
            .filter(role -> role.getMetadata().getNamespace().equals(namespace))
            .filter(role -> role.getMetadata().getName().equals(ref.getName()))
            .map(Role::getRules);
    return Stream.concat(cluster, local).findFirst().orElseThrow();
  }
}
