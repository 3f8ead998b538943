/**
 * The formula language: FEEL with Chinese names, cut to what can be typed before it runs. Lexer and
 * parser make {@link org.huimin.engine.feel.Expr}, the checker makes {@link
 * org.huimin.engine.feel.Node}: fixed-point, unit-checked, ready to run or to compile.
 */
@NullMarked
package org.huimin.engine.feel;

import org.jspecify.annotations.NullMarked;
