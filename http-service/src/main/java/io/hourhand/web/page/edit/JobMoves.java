package io.hourhand.web.page.edit;

import io.hourhand.web.page.frame.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The buttons beside the jobs of a form: up, down, remove, add.
 *
 * @param fields of the form, with the jobs in their new order
 * @param focus the job that was moved or added, from 0; -1 for none
 */
record JobMoves(Map<String, String> fields, int focus) {

    /**
     * Does what a button says.
     *
     * @param move such as {@code up:2}
     */
    static JobMoves apply(Form form, String move) {
        int count = FormJson.jobs(form);
        List<Map<String, String>> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(job(form, i));
        }
        String[] parts = move.split(":", 2);
        int index = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
        int focus =
                switch (parts[0]) {
                    case "up" -> swap(jobs, index, index - 1);
                    case "down" -> swap(jobs, index, index + 1);
                    case "remove" -> {
                        if (index >= 0 && index < jobs.size() && jobs.size() > 1) {
                            jobs.remove(index);
                        }
                        yield Math.min(index, jobs.size() - 1);
                    }
                    case "add" -> {
                        Map<String, String> fresh = new LinkedHashMap<>();
                        FormFields.job(fresh, 0);
                        jobs.add(fresh.entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> entry.getKey().substring("jobs[0].".length()), Map.Entry::getValue)));
                        yield jobs.size() - 1;
                    }
                    default -> -1;
                };
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.keySet().removeIf(name -> name.startsWith("jobs["));
        for (int i = 0; i < jobs.size(); i++) {
            String place = "jobs[" + i + "].";
            jobs.get(i).forEach((name, value) -> fields.put(place + name, value));
        }
        fields.put("jobs", Integer.toString(jobs.size()));
        return new JobMoves(fields, focus);
    }

    private static Map<String, String> job(Form form, int index) {
        String place = "jobs[" + index + "].";
        Map<String, String> job = new LinkedHashMap<>();
        form.fields().forEach((name, value) -> {
            if (name.startsWith(place)) {
                job.put(name.substring(place.length()), value);
            }
        });
        return job;
    }

    private static int swap(List<Map<String, String>> jobs, int from, int to) {
        boolean there = from >= 0 && from < jobs.size() && to >= 0 && to < jobs.size();
        if (there) {
            java.util.Collections.swap(jobs, from, to);
        }
        return there ? to : from;
    }
}
