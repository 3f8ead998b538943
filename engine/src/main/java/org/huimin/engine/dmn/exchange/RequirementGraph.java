package org.huimin.engine.dmn.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Vocabulary;

/**
 * The parts of a programme with their ids in a DMN model, and which needs which: the arrows of the
 * drawing, no more.
 */
final class RequirementGraph {

    /** The input that lists the members. */
    static final String MEMBERS = "家庭成员";

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Map<String, String> GIVEN =
            Map.of("所在地", "given-place", "城乡", "given-residence", "决定日", "given-date");

    /** A rule with its id and its name in the model, which are unique there. */
    record Rule(String id, String label, Map<String, Object> entry, ProgrammeFiles.RuleFile file) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, List<String>> idsByName = new LinkedHashMap<>();
    private final Map<String, Fact> inputs = new LinkedHashMap<>();
    private final Map<String, List<String>> needs = new LinkedHashMap<>();
    private boolean usesMembers;

    private RequirementGraph() {}

    static RequirementGraph of(ProgrammeFiles files, Vocabulary vocabulary) {
        RequirementGraph graph = new RequirementGraph();
        graph.place(files);
        graph.findNeeds(vocabulary);
        return graph;
    }

    List<Rule> rules() {
        return rules;
    }

    /** The facts that the rules mention, by their ids in the model. */
    Map<String, Fact> inputs() {
        return inputs;
    }

    boolean usesMembers() {
        return usesMembers;
    }

    /** For every part, what it needs. */
    Map<String, List<String>> needs() {
        Map<String, List<String>> known = new LinkedHashMap<>(needs);
        known.replaceAll((id, _) -> needs(id));
        return known;
    }

    List<String> needs(String id) {
        return needs.getOrDefault(id, List.of()).stream().filter(needs::containsKey).toList();
    }

    private void place(ProgrammeFiles files) {
        Set<String> labels = new LinkedHashSet<>();
        for (ProgrammeFiles.RuleFile file : files.rules()) {
            for (Map<String, Object> rule : file.rules()) {
                String label = ProgrammeExport.text(rule, "zh");
                for (String key : List.of("place", "from", "to")) {
                    label += labels.contains(label) ? "_" + ProgrammeExport.text(rule, key) : "";
                }
                while (!labels.add(label)) {
                    label += "_";
                }
                String id = unique("rule-" + ProgrammeExport.text(rule, "id"));
                rules.add(new Rule(id, label, rule, file));
                idsByName
                        .computeIfAbsent(
                                ProgrammeExport.text(rule, "zh"), name -> new ArrayList<>())
                        .add(id);
                needs.put(id, new ArrayList<>());
            }
        }
        for (ProgrammeFiles.ParameterFile parameter : files.parameters()) {
            String id = unique("parameter-" + ProgrammeExport.text(parameter.entry(), "id"));
            idsByName
                    .computeIfAbsent(
                            ProgrammeExport.text(parameter.entry(), "zh"),
                            name -> new ArrayList<>())
                    .add(id);
            needs.put(id, new ArrayList<>(List.of("given-place", "given-residence", "given-date")));
        }
        for (String given :
                List.of("given-place", "given-residence", "given-date", "given-members")) {
            needs.put(given, new ArrayList<>());
        }
    }

    private String unique(String id) {
        String free = id;
        for (int i = 2; needs.containsKey(free); i++) {
            free = id + "-" + i;
        }
        needs.put(free, new ArrayList<>());
        return free;
    }

    /** Which names a rule mentions. */
    private void findNeeds(Vocabulary vocabulary) {
        for (Rule rule : rules) {
            Set<String> needed = new LinkedHashSet<>();
            Matcher words =
                    WORD.matcher(
                            ProgrammeExport.text(rule.entry(), "formula")
                                    + " "
                                    + ProgrammeExport.text(rule.entry(), "table"));
            while (words.find()) {
                String word = words.group();
                if (word.equals(MEMBERS)) {
                    usesMembers = true;
                    needed.add("given-members");
                } else if (GIVEN.containsKey(word)) {
                    needed.add(GIVEN.getOrDefault(word, ""));
                } else if (idsByName.containsKey(word)) {
                    needed.addAll(idsByName.getOrDefault(word, List.of()));
                } else {
                    vocabulary.named(word).ifPresent(fact -> needed.add(input(fact)));
                }
            }
            needed.remove(rule.id());
            needs.put(rule.id(), new ArrayList<>(needed));
        }
        if (!usesMembers) {
            needs.remove("given-members");
        }
    }

    private String input(Fact fact) {
        String id = "fact-" + fact.id();
        inputs.put(id, fact);
        needs.putIfAbsent(id, new ArrayList<>());
        return id;
    }
}
