package io.hourhand.web.page.status;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.doctor.Doctor;
import io.hourhand.doctor.Finding;
import io.hourhand.doctor.Symptoms;
import io.hourhand.store.sql.Database;
import io.hourhand.web.live.DaemonClient;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.look.Icon;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Whether all is well, looked at now: the same as {@code ./hourhand doctor}. */
public final class DoctorPages {

    private final Frame frame;
    private final Database database;
    private final DaemonClient daemons;
    private final Executor jdbc;

    public DoctorPages(Frame frame, Database database, DaemonClient daemons, Executor jdbc) {
        this.frame = frame;
        this.database = database;
        this.daemons = daemons;
        this.jdbc = jdbc;
    }

    public List<Route> routes() {
        return List.of(Route.get("/admin/workers/doctor", this::show));
    }

    private CompletionStage<HttpResponse> show(Call call) {
        Shell shell = frame.shell(call, say("doctor.title"), Section.DAEMON);
        Symptoms symptoms = Symptoms.of(database, frame.now());
        return symptoms.daemon()
                .map(daemons::figures)
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
                .thenApplyAsync(
                        figures -> frame.page(
                                shell, "doctor.jte", new DoctorPage(Doctor.findings(symptoms.with(figures)))),
                        jdbc);
    }

    /** What was found, and first what does not work. */
    public record DoctorPage(List<Finding> findings) {

        public DoctorPage {
            findings = findings.stream()
                    .sorted(Comparator.comparing(Finding::verdict).reversed())
                    .toList();
        }

        public boolean anyBad() {
            return Doctor.anyBad(findings);
        }

        public static Look look(Finding finding) {
            return switch (finding.verdict()) {
                case GOOD -> new Look(say("doctor.finding.good"), "good", Icon.CHECK);
                case WARNING -> new Look(say("doctor.finding.warning"), "warn", Icon.WARNING);
                case BAD -> new Look(say("doctor.finding.bad"), "bad", Icon.CROSS);
            };
        }
    }
}
