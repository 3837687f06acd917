package io.realname;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The layering of the packages, and what no class may do. */
@AnalyzeClasses(packages = "io.realname", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] TOP = packages("app", "cli", "web", "route", "simulator", "verify", "observe");
    private static final String[] CAPABILITIES =
            packages("intake", "screening", "registrar", "review", "icp", "notify");
    private static final String[] GROUND = packages("time", "security", "storage", "http", "yaml");
    private static final Set<String> CLOCK_READINGS = Set.of("now", "system", "systemUTC", "systemDefaultZone");

    @ArchTest
    static final ArchRule onlyRoutesAndStartUpKnowCamel = noClasses()
            .that()
            .resideOutsideOfPackages(packages("route", "app"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule nobodyBelowKnowsTheTop = noClasses()
            .that()
            .resideOutsideOfPackages(TOP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOP);

    @ArchTest
    static final ArchRule intakeStandsOnCasesAlone =
            mayImport("intake", "time", "submission", "security", "casefile", "yaml");

    @ArchTest
    static final ArchRule screeningStandsOnCasesAlone =
            mayImport("screening", "time", "submission", "security", "casefile", "yaml");

    @ArchTest
    static final ArchRule registrarStandsOnCasesAlone =
            mayImport("registrar", "time", "submission", "security", "casefile", "yaml");

    @ArchTest
    static final ArchRule reviewStandsOnCasesAlone =
            mayImport("review", "time", "submission", "security", "casefile", "http");

    @ArchTest
    static final ArchRule icpStandsOnCasesAlone =
            mayImport("icp", "time", "submission", "security", "casefile", "http");

    @ArchTest
    static final ArchRule notifyStandsOnCasesAlone =
            mayImport("notify", "time", "submission", "security", "casefile", "http");

    @ArchTest
    static final ArchRule theOracleReadsRowsAndFilesAlone =
            mayImport("verify", "time", "submission", "security", "casefile", "http", "screening");

    @ArchTest
    static final ArchRule casesKnowNoCapability = noClasses()
            .that()
            .resideInAnyPackage(packages("casefile", "submission"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAPABILITIES);

    @ArchTest
    static final ArchRule theGroundKnowsNothingAbove = noClasses()
            .that()
            .resideInAnyPackage(GROUND)
            .should()
            .dependOnClassesThat(resideInAPackage("io.realname..").and(resideOutsideOfPackages(GROUND)));

    @ArchTest
    static final ArchRule databasesAreOpenedAtTheTop = noClasses()
            .that()
            .resideOutsideOfPackages(packages("storage", "app", "simulator", "cli"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.realname.storage..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.realname.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideOutsideOfPackages(packages("app", "cli"))
            .should()
            .callCodeUnitWhere(readsAClock());

    @ArchTest
    static final ArchRule nothingIsReadByJavaSerialisation =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    @ArchTest
    static final ArchRule everyPackageSaysWhatMayBeNull =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "io.realname." + name + "..").toArray(String[]::new);
    }

    private static ArchRule mayImport(String name, String... others) {
        String[] allowed = Stream.concat(Stream.of(packages(name)), Stream.of(packages(others)))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.realname." + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.realname..").and(resideOutsideOfPackages(allowed)));
    }

    private static DescribedPredicate<JavaCall<?>> readsAClock() {
        return DescribedPredicate.describe("it reads a clock", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getTarget().getName();
            return (owner.startsWith("java.time.") && CLOCK_READINGS.contains(method))
                    || (owner.equals(System.class.getName()) && method.equals("currentTimeMillis"))
                    || (owner.equals(Date.class.getName())
                            && method.equals("<init>")
                            && call.getTarget().getRawParameterTypes().isEmpty());
        });
    }
}
