package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record RotationWindow(
    @Nullable
        @Size(min = 1, max = 7)
        @JsonPropertyDescription(
            "Days of the week on which the window opens; every day when left out.")
        List<Day> days,
    @Required
        @ValidationRule(
            value = "self.matches('^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$')",
            message = "must be two times of day such as 02:00-05:00")
        @ValidationRule(
            value = "self.size() != 11 || self.substring(0, 5) != self.substring(6, 11)",
            message = "never opens: it ends when it begins; give it at least a minute")
        @JsonPropertyDescription(
            "From when to when, such as 02:00-05:00; 22:00-06:00 ends on the day after.")
        String hours,
    @Nullable
        @Size(min = 1, max = 64)
        @ValidationRule(
            value = "timestamp('2026-01-01T00:00:00Z').getHours(self) >= 0",
            message = "must be a time zone of the IANA database, such as Europe/Berlin")
        @JsonPropertyDescription(
            "The time zone of the hours, by the IANA database, such as Europe/Berlin; UTC when left"
                + " out.")
        String timeZone) {

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
