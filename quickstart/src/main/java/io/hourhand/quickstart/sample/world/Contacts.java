package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Twins.Common;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names, addresses and numbers that belong to nobody: reserved domains and a country code that does not exist. */
final class Contacts {

    /** @param digits of the phone number, without country code; null for those who gave none */
    record Contact(
            String name,
            String handle,
            String email,
            @Nullable String digits,
            @Nullable String phone) {}

    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");

    private static final Pattern OTHER_THAN_LETTERS = Pattern.compile("[^a-z]");

    private final Dice dice = new Dice("contacts");
    private final Twins twins;
    private final List<Contact> drawn = new ArrayList<>();

    Contacts(Twins twins) {
        this.twins = twins;
    }

    /** Takes the members in the order of their ids. */
    Contact draw(Person person) {
        String first = person.firstName(dice);
        String last = dice.oneOf(Words.SURNAMES);
        String own = ascii(first) + "." + ascii(last) + person.id() + "@" + dice.oneOf(DOMAINS);
        String ownDigits = dice.chance(70) ? "%02d%07d".formatted(dice.between(20, 89), dice.below(10_000_000)) : null;
        int byMail = twins.firstOf(person.id(), Common.EMAIL);
        int byPhone = twins.firstOf(person.id(), Common.PHONE);
        String digits = byPhone > 0 ? drawn.get(byPhone - 1).digits() : ownDigits;
        Contact contact = new Contact(
                first + " " + last.charAt(0) + ".",
                ascii(first) + "_" + person.id(),
                byMail > 0 ? variant(drawn.get(byMail - 1).email(), person.id()) : own,
                digits,
                digits == null ? null : written(digits));
        drawn.add(contact);
        return contact;
    }

    /** Another spelling that reaches the same mailbox: no dots, a tag, a capital. */
    private static String variant(String email, int id) {
        int at = email.indexOf('@');
        String local = email.substring(0, at).replace(".", "").replaceAll("\\+.*", "");
        return local.substring(0, 1).toUpperCase(Locale.ROOT) + local.substring(1) + "+" + id + email.substring(at);
    }

    private String written(String digits) {
        String area = digits.substring(0, 2);
        String middle = digits.substring(2, 5);
        String end = digits.substring(5);
        return switch (dice.below(4)) {
            case 0 -> "+999" + digits;
            case 1 -> "00999-" + area + "-" + middle + end;
            case 2 -> "+999 (" + area + ") " + middle + "-" + end;
            default -> "+999 " + area + " " + middle + " " + end;
        };
    }

    private static String ascii(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        return OTHER_THAN_LETTERS.matcher(plain).replaceAll("");
    }
}
