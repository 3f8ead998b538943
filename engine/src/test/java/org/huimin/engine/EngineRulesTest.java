package org.huimin.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The engine is pure Java: no Spring, no SQL, and its layers know each other one way only. */
@AnalyzeClasses(
        packages = "org.huimin.engine",
        importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRulesTest {

    @ArchTest
    static final ArchRule NO_SPRING_NO_SQL =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "java.sql..",
                            "javax.sql..",
                            "org.huimin.platform..");

    @ArchTest
    static final ArchRule THE_LANGUAGE_KNOWS_NO_POLICY =
            noClasses()
                    .that()
                    .resideInAnyPackage("..engine.feel..", "..engine.base..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..engine.policy..", "..engine.batch..", "..engine.cli..");

    @ArchTest
    static final ArchRule POLICY_KNOWS_NO_BATCH =
            noClasses()
                    .that()
                    .resideInAPackage("..engine.policy..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..engine.batch..", "..engine.cli..");
}
