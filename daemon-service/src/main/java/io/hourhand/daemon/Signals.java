package io.hourhand.daemon;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM and SIGINT. The first of them ends the process by way of its shutdown hooks, as ever; a second one, which the
 * JVM itself would not notice any more, says that it is in a hurry.
 *
 * <p>By reflection: the class for it is there in every JDK and in no specification.
 */
final class Signals {

    private static final int CODE_BASE = 128;

    private Signals() {}

    static void watch(Runnable hurry) {
        AtomicBoolean ending = new AtomicBoolean();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (String name : List.of("TERM", "INT")) {
                Object watched = signal.getConstructor(String.class).newInstance(name);
                int code = CODE_BASE + (int) signal.getMethod("getNumber").invoke(watched);
                InvocationHandler answer = (self, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        if (ending.compareAndSet(false, true)) {
                            Thread.ofPlatform().name("exit").start(() -> System.exit(code));
                        } else {
                            hurry.run();
                        }
                        return null;
                    }
                    // Nobody puts it into a set or prints it.
                    throw new UnsupportedOperationException(method.getName());
                };
                Object watcher =
                        Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, answer);
                signal.getMethod("handle", signal, handler).invoke(null, watched, watcher);
            }
        } catch (ReflectiveOperationException e) {
            // A JVM without it, or told to leave signals alone (-Xrs): the first signal still ends it well.
            LoggerFactory.getLogger(Signals.class).debug("A second signal will not be noticed", e);
        }
    }
}
