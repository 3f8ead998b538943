package org.huimin.engine.paper;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Missing;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeDecision;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;

/**
 * Writes the letter that goes with a decision. What the office alone knows stays open as a line to
 * write on.
 *
 * @param place the place's name, of the deciding office
 */
public record LetterWriter(
        Library library, Papers papers, String applicant, String place, LocalDate on) {
    private static final String OPEN = "________";
    private static final Pattern NUMBER = Pattern.compile("(?<=\\.)\\d{1,6}");

    /** A letter ready to be printed. */
    public record Written(Text title, Text text) {}

    /**
     * The letter of a decision; empty when the programme is not for them, when only figures of the
     * place are missing, or when nobody wrote one.
     */
    public Optional<Written> about(ProgrammeDecision decision) {
        return occasion(decision.outcome())
                .flatMap(occasion -> papers.letter(decision.programmeId(), occasion))
                .map(letter ->
                        new Written(
                                filled(letter.title(), decision), filled(letter.text(), decision)));
    }

    private Optional<Letter.Occasion> occasion(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Granted(long _, var parts, var _) ->
                    Optional.of(
                            parts.isEmpty() ? Letter.Occasion.RECOGNISED : Letter.Occasion.GRANTED);
            case Outcome.Refused _ -> Optional.of(Letter.Occasion.REFUSED);
            case Outcome.NeedsInformation needs ->
                    missing(needs).findAny().map(_ -> Letter.Occasion.NEEDS_INFORMATION);
            case Outcome.NotApplicable _ -> Optional.empty();
        };
    }

    private Text filled(Text text, ProgrammeDecision decision) {
        return new Text(
                Blanks.fill(text.zh(), name -> value(name, decision, Language.CHINESE)),
                Blanks.fill(text.en(), name -> value(name, decision, Language.ENGLISH)));
    }

    private String value(String name, ProgrammeDecision decision, Language language) {
        for (Letter.Blank blank : Letter.Blank.values()) {
            if (blank.zh().equals(name)) {
                return value(blank, decision, language);
            }
        }
        throw new IllegalStateException("not checked: " + name);
    }

    private String value(Letter.Blank blank, ProgrammeDecision decision, Language language) {
        Outcome outcome = decision.outcome();
        return switch (blank) {
            case APPLICANT -> applicant.isEmpty() ? OPEN : applicant;
            case PLACE -> place.isEmpty() ? OPEN : place;
            case DAY -> on.toString();
            case PROGRAMME -> decision.name().in(language);
            case WHO -> who(decision, language);
            case AMOUNT ->
                    outcome instanceof Outcome.Granted granted
                            ? amount(decision, granted).in(language)
                            : OPEN;
            case PARTS ->
                    outcome instanceof Outcome.Granted granted
                            ? listed(
                                    granted.components().stream()
                                            .filter(part -> part.amountFen() != 0),
                                    part ->
                                            part.name().in(language)
                                                    + " "
                                                    + Values.money(part.amountFen()).in(language),
                                    language)
                            : OPEN;
            case REASONS ->
                    outcome instanceof Outcome.Refused refused
                            ? reasons(refused.reasons(), language)
                            : OPEN;
            case MISSING ->
                    outcome instanceof Outcome.NeedsInformation needs
                            ? listed(missing(needs), each -> each.shown().in(language), language)
                            : OPEN;
            case CLAUSES -> clauses(decision, language);
            case FIRST_MONTH -> OPEN;
        };
    }

    private static String who(ProgrammeDecision decision, Language language) {
        String member = decision.memberId();
        return member == null ? new Text("全家", "the household").in(language) : member;
    }

    /** Monthly money is said to be monthly. */
    private Text amount(ProgrammeDecision decision, Outcome.Granted granted) {
        boolean monthly =
                library.programme(decision.programmeId()).map(LetterWriter::monthly).orElse(true);
        return monthly ? Values.monthly(granted.amountFen()) : Values.money(granted.amountFen());
    }

    private static boolean monthly(Programme programme) {
        return programme.components().stream()
                .anyMatch(rule -> rule.type().shown().endsWith("/月)"));
    }

    /** Several reasons are numbered. */
    static String reasons(List<Outcome.Reason> reasons, Language language) {
        boolean chinese = language == Language.CHINESE;
        StringBuilder list = new StringBuilder();
        for (Outcome.Reason reason : reasons) {
            int number = reasons.indexOf(reason) + 1;
            String mark = chinese ? "（" + number + "）" : "(" + number + ") ";
            list.append(reasons.size() == 1 ? "" : mark)
                    .append(reason(reason, language))
                    .append(number == reasons.size() ? "" : chinese ? "。" : ". ");
        }
        return list.toString();
    }

    /**
     * A refusal's text begins with what can be done, then a colon and the finding; in a letter the
     * finding stands first, with its clause.
     */
    private static String reason(Outcome.Reason reason, Language language) {
        boolean chinese = language == Language.CHINESE;
        String text = reason.text().in(language).replaceAll("[。.]$", "");
        String clause =
                chinese ? "（" + reason.clause().zh() + "）" : " (" + reason.clause().en() + ")";
        String colon = chinese ? "：" : ": ";
        int at = text.indexOf(colon);
        if (at < 0) {
            return text + clause;
        }
        String finding = text.substring(at + colon.length());
        return finding + clause + (chinese ? "。" : ". ") + text.substring(0, at);
    }

    /** What the household can tell; a figure of the place is for the office to enter. */
    private Stream<Missing.OfFact> missing(Outcome.NeedsInformation needs) {
        return needs.facts().stream()
                .filter(fact ->
                        library.vocabulary()
                                .fact(fact.fact())
                                .filter(known -> !known.ofPlace())
                                .isPresent());
    }

    private static <T> String listed(
            Stream<T> items, Function<T, String> shown, Language language) {
        return items.map(shown)
                .map(each -> each.replaceAll("[。.]$", ""))
                .collect(Collectors.joining(language == Language.CHINESE ? "；" : "; "));
    }

    private String clauses(ProgrammeDecision decision, Language language) {
        boolean chinese = language == Language.CHINESE;
        Map<String, Set<String>> articles = new LinkedHashMap<>();
        for (String clause : decision.clauses().stream().sorted(LetterWriter::byArticle).toList()) {
            String act = library.cited(clause.replaceFirst(" .*", "")).in(language);
            String whole = library.cited(clause).in(language);
            String article = whole.replace(act, "").replaceFirst("^[,\\s]+", "");
            Set<String> of = articles.computeIfAbsent(act, _ -> new LinkedHashSet<>());
            if (!article.isEmpty()) {
                of.add(article);
            }
        }
        return articles.entrySet().stream()
                .map(each ->
                        each.getKey()
                                + (chinese || each.getValue().isEmpty() ? "" : ", ")
                                + String.join(chinese ? "、" : ", ", each.getValue()))
                .collect(Collectors.joining(chinese ? "；" : "; "));
    }

    /** Acts in the order of their names, articles by number. */
    private static int byArticle(String one, String other) {
        return numbered(one).compareTo(numbered(other));
    }

    private static String numbered(String clause) {
        return NUMBER.matcher(clause)
                .replaceAll(match -> "%06d".formatted(Integer.parseInt(match.group())));
    }
}
