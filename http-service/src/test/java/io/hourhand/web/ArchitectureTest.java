package io.hourhand.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** The rooms of the web-server, and which arrows between them there may be. */
@AnalyzeClasses(packages = "io.hourhand.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsOnlyPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.hourhand.web..")
            .layer("main")
            .definedBy("io.hourhand.web")
            .layer("api")
            .definedBy("io.hourhand.web.api..")
            .layer("page")
            .definedBy("io.hourhand.web.page..")
            .layer("action")
            .definedBy("io.hourhand.web.action..")
            .layer("live")
            .definedBy("io.hourhand.web.live")
            .layer("route")
            .definedBy("io.hourhand.web.route")
            .layer("auth")
            .definedBy("io.hourhand.web.auth")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("action")
            .mayOnlyBeAccessedByLayers("main", "api", "page")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("main", "api", "page", "action")
            .whereLayer("route")
            .mayOnlyBeAccessedByLayers("main", "api", "page", "action")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("main", "api", "page", "action", "route");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.hourhand.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sqlStaysInTheStore =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql", "javax.sql", "com.zaxxer..");

    @ArchTest
    static final ArchRule rowsStayInTheStore =
            noClasses().should().dependOnClassesThat().haveNameMatching("io\\.hourhand\\.store\\..*(Rows|Driver)");

    @ArchTest
    static final ArchRule onlyLiveTalksToTheDaemon = noClasses()
            .that()
            .resideOutsideOfPackage("io.hourhand.web.live")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.hourhand.wire.DaemonPaths");

    @ArchTest
    static final ArchRule theClockIsGiven = noClasses()
            .that()
            .doNotHaveSimpleName("WebMain")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nobodyWaitsForAFuture = noClasses()
            .should()
            .callMethod(java.util.concurrent.CompletableFuture.class, "get")
            .orShould()
            .callMethod(java.util.concurrent.CompletableFuture.class, "join")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule namesComeFromTheField = classes()
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name says nothing");
}
