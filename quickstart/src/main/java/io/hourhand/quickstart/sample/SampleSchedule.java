package io.hourhand.quickstart.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** "Daily Full Sync": the sample application's 20 jobs in their order, as the HTTP API takes a schedule. */
public final class SampleSchedule {

    public static final String NAME = "Daily Full Sync";

    private static final String DESCRIPTION = "Brings everything that the sample matchmaking service derives from"
            + " its members' doings up to date: search, scores, statistics, queues and mails.";

    private SampleSchedule() {}

    /** The schedule as JSON text: disabled, due at 02:00 UTC every day. */
    public static String json() {
        return definition().toPrettyString();
    }

    /** The schedule as a tree of its own, for the caller to keep. */
    public static ObjectNode definition() {
        ObjectNode schedule = JsonNodeFactory.instance.objectNode();
        schedule.put("name", NAME);
        schedule.put("description", DESCRIPTION);
        schedule.put("enabled", false);
        schedule.putObject("timing").put("type", "cron").put("expression", "0 2 * * *");
        schedule.put("timeZone", "UTC");
        ArrayNode jobs = schedule.putArray("jobs");
        // A mail tells of everything that the other jobs found out, so the digests come last.
        jobs.add(sql("profileSearchIndexJob", "PT5M"));
        jobs.add(java("matchScoreUpdateJob", "PT5M", "candidates", 5));
        jobs.add(sql("mutualMatchJob", "PT2M"));
        jobs.add(sql("contactNormalisationJob", "PT2M"));
        jobs.add(java("duplicateProfileJob", "PT2M"));
        jobs.add(sql("messageThreadSummaryJob", "PT2M"));
        jobs.add(sql("spamScoreJob", "PT2M"));
        jobs.add(sql("photoModerationQueueJob", "PT2M"));
        jobs.add(sql("visitRollupJob", "PT2M"));
        jobs.add(sql("visitRetentionJob", "PT2M"));
        jobs.add(sql("staleSessionCleanupJob", "PT2M"));
        jobs.add(sql("inactivityMarkingJob", "PT2M"));
        jobs.add(sql("profileCompletenessJob", "PT2M"));
        jobs.add(sql("popularityJob", "PT2M"));
        jobs.add(sql("leaderboardJob", "PT1M"));
        jobs.add(sql("recommendationRefreshJob", "PT2M"));
        jobs.add(sql("churnRiskJob", "PT1M"));
        jobs.add(sql("cityStatisticsJob", "PT1M"));
        jobs.add(sql("dailyStatisticsJob", "PT1M"));
        jobs.add(java("digestPreparationJob", "PT2M", "days", 7));
        return schedule;
    }

    private static ObjectNode sql(String name, String timeout) {
        ObjectNode job = job(name, "sql", timeout);
        ObjectNode config = job.putObject("config");
        config.put("statement", SqlScript.read("jobs/" + name + ".sql").text());
        config.put("dataSource", "default");
        config.putObject("parameters");
        return job;
    }

    private static ObjectNode java(String name, String timeout) {
        ObjectNode job = job(name, "java", timeout);
        job.putObject("config").put("job", name).putObject("parameters");
        return job;
    }

    private static ObjectNode java(String name, String timeout, String parameter, int value) {
        ObjectNode job = java(name, timeout);
        job.withObject("config").withObject("parameters").put(parameter, value);
        return job;
    }

    private static ObjectNode job(String name, String type, String timeout) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("type", type)
                .put("timeout", timeout);
    }
}
