package org.huimin.engine.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huimin.engine.base.WorkingDayTable;
import org.jspecify.annotations.Nullable;

/** All programmes with their vocabulary, loaded and checked; immutable and shared freely. */
public final class Library {

    /** Which programmes to load: folders whose name starts with "_" are specimens for tests. */
    public enum Selection {
        PROGRAMMES,
        SPECIMENS,
        ALL
    }

    private final Vocabulary vocabulary;
    private final List<Programme> programmes;
    private final List<Rule> rules;
    private final List<Parameter> parameters;
    private final LawTitles laws;
    private final String version;
    private final LibraryLoader.Ingredients ingredients;
    private volatile @Nullable EnglishFormulas english;

    Library(
            Vocabulary vocabulary,
            List<Programme> programmes,
            LawTitles laws,
            String version,
            LibraryLoader.Ingredients ingredients) {
        this.ingredients = ingredients;
        this.vocabulary = vocabulary;
        this.programmes = List.copyOf(programmes);
        this.rules = programmes.stream().flatMap(each -> each.rules().stream()).toList();
        this.parameters = programmes.stream().flatMap(each -> each.parameters().stream()).toList();
        this.laws = laws;
        this.version = version;
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).ordinal = i;
        }
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).ordinal = i;
        }
        for (int i = 0; i < programmes.size(); i++) {
            programmes.get(i).ordinal = i;
        }
    }

    /**
     * Loads {@code vocabulary/} and {@code programmes/} below the content root.
     *
     * @throws ContentException with every problem found
     */
    public static Library load(Path contentRoot) {
        return load(contentRoot, Selection.PROGRAMMES);
    }

    /** As {@link #load(Path)}, choosing between the real programmes and the specimens. */
    public static Library load(Path contentRoot, Selection selection) {
        return new LibraryLoader(contentRoot, selection).load();
    }

    /**
     * This library with an overlay on it, checked as content is; this one stays as it is. Both
     * share the vocabulary and every text that was read from the disk, which is not read again.
     *
     * @throws ContentException with every problem of the overlay, or that it brings about
     */
    public Library with(Overlay overlay) {
        return overlay.isEmpty() ? this : LibraryLoader.lay(this, overlay);
    }

    LibraryLoader.Ingredients ingredients() {
        return ingredients;
    }

    LawTitles laws() {
        return laws;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** In classification order. */
    public List<Programme> programmes() {
        return programmes;
    }

    public Optional<Programme> programme(String id) {
        return programmes.stream().filter(programme -> programme.id().equals(id)).findFirst();
    }

    /** What values of parameters must hold to. */
    List<StandardCheck> checks() {
        return programmes.stream().flatMap(programme -> programme.checks().stream()).toList();
    }

    /** All rules; a rule's place in the list is its ordinal. */
    List<Rule> rules() {
        return rules;
    }

    /** All parameters. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** A clause for people: 某某办法 第九条; the reference itself when the act is not on file. */
    public String clause(@Nullable String law) {
        return cited(law).zh();
    }

    /** A clause in both languages: 某某办法 第九条, Some Measures, Article 9. */
    public Text cited(@Nullable String law) {
        return laws.cited(law == null ? "" : law);
    }

    /** A formula or table of a rule of the programme as it is written, and with English names. */
    public Text formula(String programme, String formula) {
        return english().ofProgramme(programme, formula);
    }

    /** The formula of a derived fact as it is written, and with English names. */
    public Text formula(Fact fact) {
        String formula = fact.formula();
        return formula == null ? Text.NONE : english().ofFact(formula);
    }

    /** Made when somebody reads: most libraries only decide. */
    private EnglishFormulas english() {
        EnglishFormulas made = english;
        if (made == null) {
            made = new EnglishFormulas(this);
            english = made;
        }
        return made;
    }

    /** The calendar of working days the content carries. */
    public WorkingDayTable calendar() {
        return ingredients.calendar();
    }

    /** Changes when any rule, parameter, programme or fact changes; stable over machines. */
    public String version() {
        return version;
    }

    /** Decides one household at a time; thread-safe. */
    public Decider decider() {
        return new Interpreter(this);
    }

    /** Decides with the parameters that were published by a day; thread-safe. */
    public Decider decider(LocalDate knownOn) {
        return new Interpreter(this, knownOn);
    }

    /**
     * What a fact, rule or parameter of this library is for a household, with the parameters that
     * were published by a day; empty when unknown. Money is in fen, decimals are scaled, yes is 1,
     * a code is its rank.
     *
     * @param member index of the member; -1 for what belongs to the household
     */
    public OptionalLong value(
            PolicySymbol symbol, HouseholdInput household, int member, LocalDate knownOn) {
        Value value = new Evaluation(this, household, knownOn).read(symbol, member);
        return value.known() ? OptionalLong.of(value.value()) : OptionalLong.empty();
    }
}
