package io.hourhand.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Profiles that have something in common, directly or through others; each cluster is named by its lowest id. */
final class Clusters {

    private final Map<Integer, Integer> parents = new TreeMap<>();
    private final Map<Integer, Set<String>> evidence = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();

    /** Notes that {@code profile} has this {@code value}, and joins it with those that have the same. */
    void add(String kind, String value, int profile) {
        @Nullable Integer owner = owners.putIfAbsent(kind + ' ' + value, profile);
        if (owner != null && owner != profile) {
            evidence.computeIfAbsent(owner, id -> new TreeSet<>()).add(kind);
            evidence.computeIfAbsent(profile, id -> new TreeSet<>()).add(kind);
            int one = first(owner);
            int other = first(profile);
            parents.put(Math.max(one, other), Math.min(one, other));
            parents.put(Math.min(one, other), Math.min(one, other));
        }
    }

    /** All that have a cluster, in the order of their ids. */
    Iterable<Integer> profiles() {
        return new TreeSet<>(evidence.keySet());
    }

    int first(int profile) {
        int root = profile;
        for (int parent = parents.getOrDefault(root, root); parent != root; parent = parents.getOrDefault(root, root)) {
            root = parent;
        }
        return root;
    }

    int size(int profile) {
        int first = first(profile);
        return Math.toIntExact(
                evidence.keySet().stream().filter(id -> first(id) == first).count());
    }

    /** What {@code profile} itself has in common with another, comma-separated in alphabetical order. */
    String evidence(int profile) {
        return String.join(",", evidence.getOrDefault(profile, Set.of()));
    }
}
