package org.huimin.platform.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huimin.engine.base.InputProblem;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.InputException;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.exchange.FileRefused;
import org.huimin.platform.policy.ChangeRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever went wrong into a {@link Problem}. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Clock clock;

    ProblemAdvice(Clock clock) {
        this.clock = clock;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refusal) {
        ResponseEntity<Object> answer = respond(refusal.problem());
        if (refusal.until().isEmpty()) {
            return answer;
        }
        long seconds = Duration.between(clock.instant(), refusal.until().get()).toSeconds() + 1;
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)))
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> notPermitted(NotPermitted refusal) {
        return respond(Problems.notPermitted(refusal));
    }

    @ExceptionHandler
    ResponseEntity<Object> fileRefused(FileRefused refusal) {
        InputProblem input = refusal.problem();
        Problem problem =
                Problems.invalid(input.zh(), input.en(), input.remedyZh(), input.remedyEn());
        return respond(new Problem(problem.status(), input.code(), problem.zh(), problem.en()));
    }

    @ExceptionHandler
    ResponseEntity<Object> changeRefused(ChangeRefused refusal) {
        HttpStatus status =
                switch (refusal.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case CONFLICT -> HttpStatus.CONFLICT;
                };
        return respond(
                new Problem(
                        status,
                        refusal.code(),
                        new Problem.Text("变更不能办理", refusal.zh(), refusal.remedyZh()),
                        new Problem.Text(
                                "The change is not possible", refusal.en(), refusal.remedyEn())));
    }

    /** Every error of the input with its path, for those who correct it field by field. */
    @ExceptionHandler
    ResponseEntity<Object> inputRefused(InputException refusal) {
        int errors = refusal.errors().size();
        Problem problem =
                Problems.invalid(
                        "输入的家庭有 %d 处错误。".formatted(errors),
                        "The household has %d errors.".formatted(errors),
                        "请按各处的提示改正。",
                        "Correct what is named at each place.");
        ProblemDetail detail = problem.detail(LocaleContextHolder.getLocale());
        detail.setProperty("errors", refusal.errors().stream().map(ProblemAdvice::error).toList());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static Map<String, Object> error(InputError error) {
        return Map.of(
                "field",
                error.path(),
                "value",
                error.value(),
                "zh",
                Map.of("reason", error.zh(), "remedy", error.remedyZh()),
                "en",
                Map.of("reason", error.en(), "remedy", error.remedyEn()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(NotSignedIn refusal) {
        return respond(Problems.notSignedIn());
    }

    /**
     * A number in the address that cannot be one is the number of nothing; a field is corrected.
     */
    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return respond(Problems.notFound("没有这条记录。", "There is no such record."));
        }
        return respond(
                Refused.invalid(
                                mismatch.getName(),
                                String.valueOf(mismatch.getValue()),
                                "请按接口说明填写该字段。",
                                "Give the field as the interface describes.")
                        .problem());
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure) {
        UUID incident = UUID.randomUUID();
        log.error("Incident {}", incident, failure);
        return respond(Problems.internal(incident));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return respond(Problems.tooLarge());
    }

    /** What Spring itself refuses: wrong method, unreadable JSON, missing parameter, … */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return respond(Problems.notFound("没有这个地址。", "There is no such address."));
        }
        if (status.is4xxClientError()) {
            Problem problem =
                    Problems.invalid(
                            "系统看不懂这个请求：" + failure.getMessage(),
                            "The request cannot be understood: " + failure.getMessage(),
                            "请刷新页面后重试。",
                            "Reload the page and try again.");
            return respond(
                    new Problem(
                            HttpStatus.valueOf(status.value()),
                            problem.code(),
                            problem.zh(),
                            problem.en()));
        }
        return unexpected(failure);
    }

    private static ResponseEntity<Object> respond(Problem problem) {
        Locale reader = LocaleContextHolder.getLocale();
        return problem.response(reader);
    }
}
