package io.hourhand.quickstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;

/** The arrows between the rooms of this module. */
@AnalyzeClasses(
        packages = {"io.hourhand.quickstart", "io.hourhand.sample"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("io.hourhand.quickstart.(**)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_SAMPLE_DOES_NOT_KNOW_WHO_STARTS_IT = noClasses()
            .that()
            .resideInAPackage("io.hourhand.quickstart.sample..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hourhand.quickstart", "io.hourhand.quickstart.house..", "io.hourhand.embedded..");

    @ArchTest
    static final ArchRule ITS_JAVA_JOBS_NEED_THE_SPI_ALONE = classes()
            .that()
            .resideInAPackage("io.hourhand.sample..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.hourhand.sample..", "io.hourhand.job..", "java..", "javax.sql..", "org.jspecify..");

    @ArchTest
    static final ArchRule THE_SERVICES_ARE_ONLY_KNOWN_AS_PROCESSES =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.hourhand.daemon..", "io.hourhand.web..");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_GIVEN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
