package org.huimin.engine.cli;

import java.io.PrintStream;
import org.huimin.engine.policy.Library;
import org.huimin.engine.timeline.HistoryJson;
import org.huimin.engine.timeline.Timeline;
import org.huimin.engine.timeline.TimelineJson;
import org.huimin.engine.timeline.TimelineText;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code timeline FILE.json [--text]}: what a household is due month by month. */
final class TimelineCommand {

    private TimelineCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        String file = arguments.word(0);
        if (file == null) {
            throw new UsageException(
                    "bin/timeline FILE.json|- [--text] [--language zh|en] [--content DIR] [--specimens]");
        }
        Library library = arguments.library();
        Timeline timeline =
                Timeline.of(
                        library,
                        HistoryJson.read(
                                DecideCommand.read(file),
                                library,
                                DecideCommand.places(arguments)));
        if (arguments.flag("--text")) {
            out.print(TimelineText.write(timeline, DecideCommand.language(arguments)));
        } else {
            JsonMapper mapper =
                    JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            out.println(mapper.writeValueAsString(TimelineJson.write(timeline)));
        }
        return 0;
    }
}
