package org.huimin.platform.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.Text;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.policy.ProgrammeView.ActView;
import org.huimin.platform.policy.ProgrammeView.Article;
import org.huimin.platform.policy.ProgrammeView.FactView;
import org.huimin.platform.policy.ProgrammeView.Figures;
import org.huimin.platform.policy.ProgrammeView.Head;
import org.huimin.platform.policy.ProgrammeView.Link;
import org.huimin.platform.policy.ProgrammeView.Name;
import org.springframework.stereotype.Service;

/** The programmes in force as a civil servant reads them. Needs {@link Permission#VIEW_POLICY}. */
@Service
public class ProgrammePages {
    private static final int PROVINCE = 1;

    private final PolicyLibrary policy;

    ProgrammePages(PolicyLibrary policy) {
        this.policy = policy;
    }

    /** All programmes in classification order, with how the place stands on the day. */
    public List<Head> heads(PlaceCode at, LocalDate on) {
        Permissions.require(Permission.VIEW_POLICY);
        return policy.current().programmes().stream().map(each -> head(each, at, on)).toList();
    }

    /** One programme at a place on a day; empty when there is no such programme. */
    public Optional<ProgrammeView> page(String id, PlaceCode at, LocalDate on) {
        Permissions.require(Permission.VIEW_POLICY);
        Library library = policy.current();
        return library.programme(id).map(programme -> page(library, programme, at, on));
    }

    /** Every fact of the vocabulary with who reads it: what a form may ask. */
    public List<FactView> facts() {
        Permissions.require(Permission.VIEW_POLICY);
        Library library = policy.current();
        Reading reading = policy.reading();
        return library.vocabulary().facts().stream().map(fact -> fact(fact, reading)).toList();
    }

    /** The headings facts are asked under, in order; facts of none come last. */
    public List<Map<String, Object>> groups() {
        Permissions.require(Permission.VIEW_POLICY);
        return policy.texts().groups();
    }

    /** The programme's cases with what the engine answers now; empty list for none. */
    public List<CaseView> cases(String programme) {
        Permissions.require(Permission.VIEW_POLICY);
        return policy.current().programme(programme).map(policy::cases).orElse(List.of());
    }

    private Head head(Programme programme, PlaceCode at, LocalDate on) {
        return new Head(
                programme.id(),
                programme.zh(),
                programme.en(),
                programme.shortName(),
                programme.unit().name().toLowerCase(Locale.ROOT),
                programme.order(),
                programme.paid(),
                programme.kind().words(),
                programme.law(),
                policy.current().cited(programme.law()),
                programme.rules().size(),
                policy.texts().caseCount(programme.id()),
                figures(programme, at, on));
    }

    private static Figures figures(Programme programme, PlaceCode at, LocalDate on) {
        int missing = 0;
        int unverified = 0;
        int local = 0;
        LocalDate newest = null;
        for (Parameter parameter : programme.parameters()) {
            Set<Parameter.Row> rows = new LinkedHashSet<>();
            for (var residence : List.of(Parameter.Residence.URBAN, Parameter.Residence.RURAL)) {
                if (parameter.row(at, residence, on) instanceof Parameter.Row row) {
                    rows.add(row);
                }
            }
            missing += rows.isEmpty() ? 1 : 0;
            unverified += rows.stream().anyMatch(row -> !row.verified()) ? 1 : 0;
            local += rows.stream().anyMatch(row -> row.place().level() > PROVINCE) ? 1 : 0;
            for (Parameter.Row row : rows) {
                newest = newest == null || row.from().isAfter(newest) ? row.from() : newest;
            }
        }
        return new Figures(programme.parameters().size(), missing, unverified, local, newest);
    }

    private ProgrammeView page(Library library, Programme programme, PlaceCode at, LocalDate on) {
        Reading reading = policy.reading();
        ProgrammeTexts texts = policy.texts();
        List<ParameterView> parameters =
                programme.parameters().stream()
                        .map(parameter ->
                                ParameterView.of(
                                        parameter,
                                        texts.parameterNote(programme.id(), parameter.id()),
                                        texts.lowestLevel(programme.id(), parameter.id()),
                                        at,
                                        policy.sources(),
                                        policy::changeOf))
                        .toList();
        return new ProgrammeView(
                head(programme, at, on),
                texts.readme(programme.id()),
                new RulePages(library, texts, policy.acts()).questions(programme, at, on),
                names(library, programme),
                parameters,
                reading.factsOf(programme.id()).stream().map(fact -> fact(fact, reading)).toList(),
                links(library, reading.namedBy(programme.id())),
                links(library, reading.naming(programme.id())),
                acts(programme),
                library.version());
    }

    private FactView fact(Fact fact, Reading reading) {
        Text formula = policy.current().formula(fact);
        return new FactView(
                fact.id(),
                fact.zh(),
                fact.en(),
                fact.ofMember() ? "member" : "household",
                TypeView.of(fact.type()),
                fact.absent().name().toLowerCase(Locale.ROOT),
                fact.sensitive(),
                formula.zh(),
                formula.en(),
                policy.texts().groupOf(fact.id()),
                reading.readersOf(fact.id()));
    }

    private static List<Link> links(Library library, Collection<String> ids) {
        return library.programmes().stream()
                .filter(programme -> ids.contains(programme.id()))
                .map(programme -> new Link(programme.id(), programme.zh(), programme.en()))
                .toList();
    }

    /** Every name the programme's formulas and refusals use, once. */
    private List<Name> names(Library library, Programme programme) {
        Map<String, Name> names = new TreeMap<>();
        codes(new Type.Code(CodeList.ROUNDING_MODE), names);
        for (Rule rule : programme.rules()) {
            add(library, programme, rule, names);
            for (RuleVariant variant : rule.variants()) {
                References.symbols(
                        variant.node(), symbol -> add(library, programme, symbol, names));
                for (RuleVariant.Piece piece : variant.refusal()) {
                    if (piece instanceof RuleVariant.Piece.Shown(var shown)) {
                        References.symbols(shown, symbol -> add(library, programme, symbol, names));
                    }
                }
            }
        }
        return List.copyOf(names.values());
    }

    private void add(
            Library library, Programme programme, PolicySymbol symbol, Map<String, Name> names) {
        String owner = Reading.owner(symbol);
        String kind =
                switch (symbol) {
                    case Fact _ -> "fact";
                    case Parameter _ -> "parameter";
                    case Rule _ -> "rule";
                    case Result _ -> "result";
                };
        List<String> texts = new ArrayList<>();
        if (owner.isEmpty() || owner.equals(programme.id()) || symbol instanceof Result) {
            texts.add(symbol.zh());
        }
        if (!(symbol instanceof Result)) {
            library.programme(owner)
                    .ifPresent(other -> {
                        texts.add(other.shortName() + "." + symbol.zh());
                        texts.add(other.zh() + "." + symbol.zh());
                    });
        }
        codes(symbol.type(), names);
        for (String text : texts) {
            names.putIfAbsent(
                    text,
                    new Name(
                            text,
                            kind,
                            symbol.id(),
                            symbol.zh(),
                            symbol.en(),
                            owner,
                            symbol.type().shown(),
                            symbol.type().shownEn()));
        }
    }

    /** What formulas quote when they speak of a code. */
    private static void codes(Type type, Map<String, Name> names) {
        if (type.present() instanceof Type.Code(CodeList list)) {
            for (CodeList.Code code : list.codes()) {
                String quoted = '"' + code.zh() + '"';
                names.putIfAbsent(
                        quoted,
                        new Name(
                                quoted,
                                "code",
                                code.code(),
                                quoted,
                                '"' + code.en() + '"',
                                "",
                                list.zh(),
                                list.en()));
            }
        }
    }

    /** The acts the programme's rules rest on, each with the articles cited. */
    private List<ActView> acts(Programme programme) {
        Map<String, Set<String>> cited = new LinkedHashMap<>();
        List<String> laws = new ArrayList<>(List.of(programme.law()));
        for (Rule rule : programme.rules()) {
            rule.variants().forEach(variant -> laws.add(variant.law()));
        }
        for (String law : laws) {
            Acts.reference(law)
                    .ifPresent(found -> {
                        String key = found.act() + "@" + found.version();
                        Set<String> articles =
                                cited.computeIfAbsent(
                                        key, _ -> new TreeSet<>(ProgrammePages::byNumber));
                        if (!found.article().isEmpty()) {
                            articles.add(found.article());
                        }
                    });
        }
        List<ActView> views = new ArrayList<>();
        cited.forEach((key, articles) -> {
            String act = key.substring(0, key.indexOf('@'));
            act(act, key.substring(act.length() + 1), articles).ifPresent(views::add);
        });
        return views;
    }

    private Optional<ActView> act(String id, String version, Set<String> articles) {
        return policy.acts()
                .act(id)
                .flatMap(act ->
                        act.version(version)
                                .map(found ->
                                        new ActView(
                                                id,
                                                act.zh(),
                                                act.en(),
                                                act.issuer(),
                                                found.number(),
                                                found.version(),
                                                found.note(),
                                                articles.stream()
                                                        .map(number -> article(found, number))
                                                        .toList())));
    }

    private static Article article(Acts.Version version, String number) {
        return new Article(number, version.articles().getOrDefault(number, Text.NONE));
    }

    private static int byNumber(String one, String other) {
        return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
    }

    /** All rows of all places of a programme's parameters, for a table of their own. */
    public List<Parameter> parameters(String programme) {
        Permissions.require(Permission.VIEW_POLICY);
        return policy.current().programme(programme).map(Programme::parameters).orElse(List.of());
    }
}
