package io.hourhand;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;

/** The arrows between the rooms of this module: they only point down. */
@AnalyzeClasses(packages = "io.hourhand", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("schedule")
            .definedBy("io.hourhand.schedule..")
            .layer("policy")
            .definedBy("io.hourhand.policy..")
            .layer("run")
            .definedBy("io.hourhand.run..")
            .layer("timeline")
            .definedBy("io.hourhand.timeline..")
            .layer("json")
            .definedBy("io.hourhand.json..")
            .layer("config")
            .definedBy("io.hourhand.config..")
            .layer("wire")
            .definedBy("io.hourhand.wire..")
            .layer("store")
            .definedBy("io.hourhand.store..")
            .layer("doctor")
            .definedBy("io.hourhand.doctor..")
            .whereLayer("policy")
            .mayOnlyAccessLayers("schedule")
            .whereLayer("run")
            .mayOnlyAccessLayers("policy", "schedule")
            .whereLayer("timeline")
            .mayOnlyAccessLayers("run", "policy", "schedule")
            .whereLayer("json")
            .mayOnlyAccessLayers("run", "policy", "schedule")
            .whereLayer("config")
            .mayOnlyAccessLayers("schedule")
            .whereLayer("wire")
            .mayOnlyAccessLayers("run", "policy", "schedule", "json")
            .whereLayer("store")
            .mayOnlyAccessLayers("timeline", "run", "policy", "schedule", "json", "config")
            .whereLayer("doctor")
            .mayOnlyAccessLayers("store", "run", "policy");

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN_IN_THE_STORE = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("sql")
            .definedBy("io.hourhand.store.sql..")
            .layer("charge")
            .definedBy("io.hourhand.store.charge..")
            .layer("schedule")
            .definedBy("io.hourhand.store.schedule..")
            .layer("run")
            .definedBy("io.hourhand.store.run..")
            .layer("history")
            .definedBy("io.hourhand.store.history..")
            .layer("purge")
            .definedBy("io.hourhand.store.purge..")
            .layer("access")
            .definedBy("io.hourhand.store.access..")
            .whereLayer("sql")
            .mayNotAccessAnyLayer()
            .whereLayer("charge")
            .mayOnlyAccessLayers("sql")
            .whereLayer("schedule")
            .mayOnlyAccessLayers("sql")
            .whereLayer("run")
            .mayOnlyAccessLayers("schedule", "sql")
            .whereLayer("history")
            .mayOnlyAccessLayers("sql")
            .whereLayer("purge")
            .mayOnlyAccessLayers("schedule", "sql")
            .whereLayer("access")
            .mayOnlyAccessLayers("sql");

    /** So that each class of the store has a room for which the rule above says what it may use. */
    @ArchTest
    static final ArchRule THE_STORE_ITSELF_IS_EMPTY =
            noClasses().that().doNotHaveSimpleName("package-info").should().resideInAPackage("io.hourhand.store");

    @ArchTest
    static final ArchRule ROWS_STAY_IN_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("io.hourhand.store..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.hourhand\\.store\\..*(Rows|Driver)");

    @ArchTest
    static final ArchRule NO_CYCLES =
            SlicesRuleDefinition.slices().matching("io.hourhand.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_SQL = noClasses()
            .that()
            .resideInAPackage("io.hourhand..")
            .and()
            .resideOutsideOfPackages("io.hourhand.store..", "io.hourhand.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_GIVEN = noClasses()
            .that()
            .resideInAPackage("io.hourhand..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");
}
