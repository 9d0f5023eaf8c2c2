package io.hourhand.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** The arrows between the daemon's rooms: they only point down. */
@AnalyzeClasses(packages = "io.hourhand.daemon", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("main")
            .definedBy("io.hourhand.daemon")
            .layer("admin")
            .definedBy("io.hourhand.daemon.admin..")
            .layer("supervise")
            .definedBy("io.hourhand.daemon.supervise..")
            .layer("charge")
            .definedBy("io.hourhand.daemon.charge..")
            .layer("purge")
            .definedBy("io.hourhand.daemon.purge..")
            .layer("run")
            .definedBy("io.hourhand.daemon.run..")
            .layer("job")
            .definedBy("io.hourhand.daemon.job..")
            .layer("spool")
            .definedBy("io.hourhand.daemon.spool..")
            .layer("log")
            .definedBy("io.hourhand.daemon.log..")
            .layer("figure")
            .definedBy("io.hourhand.daemon.figure..")
            .layer("narration")
            .definedBy("io.hourhand.daemon.narration..")
            .layer("journal")
            .definedBy("io.hourhand.daemon.journal..")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("admin")
            .mayOnlyAccessLayers("supervise", "log", "figure")
            .whereLayer("supervise")
            .mayOnlyAccessLayers("run", "narration")
            .whereLayer("charge")
            .mayOnlyAccessLayers("narration")
            .whereLayer("purge")
            .mayOnlyAccessLayers("narration")
            .whereLayer("run")
            .mayOnlyAccessLayers("job", "log", "journal", "narration", "figure")
            .whereLayer("job")
            .mayOnlyAccessLayers("log", "figure")
            .whereLayer("spool")
            .mayOnlyAccessLayers("job")
            .whereLayer("log")
            .mayNotAccessAnyLayer()
            .whereLayer("figure")
            .mayNotAccessAnyLayer()
            .whereLayer("narration")
            .mayNotAccessAnyLayer()
            .whereLayer("journal")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule SERVICES_NEVER_SEE_EACH_OTHER =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.hourhand.web..");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_THE_STORE =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule ROWS_STAY_IN_THE_STORE =
            noClasses().should().dependOnClassesThat().haveNameMatching("io\\.hourhand\\.store\\..*(Rows|Driver)");

    @ArchTest
    static final ArchRule ONLY_THE_JOURNALS_POOL_KNOWS_SLICK = noClasses()
            .that()
            .resideOutsideOfPackage("io.hourhand.daemon.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("slick..");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_GIVEN = noClasses()
            .that()
            .doNotHaveSimpleName("DaemonMain")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule NOBODY_BLOCKS_ON_A_FUTURE = noClasses()
            .should()
            .callMethod(CompletableFuture.class, "join")
            .orShould()
            .callMethod(Future.class, "get")
            .orShould()
            .callMethod(CompletableFuture.class, "get")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)");
}
