package org.huimin.engine.policy;

import java.time.LocalDate;
import org.huimin.engine.base.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A value of a parameter that comes with the household: it goes before every table, is known only
 * from the request and therefore never verified.
 *
 * @param parameter whose value it is
 * @param urban scaled like the parameter's type; null = for urban households the table decides
 * @param rural likewise for rural ones
 */
public record Figure(Parameter parameter, @Nullable Long urban, @Nullable Long rural) {

    /** What stands as the source of such a value. */
    static final Text SOURCE = new Text("请求中给定", "given in the request");

    /** The value as a row of the parameter's table; null where the table decides. */
    Parameter.@Nullable Row row(Parameter.Residence residence, PlaceCode place, LocalDate on) {
        Long value = residence == Parameter.Residence.URBAN ? urban : rural;
        Parameter.Residence whose =
                java.util.Objects.equals(urban, rural) ? Parameter.Residence.BOTH : residence;
        return value == null
                ? null
                : new Parameter.Row(place, whose, on, value, SOURCE.zh(), "", false, on, 0);
    }

    /** {@code 低保标准：城市 910.00 元，农村 728.00 元}. */
    public Text shown() {
        Text name = parameter.name().and(new Text("：", ": "));
        if (java.util.Objects.equals(urban, rural)) {
            return name.and(value(urban));
        }
        Text both = Text.NONE;
        if (urban != null) {
            both = new Text("城市 ", "urban ").and(value(urban));
        }
        if (rural != null) {
            both = urban == null ? both : both.and(new Text("，", ", "));
            both = both.and(new Text("农村 ", "rural ")).and(value(rural));
        }
        return name.and(both);
    }

    private Text value(@Nullable Long value) {
        return value == null ? Text.NONE : Values.text(parameter.type(), value);
    }
}
