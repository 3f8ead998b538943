/**
 * FEEL as the DMN standard has it (1.2 to 1.5): dynamic values, null for what fails. The formulas
 * of our own content are another, typed language ({@code org.huimin.engine.feel}); see
 * docs/adr/0010.
 *
 * <p>A value is null, {@code BigDecimal}, {@code String}, {@code Boolean}, {@code LocalDate},
 * {@link org.huimin.engine.dmn.feel.FeelTime}, {@link org.huimin.engine.dmn.feel.FeelDateTime},
 * {@code Duration} (days and time), {@link org.huimin.engine.dmn.feel.MonthSpan} (years and
 * months), {@code List}, {@link org.huimin.engine.dmn.feel.FeelContext}, {@link
 * org.huimin.engine.dmn.feel.FeelRange} or {@link org.huimin.engine.dmn.feel.FeelFunction}.
 */
@NullMarked
package org.huimin.engine.dmn.feel;

import org.jspecify.annotations.NullMarked;
