package io.hourhand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClustersTest {

    private final Clusters clusters = new Clusters();

    @Test
    void aChainOfDifferentEvidenceIsOneClusterNamedByItsLowestId() {
        clusters.add("PHONE", "99920", 9);
        clusters.add("PHONE", "99920", 5);
        clusters.add("PHOTO", "abc", 5);
        clusters.add("PHOTO", "abc", 2);
        clusters.add("EMAIL", "a@example.org", 7);
        assertEquals(List.of(2, 5, 9), profiles());
        for (int profile : profiles()) {
            assertEquals(2, clusters.first(profile));
            assertEquals(3, clusters.size(profile));
        }
        assertEquals("PHOTO", clusters.evidence(2));
        assertEquals("PHONE,PHOTO", clusters.evidence(5));
    }

    @Test
    void equalValuesOfDifferentKindsHaveNothingInCommon() {
        clusters.add("PHONE", "1", 1);
        clusters.add("PHOTO", "1", 2);
        assertEquals(List.of(), profiles());
    }

    @Test
    void oneProfileWithTheSamePhotoTwiceIsNoDuplicate() {
        clusters.add("PHOTO", "abc", 1);
        clusters.add("PHOTO", "abc", 1);
        assertFalse(clusters.profiles().iterator().hasNext());
    }

    private List<Integer> profiles() {
        List<Integer> all = new ArrayList<>();
        clusters.profiles().forEach(all::add);
        return all;
    }
}
