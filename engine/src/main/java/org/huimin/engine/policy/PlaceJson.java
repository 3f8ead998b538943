package org.huimin.engine.policy;

import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a place from JSON: a code of a division, or a name where names are known. */
public final class PlaceJson {

    private final HouseholdJson.Places places;
    private final List<InputError> errors;

    public PlaceJson(HouseholdJson.Places places, List<InputError> errors) {
        this.places = places;
        this.errors = errors;
    }

    /** Null when it cannot be read (told). */
    public @Nullable PlaceCode read(@Nullable JsonNode node, String path) {
        String text = node == null || node.isNull() ? "" : node.asString("");
        if (!text.isBlank() && !text.matches(".*\\d.*")) {
            return named(text.strip(), path);
        }
        switch (PlaceCode.read(text)) {
            case PlaceCode.Reading.Valid(var place) -> {
                return place;
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                errors.add(
                        new InputError(
                                path,
                                node == null ? "" : node.toString(),
                                problem.zh(),
                                problem.en(),
                                problem.remedyZh(),
                                problem.remedyEn()));
                return null;
            }
        }
    }

    private @Nullable PlaceCode named(String name, String path) {
        List<PlaceCode> found = places.named(name);
        if (found.size() == 1) {
            return found.getFirst();
        }
        String codes = String.join("、", found.stream().limit(5).map(PlaceCode::text).toList());
        errors.add(
                found.isEmpty()
                        ? new InputError(
                                path,
                                name,
                                "没有找到这个地名",
                                "no place of this name is known",
                                "写区划代码（2、4、6、9 或 12 位），或者从省写起的全称",
                                "write the code of the division (2, 4, 6, 9 or 12 digits), or the full name from the province on")
                        : new InputError(
                                path,
                                name,
                                "有 %d 个地方叫这个名字".formatted(found.size()),
                                "%d places are called so".formatted(found.size()),
                                "写区划代码（%s），或者从省写起的全称".formatted(codes),
                                "write the code (%s), or the full name from the province on"
                                        .formatted(codes)));
        return null;
    }
}
