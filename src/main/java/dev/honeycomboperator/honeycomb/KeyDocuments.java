package dev.honeycomboperator.honeycomb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys as JSON:API documents (API page "Key Management"). */
final class KeyDocuments {

  /**
   * What an id must look like to enter a path; the pattern in Honeycomb's OpenAPI file is stricter,
   * and wrong.
   */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private final InstantSource clock;

  KeyDocuments(InstantSource clock) {
    this.clock = clock;
  }

  String creation(NewKey key) {
    var document = Json.object();
    var data = document.putObject("data").put("type", "api-keys");
    var attributes =
        data.putObject("attributes")
            .put("key_type", key.type().wireName())
            .put("name", key.name())
            .put("disabled", key.disabled());
    // An ingest key that so much as names a flag of configuration keys is refused.
    putFlags(attributes, key.type().permissions(), key.permissions());
    data.putObject("relationships")
        .putObject("environment")
        .putObject("data")
        .put("type", "environments")
        .put("id", key.environmentId());
    return document.toString();
  }

  String change(String id, KeyChange change) {
    var document = Json.object();
    var data = document.putObject("data").put("type", "api-keys").put("id", id);
    var attributes = data.putObject("attributes");
    change.name().ifPresent(name -> attributes.put("name", name));
    // One page of the documentation says "enabled": it is out of date, and would be ignored in
    // silence.
    change.disabled().ifPresent(disabled -> attributes.put("disabled", disabled));
    change
        .permissions()
        .ifPresent(granted -> putFlags(attributes, EnumSet.allOf(Permission.class), granted));
    return document.toString();
  }

  // What is left out of a PATCH stays as it was, so every flag is said.
  private static void putFlags(
      ObjectNode attributes, Set<Permission> all, Set<Permission> granted) {
    var flags = attributes.putObject("permissions");
    all.forEach(permission -> flags.put(permission.wireName(), granted.contains(permission)));
  }

  IssuedKey issued(Json document) throws Json.Unexpected {
    var data = document.at("data");
    var key = key(data);
    var secret = Sensitive.of(data.at("attributes").at("secret").text());
    return new IssuedKey(key, key.type().usableValue(key.id(), secret));
  }

  ApiKey shown(Json document) throws Json.Unexpected {
    return key(document.at("data"));
  }

  /**
   * Without the keys of types that did not exist when this was written: nobody here can own one.
   */
  List<ApiKey> listed(Json document) throws Json.Unexpected {
    var keys = new ArrayList<ApiKey>();
    for (var data : document.at("data").elements().toList()) {
      var type = data.at("attributes").at("key_type").text();
      if (KeyType.fromWireName(type).isPresent()) {
        keys.add(key(data));
      }
    }
    return keys;
  }

  private ApiKey key(Json data) throws Json.Unexpected {
    var attributes = data.at("attributes");
    var type = attributes.at("key_type");
    return new ApiKey(
        data.at("id").text(ID),
        KeyType.fromWireName(type.text())
            .orElseThrow(() -> new Json.Unexpected(type.place() + " is no type of key we know")),
        attributes.at("name").text(),
        attributes.at("disabled").flag(),
        permissions(attributes.at("permissions")),
        // A Classic key has no environment: the relationship is absent, or its data null.
        data.at("relationships").at("environment").at("data").at("id").optionalText(),
        time(attributes, "created"),
        time(attributes, "updated"));
  }

  /**
   * A missing time must not cost us the secret of a new key; "now" makes whoever counts from it
   * wait.
   */
  private Instant time(Json attributes, String name) throws Json.Unexpected {
    return attributes.at("timestamps").at(name).instant().orElseGet(clock::instant);
  }

  private static Set<Permission> permissions(Json flags) {
    return Arrays.stream(Permission.values())
        .filter(permission -> flags.at(permission.wireName()).flag())
        .collect(Collectors.toSet());
  }
}
