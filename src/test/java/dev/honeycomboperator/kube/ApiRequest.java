package dev.honeycomboperator.kube;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call of the Kubernetes API, taken apart.
 *
 * @param uri path and query as they came
 * @param path the decoded path without its query
 * @param group empty for the core group
 * @param resource the plural; empty where the path names no resource (discovery, {@code /version})
 * @param subresource empty, or for instance {@code status}
 */
record ApiRequest(
    String method,
    String uri,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    String group,
    String version,
    @Nullable String namespace,
    String resource,
    @Nullable String name,
    String subresource) {

  /** A namespace is itself a resource with subresources, which makes its paths ambiguous. */
  private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

  private static final Pattern AMPERSAND = Pattern.compile("&");

  /**
   * @param headers with names in lower case
   */
  static ApiRequest of(String method, String uri, Map<String, String> headers, String body) {
    URI parsed = URI.create(uri);
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(parsed.getPath().substring(1).split("/")));
    String root = rest.poll();
    String group = "apis".equals(root) ? orEmpty(rest.poll()) : "";
    String version = "api".equals(root) || "apis".equals(root) ? orEmpty(rest.poll()) : "";
    String namespace = namespaceAhead(rest) ? takeNamespace(rest) : null;
    String resource = version.isEmpty() ? "" : orEmpty(rest.poll());
    return new ApiRequest(
        method,
        uri,
        parsed.getPath(),
        parameters(parsed.getRawQuery()),
        headers,
        body,
        group,
        version,
        namespace,
        resource,
        rest.poll(),
        String.join("/", rest));
  }

  private static Map<String, String> parameters(@Nullable String rawQuery) {
    Map<String, String> parameters = new HashMap<>();
    AMPERSAND
        .splitAsStream(orEmpty(rawQuery))
        .filter(pair -> pair.contains("="))
        .forEach(
            pair -> {
              int equals = pair.indexOf('=');
              String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
              parameters.put(
                  URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8), value);
            });
    return parameters;
  }

  private static boolean namespaceAhead(Deque<String> rest) {
    List<String> segments = List.copyOf(rest);
    return segments.size() > 2
        && "namespaces".equals(segments.getFirst())
        && !NAMESPACE_SUBRESOURCES.contains(segments.get(2));
  }

  private static String takeNamespace(Deque<String> rest) {
    rest.removeFirst();
    return rest.removeFirst();
  }

  private static String orEmpty(@Nullable String segment) {
    return segment == null ? "" : segment;
  }

  /** The verb as RBAC knows it. */
  String verb() {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name == null ? "deletecollection" : "delete";
      default -> watching() ? "watch" : name == null ? "list" : "get";
    };
  }

  boolean writes() {
    return !resource.isEmpty() && !"GET".equals(method);
  }

  boolean watching() {
    return Set.of("true", "1").contains(parameter("watch"));
  }

  String parameter(String key) {
    return query.getOrDefault(key, "");
  }

  String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }

  /** The media type of the body without its parameters. */
  String mediaType() {
    String type = header("content-type");
    int parameters = type.indexOf(';');
    return parameters < 0 ? type : type.substring(0, parameters).strip();
  }
}
