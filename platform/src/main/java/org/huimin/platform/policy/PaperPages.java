package org.huimin.platform.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.paper.Form;
import org.huimin.engine.paper.GuidePage;
import org.huimin.engine.paper.Papers;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Text;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.springframework.stereotype.Service;

/** Citizens' pages and application forms. Needs {@link Permission#VIEW_POLICY}. */
@Service
public class PaperPages {
    private final PolicyLibrary policy;

    PaperPages(PolicyLibrary policy) {
        this.policy = policy;
    }

    /** The papers of one programme at a place on a day; empty when there is no such programme. */
    public Optional<PapersView> of(String programme, PlaceCode at, LocalDate on) {
        Permissions.require(Permission.VIEW_POLICY);
        Library library = policy.current();
        Papers papers = policy.papers();
        GuidePage guide = new GuidePage(library, papers, at, on);
        return library.programme(programme)
                .map(found -> {
                    Optional<Form> form = papers.form(programme);
                    return new PapersView(
                            guide.of(found).stream()
                                    .map(each ->
                                            new PapersView.Section(each.heading(), each.text()))
                                    .toList(),
                            form.map(Form::fields).orElse(List.of()).stream()
                                    .map(PaperPages::field)
                                    .toList(),
                            form.map(Form::documents).orElse(List.of()).stream()
                                    .map(each ->
                                            new PapersView.Proof(
                                                    each.document().name(),
                                                    each.need().words(),
                                                    each.when()))
                                    .toList());
                });
    }

    private static PapersView.Field field(Form.Field field) {
        return new PapersView.Field(
                field.fact().id(),
                new Text(field.fact().zh(), field.fact().en()),
                field.ask(),
                field.need().words(),
                field.when());
    }
}
