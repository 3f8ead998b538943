package org.huimin.engine.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/**
 * A programme's page for the citizens of a place, its figures filled in as they are on a day.
 *
 * @param place where the reader lives
 */
public record GuidePage(Library library, Papers papers, PlaceCode place, LocalDate on) {

    /** A heading and its text. */
    public record Section(Text heading, Text text) {}

    /** All sections and what to bring; empty when nobody has written the page. */
    public List<Section> of(Programme programme) {
        List<Section> page = new ArrayList<>();
        papers.guide(programme.id())
                .ifPresent(guide -> {
                    for (Guide.Section section : guide.sections()) {
                        page.add(
                                new Section(
                                        section.part().heading(),
                                        filled(section.text(), programme)));
                        if (section.part() == Guide.Part.APPLY) {
                            papers.form(programme.id()).ifPresent(form -> page.add(bring(form)));
                        }
                    }
                });
        return page;
    }

    /** A rule in plain words with the figures of the place; empty when nobody has written them. */
    public Optional<Text> plain(Programme programme, Rule rule) {
        return papers.guide(programme.id())
                .map(guide -> guide.plain().get(rule.id()))
                .map(text -> filled(text, programme));
    }

    /** The parameters that the plain words of a programme name. */
    public Set<Parameter> named(Programme programme) {
        return papers.guide(programme.id()).stream()
                .flatMap(guide -> guide.plain().values().stream())
                .flatMap(text -> Blanks.in(text.zh()))
                .flatMap(name -> GuideReader.parameter(name, programme, library).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Section bring(Form form) {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (Form.Proof proof : form.documents()) {
            line(zh, proof, Language.CHINESE);
            line(en, proof, Language.ENGLISH);
        }
        return new Section(
                new Text("要带什么", "What to bring"),
                new Text(zh.toString().strip(), en.toString().strip()));
    }

    private static void line(StringBuilder to, Form.Proof proof, Language language) {
        boolean chinese = language == Language.CHINESE;
        String whom = (proof.when().isEmpty() ? proof.need().words() : proof.when()).in(language);
        to.append("· ").append(proof.document().name().in(language));
        if (proof.need() != Need.REQUIRED) {
            to.append(chinese ? "（" + whom + "）" : " (" + whom + ")");
        }
        to.append('\n');
    }

    private Text filled(Text text, Programme programme) {
        return new Text(
                Blanks.fill(text.zh(), name -> figure(name, programme, Language.CHINESE)),
                Blanks.fill(text.en(), name -> figure(name, programme, Language.ENGLISH)));
    }

    private String figure(String name, Programme programme, Language language) {
        return figure(GuideReader.parameter(name, programme, library).orElseThrow(), language);
    }

    /** A parameter's value here: one for all, or the one in town and the one in the country. */
    public String figure(Parameter parameter, Language language) {
        Parameter.Row urban = parameter.row(place, Parameter.Residence.URBAN, on);
        Parameter.Row rural = parameter.row(place, Parameter.Residence.RURAL, on);
        if (Objects.equals(urban, rural)) {
            return shown(parameter, urban, language);
        }
        String town = shown(parameter, urban, language);
        String country = shown(parameter, rural, language);
        return language == Language.CHINESE
                ? "城市" + town + "、农村" + country
                : town + " in town, " + country + " in the country";
    }

    private static String shown(
            Parameter parameter, Parameter.@Nullable Row row, Language language) {
        Long value = row == null ? null : row.value();
        if (value == null) {
            return new Text("（本地没有登记，请问当地民政）", "(not on file here, ask your office)").in(language);
        }
        String shown = Values.text(parameter.type(), value).in(language);
        boolean money =
                parameter.type().present() instanceof Type.Number number
                        && number.kind() == Type.Kind.MONEY;
        // 1.50 of a multiple is 1.5, of an amount it stays
        return shown.replaceFirst(
                money ? "\\.0+(?!\\d)" : "(\\.\\d*?[1-9])0+(?!\\d)|\\.0+(?!\\d)",
                money ? "" : "$1");
    }
}
