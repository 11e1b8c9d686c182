package dev.honeycomboperator.honeycomb.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.honeycomb.KeyType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds out what a request asks for and has the core do it. */
final class Router {

  private final Core core;
  private final JsonApi json;
  private final RequestBodies bodies;

  Router(Core core) {
    this.core = core;
    this.json = new JsonApi(core.switches);
    this.bodies = new RequestBodies(core.switches);
  }

  JsonApi.Document route(LoopbackServer.Request request, Core.Door door) {
    var split = request.target().split("\\?", 2);
    var path = split[0];
    var query = split.length < 2 ? "" : split[1];
    var get = request.method().equals("GET");
    if (get && path.equals("/1/auth")) {
      return core.perform(
          new Core.Asked(Route.INTROSPECT, "", ""),
          () -> core.admission.keyValue(request.header("X-Honeycomb-Team")),
          door,
          caller -> JsonApi.introspection(caller, core.identity(caller), core.key(caller)));
    }
    if (get && path.equals("/2/auth")) {
      return managed(request, door, Route.IDENTITY, "", "", JsonApi::managementKey);
    }
    var parts = path.split("/", -1);
    if (path.startsWith("/2/teams/") && (parts.length == 5 || parts.length == 6)) {
      var id = parts.length == 6 ? parts[5] : "";
      var route = named(request.method(), parts[4], parts.length == 6);
      if (route.isPresent()) {
        return managed(
            request,
            door,
            route.get(),
            parts[3],
            id,
            caller -> document(route.get(), caller, id, request, path, parameters(query)));
      }
    }
    throw Refusal.of(404, core.switches.errorText(404), "no such route");
  }

  private JsonApi.Document managed(
      LoopbackServer.Request request,
      Core.Door door,
      Route route,
      String team,
      String id,
      Function<Core.Caller, JsonApi.Document> action) {
    var credential = request.header("Authorization");
    return core.perform(
        new Core.Asked(route, team, id),
        () ->
            credential.startsWith("Bearer ")
                ? core.admission.managementKey(credential.substring("Bearer ".length()))
                : Optional.empty(),
        door,
        action);
  }

  private static Optional<Route> named(String method, String collection, boolean one) {
    return Optional.ofNullable(
        switch (collection + " " + method + (one ? " one" : "")) {
          case "api-keys GET" -> Route.LIST_KEYS;
          case "api-keys POST" -> Route.CREATE_KEY;
          case "api-keys GET one" -> Route.GET_KEY;
          case "api-keys PATCH one" -> Route.UPDATE_KEY;
          case "api-keys DELETE one" -> Route.DELETE_KEY;
          case "environments GET" -> Route.LIST_ENVIRONMENTS;
          case "environments POST" -> Route.CREATE_ENVIRONMENT;
          case "environments GET one" -> Route.GET_ENVIRONMENT;
          case "environments PATCH one" -> Route.UPDATE_ENVIRONMENT;
          case "environments DELETE one" -> Route.DELETE_ENVIRONMENT;
          default -> null;
        });
  }

  private JsonApi.Document document(
      Route route,
      Core.Caller caller,
      String id,
      LoopbackServer.Request request,
      String path,
      Map<String, String> query) {
    var team = caller.team();
    return switch (route) {
      case LIST_KEYS ->
          list(
              core.keys.list(team, only(query), wanted(query)),
              key -> json.key(team, key),
              path,
              query);
      case CREATE_KEY ->
          JsonApi.one(201, json.created(team, core.keys.create(team, bodies.keyDraft(request))));
      case GET_KEY -> JsonApi.one(200, json.key(team, core.keys.get(team, id)));
      case UPDATE_KEY -> {
        core.keys.get(team, id);
        yield JsonApi.one(
            200, json.key(team, core.keys.update(team, id, bodies.keyPatch(request, id))));
      }
      case DELETE_KEY -> {
        core.keys.delete(team, id);
        yield JsonApi.nothing();
      }
      case LIST_ENVIRONMENTS ->
          list(
              core.environments.list(team, wanted(query)),
              environment -> JsonApi.environment(team, environment),
              path,
              query);
      case CREATE_ENVIRONMENT -> {
        var body = bodies.environmentDraft(request);
        var made =
            core.environments.create(
                team, body.name().orElse(""), body.description().orElse(""), body.color());
        yield JsonApi.one(201, JsonApi.environment(team, made));
      }
      case GET_ENVIRONMENT ->
          JsonApi.one(200, JsonApi.environment(team, core.environments.get(team, id)));
      case UPDATE_ENVIRONMENT -> {
        core.environments.get(team, id);
        var body = bodies.environmentPatch(request, id);
        var changed =
            core.environments.update(
                team, id, body.description(), body.color(), body.deleteProtected());
        yield JsonApi.one(200, JsonApi.environment(team, changed));
      }
      case DELETE_ENVIRONMENT -> {
        core.environments.delete(team, id);
        yield JsonApi.nothing();
      }
      case IDENTITY, INTROSPECT -> throw new IllegalStateException("not of a team");
    };
  }

  private static <T> JsonApi.Document list(
      Paging.Page<T> page,
      Function<T, ObjectNode> resource,
      String path,
      Map<String, String> query) {
    var staying = new StringBuilder();
    for (var name : new String[] {"page[size]", "filter[type]"}) {
      if (query.containsKey(name)) {
        staying.append("&").append(name).append("=").append(query.get(name));
      }
    }
    return JsonApi.list(page, resource, path, staying.toString());
  }

  private static Optional<KeyType> only(Map<String, String> query) {
    var filter = query.getOrDefault("filter[type]", "");
    if (filter.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(KeyType.values())
            .filter(type -> type.wireName().equals(filter))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid("filter[type]", "the value must be ingest or configuration")));
  }

  private static Paging.Wanted wanted(Map<String, String> query) {
    try {
      var size = Integer.parseInt(query.getOrDefault("page[size]", "" + Paging.DEFAULT_SIZE));
      return new Paging.Wanted(
          size, Optional.ofNullable(query.get("page[after]")).filter(after -> !after.isEmpty()));
    } catch (NumberFormatException e) {
      throw Refusal.invalid("page[size]", "the value must be a number");
    }
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new HashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.unparseable("invalid query");
    }
  }
}
