package org.huimin.platform.console;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the program where it listens and, in a demonstration, who may sign in. */
@Component
@ConditionalOnWebApplication
final class Welcome {
    private final AboutApi about;
    private final String address;

    Welcome(AboutApi about, @Value("${server.address:127.0.0.1}") String address) {
        this.about = about;
        this.address = address;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        System.out.printf(
                "%n✓ 惠民已启动 / Huimin is running:  http://%s:%d%n",
                address, event.getWebServer().getPort());
        AboutApi.About installation = about.about();
        installation
                .accounts()
                .forEach(account ->
                        System.out.printf(
                                "    %-10s %s  %s（%s，%s）%n",
                                account.username(),
                                account.password(),
                                account.name(),
                                account.role().zh(),
                                account.place()));
        if (installation.demo()) {
            System.out.println(
                    """
                        合成的示范县正在后台导入并作第一次全量核对；停止请按 Ctrl-C。
                        The synthetic demo county is being imported and decided in the background; Ctrl-C stops.
                    """);
        }
    }
}
