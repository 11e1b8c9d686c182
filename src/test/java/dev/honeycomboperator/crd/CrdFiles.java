package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDGenerator.AbstractCRDOutput;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of deploy/crds: generated from the resource types, then mended. */
final class CrdFiles {

  static final Path FOLDER = Path.of("deploy", "crds");

  private static final String HEADER =
      "# Written by `make crds` from the types in dev.honeycomboperator.crd: change those instead.\n";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  private CrdFiles() {}

  /** What each file ought to hold, by its name. */
  static SortedMap<String, String> generated() {
    var files = new TreeMap<String, String>();
    files.putAll(
        generated(HoneycombApiKey.class, HoneycombApiKeySpec.class, HoneycombApiKeyStatus.class));
    files.putAll(
        generated(HoneycombTeam.class, HoneycombTeamSpec.class, HoneycombTeamStatus.class));
    files.putAll(
        generated(
            ClusterHoneycombTeam.class, ClusterHoneycombTeamSpec.class, HoneycombTeamStatus.class));
    return files;
  }

  /** What each file holds, by its name. */
  static SortedMap<String, String> written() throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.newDirectoryStream(FOLDER)) {
      for (var path : paths) {
        files.put(String.valueOf(path.getFileName()), Files.readString(path));
      }
    }
    return files;
  }

  static void write() throws IOException {
    Files.createDirectories(FOLDER);
    for (var name : written().keySet()) {
      Files.delete(FOLDER.resolve(name));
    }
    for (var file : generated().entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }
  }

  private static <S, T> Map<String, String> generated(
      Class<? extends CustomResource<S, T>> kind, Class<S> spec, Class<T> status) {
    var columns = Stream.of(kind.getAnnotationsByType(AdditionalPrinterColumn.class));
    var mending =
        new CrdMending(
            description(kind),
            description(spec),
            description(status),
            columns.map(AdditionalPrinterColumn::name).toList());
    var output = new InMemory();
    new CRDGenerator()
        .customResourceClasses(kind)
        .forCRDVersions("v1")
        .withPostProcessor(processor(mending))
        .withOutput(output)
        .generate();
    return Map.of(CustomResource.getCRDName(kind) + ".yaml", HEADER + legible(output.bytes));
  }

  /**
   * Either the generator quotes every word, or it leaves False and True bare, which are no strings.
   */
  private static String legible(ByteArrayOutputStream crd) {
    try {
      return YAML.writeValueAsString(YAML.readTree(crd.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String description(Class<?> type) {
    return type.getAnnotation(JsonClassDescription.class).value();
  }

  private static CRDPostProcessor processor(CrdMending mending) {
    return new CRDPostProcessor() {
      @Override
      public HasMetadata process(HasMetadata crd, String version) {
        mending.mend((CustomResourceDefinition) crd);
        return crd;
      }
    };
  }

  private static final class InMemory extends AbstractCRDOutput<ByteArrayOutputStream> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    protected ByteArrayOutputStream createStreamFor(String crdName) {
      return bytes;
    }
  }
}
