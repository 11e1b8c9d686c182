package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ValidationRule(
    value = "self.from != self.to",
    fieldPath = ".to",
    message = "never opens: it closes when it opens; let it close later")
public record RotationWindow(
    @Nullable
        @Size(min = 1, max = 7)
        @JsonPropertyDescription(
            "Days of the week on which the window opens; every day when left out.")
        List<Day> days,
    @Required
        @Size(max = 16)
        @ValidationRule(value = IS_TIME, message = IS_TIME_IN_WORDS)
        @JsonPropertyDescription("The time of day at which it opens, such as 02:00.")
        String from,
    @Required
        @Size(max = 16)
        @ValidationRule(value = IS_TIME, message = IS_TIME_IN_WORDS)
        @JsonPropertyDescription(
            "The time of day at which it closes, such as 05:00; on the day after if that is not"
                + " later than from.")
        String to,
    @Nullable
        @Size(min = 1, max = 64)
        @ValidationRule(
            value =
                "self.matches('^(UTC|[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+)+)$')"
                    + " && timestamp('2026-01-01T00:00:00Z').getHours(self) >= 0",
            message = "must be UTC or a time zone of the IANA database, such as Europe/Berlin")
        @JsonPropertyDescription(
            "The time zone of both, by the IANA database, such as Europe/Berlin; UTC when left"
                + " out.")
        String timeZone) {

  static final String IS_TIME = "self.matches('^([01][0-9]|2[0-3]):[0-5][0-9]$')";
  static final String IS_TIME_IN_WORDS = "must be a time of day such as 02:00";

  public enum Day {
    @JsonProperty("Mon")
    MONDAY,
    @JsonProperty("Tue")
    TUESDAY,
    @JsonProperty("Wed")
    WEDNESDAY,
    @JsonProperty("Thu")
    THURSDAY,
    @JsonProperty("Fri")
    FRIDAY,
    @JsonProperty("Sat")
    SATURDAY,
    @JsonProperty("Sun")
    SUNDAY
  }
}
