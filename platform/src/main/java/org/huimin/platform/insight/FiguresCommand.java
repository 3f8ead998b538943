package org.huimin.platform.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Language;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Staff;
import org.huimin.platform.command.Command;
import org.huimin.platform.insight.ProgrammeFigures.Table;
import org.huimin.platform.places.Place;
import org.huimin.platform.places.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/figures}: figures by programme of one place, from the last run. */
@Component
class FiguresCommand implements Command {
    private static final int WRONG_ARGUMENTS = 2;

    private static final String USAGE =
            """
            用法 Usage: bin/figures [--place 区划代码 code] [--as 账号 account] [--format text|csv|json] [--language zh|en] [--open]
              --place  哪个地区，2 至 12 位；不写为全部 / which place; else everything
              --as     以某个账号的权限 / with the permissions of an account
              --open   还列出待补户在等哪一条 / also what the unclear wait for (text; JSON always has it)\
            """;

    private final ProgrammeFigures figures;
    private final Places places;
    private final Staff staff;
    private final JsonMapper json;

    FiguresCommand(ProgrammeFigures figures, Places places, Staff staff, JsonMapper json) {
        this.figures = figures;
        this.places = places;
        this.staff = staff;
        this.json = json;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public String summary() {
        return "一个地区各项待遇的户数、人数、金额和疑点 / households, people, money and findings by programme";
    }

    private record Asked(long place, String format, Language language, boolean open) {}

    @Override
    public int run(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--open" -> options.put("--open", "");
                case "--place", "--as", "--format", "--language" -> {
                    if (i + 1 == arguments.size()) {
                        return wrong(USAGE);
                    }
                    options.put(arguments.get(i), arguments.get(++i));
                }
                default -> {
                    return wrong(USAGE);
                }
            }
        }
        Optional<Language> language = Language.of(options.getOrDefault("--language", "zh"));
        String format = options.getOrDefault("--format", "text");
        if (language.isEmpty() || !List.of("text", "csv", "json").contains(format)) {
            return wrong(USAGE);
        }
        return switch (PlaceCode.read(options.getOrDefault("--place", "000000000000"))) {
            case PlaceCode.Reading.Invalid(var problem) -> wrong(problem.line());
            case PlaceCode.Reading.Valid(PlaceCode place) ->
                    as(
                            options.get("--as"),
                            new Asked(
                                    place.code(),
                                    format,
                                    language.get(),
                                    options.containsKey("--open")));
        };
    }

    private int as(@Nullable String account, Asked asked) {
        Optional<Caller> caller =
                account == null ? Optional.of(CallerContext.current()) : staff.find(account);
        if (caller.isEmpty()) {
            return wrong("没有账号“%1$s”，或已停用 / there is no active account '%1$s'".formatted(account));
        }
        try {
            if (!caller.get().scope().contains(new PlaceCode(asked.place).range())) {
                throw NotPermitted.outside(asked.place, caller.get());
            }
            return CallerContext.run(caller.get(), () -> print(asked));
        } catch (NotPermitted e) {
            System.err.println("✗ " + e.getMessage());
            return 1;
        }
    }

    private int print(Asked asked) {
        Optional<Table> found = figures.of(asked.place);
        if (found.isEmpty()) {
            System.err.println(
                    "✗ 这里还没有作过夜间决定：先 bin/night / nothing was decided here yet: bin/night first");
            return 1;
        }
        FiguresTable table = new FiguresTable(found.get(), asked.language);
        String place =
                places.find(asked.place)
                        .map(Place::fullName)
                        .orElseGet(() -> "%012d".formatted(asked.place));
        System.out.print(
                switch (asked.format) {
                    case "csv" -> table.csv();
                    case "json" -> table.json(json, asked.place);
                    default -> table.text(place, asked.open);
                });
        return 0;
    }

    private static int wrong(String message) {
        System.err.println(message);
        return WRONG_ARGUMENTS;
    }
}
