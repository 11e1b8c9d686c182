package dev.honeycomboperator.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page, as far as the tests read it. */
record Page(Path path, String text) {

  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^(#+) +(.+)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|(.+)\\|$");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\((?!https?:)([^)\\s]+)\\)");
  private static final Pattern MAKE_IN_TEXT = Pattern.compile("`(?:[A-Z_]+=\\S+ )*make ([a-z-]+)");
  private static final Pattern MAKE_IN_CODE = Pattern.compile("(?m)^ *make ([a-z-]+)");

  static Page of(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new AssertionError("cannot read " + path, e);
    }
  }

  /** All pages of the project. */
  static List<Page> all() throws IOException {
    try (var top = Files.list(Path.of(""));
        var docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .map(Page::of)
          .toList();
    }
  }

  /** From a heading to the next of its level or above; empty where there is none. */
  Page section(String heading) {
    var headings = HEADING.matcher(prose()).results().toList();
    var start = headings.stream().filter(found -> found.group(2).equals(heading)).findFirst();
    return new Page(path, start.map(found -> from(found, headings)).orElse(""));
  }

  private String from(MatchResult start, List<MatchResult> headings) {
    var end =
        headings.stream()
            .filter(next -> next.start() > start.start())
            .filter(next -> next.group(1).length() <= start.group(1).length())
            .findFirst()
            .map(MatchResult::start);
    return prose().substring(start.start(), end.orElse(prose().length()));
  }

  List<String> headings() {
    return HEADING.matcher(prose()).results().map(found -> found.group(2)).toList();
  }

  /** The cells of the first table row whose first cell is {@code name} in code font. */
  Optional<List<String>> row(String name) {
    return ROW.matcher(text)
        .results()
        .map(row -> Stream.of(row.group(1).split("\\|")).map(String::strip).toList())
        .filter(cells -> cells.getFirst().equals("`" + name + "`"))
        .findFirst();
  }

  /** Links to files and headings of the project. */
  List<String> links() {
    return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  /** What the page tells the reader to make. */
  List<String> targets() {
    var inCode =
        FENCED
            .matcher(text)
            .results()
            .flatMap(block -> MAKE_IN_CODE.matcher(block.group()).results());
    return Stream.concat(inCode, MAKE_IN_TEXT.matcher(text).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** Whether a link of this page leads somewhere. */
  boolean reaches(String link) {
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? path : path.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1
            || Page.of(target).headings().stream().map(Page::anchor).anyMatch(parts[1]::equals));
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }

  /** The text without code blocks, whose comments look like headings; places stay the same. */
  private String prose() {
    return FENCED.matcher(text).replaceAll(block -> " ".repeat(block.group().length()));
  }
}
