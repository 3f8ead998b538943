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
    private static final String IF_KNOWN = "~ ";

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
                filled(text.zh(), programme, Language.CHINESE),
                filled(text.en(), programme, Language.ENGLISH));
    }

    /** A line marked {@link #IF_KNOWN} is for the places that have set all its figures. */
    private String filled(String text, Programme programme, Language language) {
        return text.lines()
                .filter(line -> !line.startsWith(IF_KNOWN) || allKnown(line, programme))
                .map(line -> line.startsWith(IF_KNOWN) ? line.substring(IF_KNOWN.length()) : line)
                .map(line -> Blanks.fill(line, name -> figure(name, programme, language)))
                .map(GuidePage::onceBracketed)
                .collect(Collectors.joining("\n"));
    }

    /** A figure in brackets that is not on file brings brackets of its own. */
    private static String onceBracketed(String line) {
        return line.replace("（（", "（").replace("））", "）").replace("((", "(").replace("))", ")");
    }

    private boolean allKnown(String line, Programme programme) {
        return Blanks.in(line)
                .allMatch(name -> {
                    Parameter parameter = parameter(name, programme);
                    return known(parameter.row(place, Parameter.Residence.URBAN, on))
                            || known(parameter.row(place, Parameter.Residence.RURAL, on));
                });
    }

    private static boolean known(Parameter.@Nullable Row row) {
        return row != null && row.value() != null;
    }

    private Parameter parameter(String name, Programme programme) {
        return GuideReader.parameter(name, programme, library).orElseThrow();
    }

    private String figure(String name, Programme programme, Language language) {
        return figure(parameter(name, programme), language);
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

    /** 0.03 for a share of 0.0300; money keeps its fen, unless it has none. */
    private static String brief(Type type, String value) {
        boolean money = type instanceof Type.Number number && number.kind() == Type.Kind.MONEY;
        String whole = value.replaceFirst("\\.0+(?!\\d)", "");
        return money ? whole : whole.replaceFirst("(\\.\\d*?)0+(?!\\d)", "$1");
    }

    private static String shown(
            Parameter parameter, Parameter.@Nullable Row row, Language language) {
        Long value = row == null ? null : row.value();
        return value == null
                ? new Text("（本地没有登记，请问当地民政）", "(not on file here, ask your office)").in(language)
                : brief(parameter.type(), Values.text(parameter.type(), value).in(language));
    }
}
