package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Likes.Like;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversations of those who like each other, and the unasked messages of spammers to those whom they like. */
final class Chats {

    /** @param readAt a second, 0 while unread */
    record Message(Person sender, Person recipient, String body, long sentAt, long readAt) {}

    /** In the order of time, never empty. */
    record Chat(List<Message> messages) {}

    private record Turn(Person sender, Person recipient, long at) {}

    private final Dice dice = new Dice("chats");
    private final Cities cities;
    private final Likes likes;

    Chats(Cities cities, Likes likes) {
        this.cities = cities;
        this.likes = likes;
    }

    List<Chat> draw(List<Like> drawn) {
        List<Chat> chats = new ArrayList<>();
        for (Like like : drawn) {
            @Nullable Like back = likes.between(like.to(), like.from());
            boolean spam = like.from().spammer() || like.to().spammer();
            if (spam && back == null && dice.chance(70)) {
                spam(like, chats);
            } else if (!spam && back != null && like.from().id() < like.to().id() && dice.chance(60)) {
                talk(like, Math.max(like.at(), back.at()), chats);
            }
        }
        return chats;
    }

    private void spam(Like like, List<Chat> chats) {
        long at = like.at() + dice.between(5, 300);
        if (like.from().spammer() && at <= like.from().member().until()) {
            String body = Words.SPAM.get((like.from().id() + dice.below(2)) % Words.SPAM.size());
            chats.add(new Chat(List.of(message(new Turn(like.from(), like.to(), at), body, 0))));
        }
    }

    private void talk(Like like, long from, List<Chat> chats) {
        List<Turn> turns = turns(like, from);
        List<Message> messages = new ArrayList<>(turns.size());
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            Sentences sentences = new Sentences(dice, turn.sender(), cities);
            String body = sentences.line(i == 0 ? Words.OPENERS : Words.REPLIES);
            String name = turn.recipient().firstName(dice);
            messages.add(message(turn, body.replace("{name}", name), answered(turns, i)));
        }
        if (!messages.isEmpty()) {
            chats.add(new Chat(messages));
        }
    }

    private List<Turn> turns(Like like, long from) {
        List<Turn> turns = new ArrayList<>();
        Turn next = dice.chance(50) ? new Turn(like.from(), like.to(), from) : new Turn(like.to(), like.from(), from);
        for (int left = 1 + dice.below(dice.chance(30) ? 24 : 8); left > 0; left--) {
            long at = next.at() + 20 + dice.below(dice.chance(80) ? 7_200 : 172_800);
            if (at > next.sender().member().until()) {
                return turns;
            }
            turns.add(new Turn(next.sender(), next.recipient(), at));
            next = dice.chance(80)
                    ? new Turn(next.recipient(), next.sender(), at)
                    : new Turn(next.sender(), next.recipient(), at);
        }
        return turns;
    }

    /** When the recipient of turn {@code i} next writes, 0 for never. */
    private static long answered(List<Turn> turns, int i) {
        for (Turn later : turns.subList(i + 1, turns.size())) {
            if (later.sender().is(turns.get(i).recipient())) {
                return later.at();
            }
        }
        return 0;
    }

    /** Who answers has read before; others perhaps, as long as they still came by. */
    private Message message(Turn turn, String body, long answeredAt) {
        long gone = Math.min(turn.recipient().member().until(), turn.at() + Era.DAY);
        long readAt = answeredAt > 0
                ? dice.second(turn.at(), answeredAt)
                : gone > turn.at() && dice.chance(70) ? dice.second(turn.at(), gone) : 0;
        return new Message(turn.sender(), turn.recipient(), body, turn.at(), readAt);
    }
}
