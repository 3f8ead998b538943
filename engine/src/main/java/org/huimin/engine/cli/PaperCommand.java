package org.huimin.engine.cli;

import java.io.PrintStream;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.paper.Form;
import org.huimin.engine.paper.GuidePage;
import org.huimin.engine.paper.Papers;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Text;

/**
 * {@code programme form X} and {@code programme guide X --place CODE}: what citizens get to see.
 */
final class PaperCommand {

    private PaperCommand() {}

    /** The questions of the application and the documents to bring. */
    static int form(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        Programme programme = Chosen.programme(library, arguments.word(1));
        Language language = DecideCommand.language(arguments);
        Form form =
                Papers.read(library, arguments.content())
                        .form(programme.id())
                        .orElseThrow(() -> missing(programme, "form.yaml"));
        out.println(programme.name().in(language) + said(language, " 申请表", ": application"));
        int number = 0;
        for (Form.Field field : form.fields()) {
            String whom = field.when().isEmpty() ? "" : "，" + field.when().in(language);
            out.println(
                    "%3d. %s（%s%s）　→ %s"
                            .formatted(
                                    ++number,
                                    field.ask().in(language),
                                    field.need().words().in(language),
                                    whom,
                                    field.fact().zh()));
        }
        out.println(said(language, "材料", "Documents"));
        for (Form.Proof proof : form.documents()) {
            String whom = proof.when().isEmpty() ? "" : "，" + proof.when().in(language);
            out.println(
                    "  · %s（%s%s）"
                            .formatted(
                                    proof.document().name().in(language),
                                    proof.need().words().in(language),
                                    whom));
        }
        return 0;
    }

    /** The page a citizen reads, with the figures of the place. */
    static int guide(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        Programme programme = Chosen.programme(library, arguments.word(1));
        Language language = DecideCommand.language(arguments);
        String place = arguments.option("--place");
        GuidePage page =
                new GuidePage(
                        library,
                        Papers.read(library, arguments.content()),
                        PlaceCode.of(place == null ? "0" : place),
                        arguments.date("--on"));
        if (page.of(programme).isEmpty()) {
            throw missing(programme, "guide.yaml");
        }
        out.println(programme.name().in(language));
        for (GuidePage.Section section : page.of(programme)) {
            out.println();
            out.println(
                    said(language, "【", "")
                            + section.heading().in(language)
                            + said(language, "】", ""));
            section.text().in(language).lines().forEach(line -> out.println("  " + line));
        }
        return 0;
    }

    private static String said(Language language, String zh, String en) {
        return new Text(zh, en).in(language);
    }

    private static UsageException missing(Programme programme, String file) {
        return new UsageException(
                "%s 还没有 programmes/%s/%s / nobody has written this file yet"
                        .formatted(programme.zh(), programme.id(), file));
    }
}
