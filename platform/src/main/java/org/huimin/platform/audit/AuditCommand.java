package org.huimin.platform.audit;

import java.util.List;
import org.huimin.platform.command.Command;
import org.springframework.stereotype.Component;

/** {@code audit verify}: recomputes the chain of the audit trail. */
@Component
final class AuditCommand implements Command {
    private static final int WRONG_ARGUMENTS = 2;

    private final Audit audit;

    AuditCommand(Audit audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String summary() {
        return "verify: check the chain of the audit trail 校验审计记录链";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.equals(List.of("verify"))) {
            System.err.println("Usage 用法: audit verify");
            return WRONG_ARGUMENTS;
        }
        return switch (audit.verify()) {
            case Verification.Sound(long entries, String digest) -> {
                System.out.printf(
                        "审计记录完整 audit trail sound: %d 条 entries, SM3 %s%n", entries, digest);
                yield 0;
            }
            case Verification.Broken(long lastGood, long found) -> {
                System.out.printf(
                        "审计记录断链 audit trail broken: after entry %d 条之后发现 found %d%n",
                        lastGood, found);
                yield 1;
            }
        };
    }
}
