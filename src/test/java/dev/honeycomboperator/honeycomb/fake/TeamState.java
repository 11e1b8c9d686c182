package dev.honeycomboperator.honeycomb.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A team and what it has; guarded by the lock of {@link Core}. */
final class TeamState {

  final String id;
  final String slug;
  final String name;
  final Map<String, EnvironmentState> environments = new LinkedHashMap<>();
  final Map<String, KeyState> keys = new LinkedHashMap<>();

  /** Deleted ones too: some of them are still let in for a while. */
  final Map<String, KeyState> everyKey = new LinkedHashMap<>();

  /** Scopes by id; revoked ones stay, the auth plane lets them in no more. */
  final Map<String, Set<String>> managementKeys = new LinkedHashMap<>();

  final ListView listed;

  TeamState(String id, String slug, String name, Switches switches) {
    this.id = id;
    this.slug = slug;
    this.name = name;
    this.listed = new ListView(switches);
  }

  void put(KeyState key) {
    keys.put(key.id(), key);
    everyKey.put(key.id(), key);
    listed.written(key.id(), Optional.of(key));
  }

  void remove(KeyState key) {
    keys.remove(key.id());
    listed.written(key.id(), Optional.empty());
  }

  String environmentSlug(KeyState key) {
    return key.environmentId().map(environments::get).map(EnvironmentState::slug).orElse("");
  }
}
